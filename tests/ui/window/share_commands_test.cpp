#include "tests/ui/desk_of_tests.h"
#include "ui/window/share_commands.h"

#include <QSignalSpy>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
using testing::ElementsAre;
using testing::SizeIs;

class ShareCommandsOfAWindow : public testing::Test {
protected:
    DeskOfTests on_;
    ShareCommands commands_{on_.desk};
};

TEST_F(ShareCommandsOfAWindow, GoToEachShareThatIsChosen)
{
    on_.put(1, "one");
    on_.put(2, "two");

    commands_.pause({{1}, {2}});

    EXPECT_THAT(on_.script.record.paused, ElementsAre(ShareId{1}, ShareId{2}));
}

TEST_F(ShareCommandsOfAWindow, TellWhatTheEngineRefuses)
{
    on_.put(1, "one");
    on_.script.refused = {{1}};
    QSignalSpy failures{&commands_, &ShareCommands::failed};

    commands_.verify({{1}});

    EXPECT_TRUE(comes([&] { return failures.count() == 1; }));
}

TEST_F(ShareCommandsOfAWindow, PauseAllReachesSharesBeyondOnePageAndSkipsThoseThatRest)
{
    for (int i = 1; i <= 1200; ++i)
        on_.put(i, "share", i % 3 == 0 ? ShareState::Paused : ShareState::Seeding);

    commands_.pauseAll();

    EXPECT_TRUE(comes([&] { return on_.script.record.paused.size() == 800; }));
}

TEST_F(ShareCommandsOfAWindow, LinksAreCopiedALineEach)
{
    on_.put(1, "one");
    on_.put(2, "two");
    on_.script.details[{1}].link = "magnet:?xt=urn:btih:aa";
    on_.script.details[{2}].link = "magnet:?xt=urn:btih:bb";

    commands_.copyLinks({{1}, {2}});

    EXPECT_TRUE(comes([&] { return !on_.surroundings.clipboard.isEmpty(); }));
    EXPECT_EQ(on_.surroundings.clipboard, "magnet:?xt=urn:btih:aa\nmagnet:?xt=urn:btih:bb");
}

TEST_F(ShareCommandsOfAWindow, LinksThatArentThereAreLeftOut)
{
    on_.put(1, "public");
    on_.put(2, "of a private swarm");
    on_.script.details[{1}].link = "magnet:?xt=urn:btih:aa";
    on_.script.details[{2}].link = "";

    commands_.copyLinks({{1}, {2}});

    EXPECT_TRUE(comes([&] { return !on_.surroundings.clipboard.isEmpty(); }));
    EXPECT_EQ(on_.surroundings.clipboard, "magnet:?xt=urn:btih:aa");
}

TEST_F(ShareCommandsOfAWindow, WithoutAnyLinkTheClipboardStaysAsItIs)
{
    on_.put(2, "of a private swarm");
    on_.script.details[{2}].link = "";
    on_.surroundings.clipboard = "before";
    QSignalSpy done{&commands_, &ShareCommands::done};

    commands_.copyLinks({{2}});

    ASSERT_TRUE(comes([&] { return done.count() == 1; }));
    EXPECT_TRUE(done.front().front().toString().contains("no link"));
    EXPECT_EQ(on_.surroundings.clipboard, "before");
}

TEST_F(ShareCommandsOfAWindow, OpeningAShareOpensItsContent)
{
    auto& row = on_.put(1, "shown name");
    row.folder = "/srv/shares";
    on_.script.details[{1}] = {.row = row, .torrent = Torrent{.name = "album"}};

    commands_.open({1});

    EXPECT_TRUE(comes([&] { return !on_.surroundings.opened.empty(); }));
    EXPECT_THAT(on_.surroundings.opened, ElementsAre("/srv/shares/album"));
}

} // namespace
} // namespace shoal::ui
