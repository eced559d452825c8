#include "app/shoal/terminal/keys.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<KeyKind> kindsOf(std::string_view bytes)
{
    std::vector<KeyKind> kinds;
    for (const auto& key : KeyReader{}.take(bytes))
        kinds.push_back(key.kind);
    return kinds;
}

TEST(KeyReader, TellsLettersFromTheKeysThatMove)
{
    EXPECT_THAT(KeyReader{}.take("qä"), ElementsAre(Key{KeyKind::Text, "q"}, Key{KeyKind::Text, "ä"}));
    EXPECT_THAT(kindsOf("\x1b[A\x1b[B\x1bOA\x1bOB"),
                ElementsAre(KeyKind::Up, KeyKind::Down, KeyKind::Up, KeyKind::Down));
    EXPECT_THAT(kindsOf("\x1b[5~\x1b[6~\x1b[H\x1b[F"),
                ElementsAre(KeyKind::PageUp, KeyKind::PageDown, KeyKind::Home, KeyKind::End));
    EXPECT_THAT(kindsOf("\r\n\x7f\b"),
                ElementsAre(KeyKind::Enter, KeyKind::Enter, KeyKind::Backspace, KeyKind::Backspace));
}

TEST(KeyReader, PutsTogetherWhatComesInPieces)
{
    KeyReader reader;
    EXPECT_THAT(reader.take("\x1b["), IsEmpty());
    EXPECT_THAT(reader.take("5"), IsEmpty());
    EXPECT_THAT(reader.take("~x"), ElementsAre(Key{KeyKind::PageUp}, Key{KeyKind::Text, "x"}));
    EXPECT_THAT(reader.take("\xc3"), IsEmpty());
    EXPECT_THAT(reader.take("\xa4"), ElementsAre(Key{KeyKind::Text, "ä"}));
}

TEST(KeyReader, TakesALoneEscapeForTheKey)
{
    EXPECT_THAT(kindsOf("\x1b"), ElementsAre(KeyKind::Escape));
    EXPECT_THAT(kindsOf("\x1bq"), ElementsAre(KeyKind::Escape, KeyKind::Text));
}

TEST(KeyReader, PassesOverWhatItDoesNotKnow)
{
    EXPECT_THAT(kindsOf("\x1b[15~q"), ElementsAre(KeyKind::Unknown, KeyKind::Text));
    EXPECT_THAT(kindsOf("\x01\xff"), ElementsAre(KeyKind::Unknown, KeyKind::Unknown));
    const auto endless = "\x1b[" + std::string(1000, '1');
    EXPECT_FALSE(kindsOf(endless).empty()) << "it would wait for ever";
}

} // namespace
} // namespace shoal::app
