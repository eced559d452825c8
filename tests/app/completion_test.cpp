// What bash offers for a share, with a `shoal` that lists three.
#include "app/shoal/cli/documents.h"
#include "tests/support/temporary_folder.h"

#include <array>
#include <cstdio>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace shoal::app {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class BashCompletion : public testing::Test {
protected:
    /// `words` as bash has them, quoted for it; the last is being typed.
    std::vector<std::string> offeredFor(const std::string& words) const
    {
        const auto command = "cd '" + folder_.path().string()
            + "' && exec bash -c '. ./shoal; . ./completion; COMP_WORDS=(" + words
            + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _shoal; printf \"%s\\n\" \"${COMPREPLY[@]}\"'";
        std::string output;
        auto* const bash = ::popen(command.c_str(), "r");
        std::array<char, 4096> buffer;
        while (const auto count = std::fread(buffer.data(), 1, buffer.size(), bash))
            output.append(buffer.data(), count);
        EXPECT_EQ(::pclose(bash), 0);
        std::vector<std::string> offered;
        for (std::size_t at = 0, end = 0; (end = output.find('\n', at)) != std::string::npos; at = end + 1)
            if (end > at)
                offered.push_back(output.substr(at, end - at));
        return offered;
    }

    const test::TemporaryFolder folder_;
    const std::filesystem::path script_ = folder_.write("completion", bashCompletion());
    const std::filesystem::path program_ =
        folder_.write("shoal",
                      "shoal() {\n"
                      "    [[ \"$*\" == *\"--profile /none\"* ]] && { echo 'shoal: in use' >&2; return 4; }\n"
                      "    printf '%s\\n' 'ID  NAME' ' 1  my album' ' 2  book' '13  (no name yet) 8c1f0000…'\n"
                      "}\n");
};

TEST_F(BashCompletion, OffersIdsAndNamesOfShares)
{
    for (const auto* command : {"pause", "resume", "rm", "files", "log", "reannounce", "limit", "label"})
        EXPECT_THAT(offeredFor(std::string{"shoal "} + command + " \"\""),
                    UnorderedElementsAre("1", "my album", "2", "book", "13"))
            << command;
}

TEST_F(BashCompletion, OffersWhatBeginsAsTyped)
{
    EXPECT_THAT(offeredFor("shoal pause bo"), ElementsAre("book"));
    EXPECT_THAT(offeredFor("shoal pause 1"), ElementsAre("1", "13"));
    EXPECT_THAT(offeredFor("shoal pause book \"my\\\\ al\""), ElementsAre("my album")) << "a space is typed so";
    EXPECT_THAT(offeredFor("shoal pause nothing"), IsEmpty());
}

TEST_F(BashCompletion, OffersFilesBesidesSharesWhereACommandTakesBoth)
{
    folder_.write("book.torrent", "");
    EXPECT_THAT(offeredFor("shoal verify bo"), UnorderedElementsAre("book", "book.torrent"));
}

TEST_F(BashCompletion, OffersNoShareForAnOptionOrWhereTheListCannotBeRead)
{
    EXPECT_THAT(offeredFor("shoal pause --"), Not(Contains("book")));
    EXPECT_THAT(offeredFor("shoal pause --profile /none \"\""), IsEmpty());
}

} // namespace
} // namespace shoal::app
