#include "ui/system/notifier.h"

#include "tests/ui/desk_of_tests.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
using namespace std::chrono_literals;

class NotifierOfADesk : public testing::Test {
protected:
    const std::vector<Notice>& notices() const { return desk.surroundings.notices; }
    bool isTold(std::size_t count = 1)
    {
        return comes([&] { return notices().size() == count; });
    }
    /// All that was to be told before is told once this is.
    void expectNothingButTheLast(std::size_t before = 0)
    {
        desk.engine.emit(EngineWarning{{ErrorKind::DiskFull, "the last", {}}});
        ASSERT_TRUE(
            comes([&] { return !notices().empty() && notices().back().title.contains(QLatin1String{"the last"}); }));
        EXPECT_EQ(notices().size(), before + 1);
    }
    ShareId added(std::int64_t id, const std::string& name)
    {
        desk.script.details[{id}].row = desk.put(id, name);
        desk.script.details[{id}].link = "magnet:?xt=of-" + name;
        return {id};
    }

    DeskOfTests desk;
    Notifier::Wishes wishes;
    Notifier notifier{desk.desk, [this] { return wishes; }, 0ms};
};

TEST_F(NotifierOfADesk, TellsThatAShareIsHere)
{
    const auto id = added(1, "film");
    desk.script.details[id].row.folder = "/srv/films";
    desk.script.details[id].row.wanted = 3 * 1024 * 1024;
    desk.engine.emit(ShareFinished{id});
    ASSERT_TRUE(isTold());
    EXPECT_EQ(notices()[0].title, QStringLiteral("“film” is here"));
    EXPECT_EQ(notices()[0].text, QStringLiteral("3.00 MiB in /srv/films"));
    ASSERT_EQ(notices()[0].actions.size(), 1U);
    notices()[0].actions[0].run();
    EXPECT_EQ(desk.surroundings.opened, std::vector<std::filesystem::path>{"/srv/films"});
}

TEST_F(NotifierOfADesk, MakesOneNoticeOfMany)
{
    for (int id = 1; id <= 12; ++id) {
        added(id, "share");
        desk.engine.emit(ShareFinished{ShareId{id}});
    }
    ASSERT_TRUE(isTold());
    EXPECT_EQ(notices()[0].title, QStringLiteral("12 share(s) finished"));
}

TEST_F(NotifierOfADesk, SaysNothingOfWhatWasFinishedInAnEarlierRun)
{
    desk.engine.emit(ShareFinished{.id = added(1, "film"), .isAgain = true});
    expectNothingButTheLast();
}

TEST_F(NotifierOfADesk, TellsThatALinkWorksOfWhatWasMadeHere)
{
    const auto id = added(1, "photos");
    desk.script.details[id].row.wanted = desk.script.details[id].row.done = 5;
    desk.engine.emit(SharesAdded{{id}});
    desk.engine.emit(ShareAnnounced{id});
    ASSERT_TRUE(isTold());
    EXPECT_EQ(notices()[0].title, QStringLiteral("“photos” is shared"));
    ASSERT_EQ(notices()[0].actions.size(), 2U);
    notices()[0].actions[1].run();
    EXPECT_EQ(desk.surroundings.clipboard, QStringLiteral("magnet:?xt=of-photos"));
}

TEST_F(NotifierOfADesk, SaysNothingOfLinksThatAreOldOrSomebodyElses)
{
    desk.engine.emit(ShareAnnounced{added(1, "on the list at the start")});
    const auto fetched = added(2, "fetched");
    desk.script.details[fetched].row.wanted = 5;
    desk.engine.emit(SharesAdded{{fetched}});
    desk.engine.emit(ShareAnnounced{fetched});
    expectNothingButTheLast();
}

TEST_F(NotifierOfADesk, TellsWhyAShareStoppedAndShowsIt)
{
    desk.engine.emit(ShareFailed{added(7, "film"), {ErrorKind::DiskFull, "/srv", {}}});
    ASSERT_TRUE(isTold());
    EXPECT_EQ(notices()[0].title, QStringLiteral("“film” stopped"));
    EXPECT_TRUE(notices()[0].text.startsWith(QLatin1String{"/srv can't be written: the disk is full."}));
    EXPECT_TRUE(notices()[0].isTrouble);
    QSignalSpy shown{&notifier, &Notifier::showWanted};
    notices()[0].actions.at(0).run();
    ASSERT_EQ(shown.count(), 1);
    EXPECT_EQ(shown[0][0].value<ShareId>(), ShareId{7});
}

TEST_F(NotifierOfADesk, CountsSharesThatStopTogether)
{
    for (int id = 1; id <= 3; ++id)
        desk.engine.emit(ShareFailed{added(id, "share"), {ErrorKind::DiskFull, "/srv", {}}});
    ASSERT_TRUE(isTold());
    EXPECT_EQ(notices()[0].title, QStringLiteral("3 share(s) stopped"));
}

TEST_F(NotifierOfADesk, SaysNothingOfBannedPeers)
{
    desk.engine.emit(PeerBanned{.id = added(1, "film"), .address = "1.2.3.4:5"});
    expectNothingButTheLast();
}

TEST_F(NotifierOfADesk, TellsThatTheEngineIsGoneAndBack)
{
    desk.engine.emit(EngineLost{});
    ASSERT_TRUE(isTold());
    EXPECT_TRUE(notices()[0].isTrouble);
    desk.engine.emit(EngineBack{});
    ASSERT_TRUE(isTold(2));
    EXPECT_FALSE(notices()[1].isTrouble);
}

TEST_F(NotifierOfADesk, SaysNothingOfAnEngineThatIsBackAtOnce)
{
    desk.engine.emit(EngineLost{});
    desk.engine.emit(EngineBack{});
    expectNothingButTheLast();
}

TEST_F(NotifierOfADesk, HeedsWhatTheUserWantsToHear)
{
    wishes.isDoneTold = false;
    desk.engine.emit(ShareFinished{added(1, "film")});
    expectNothingButTheLast();

    wishes = {.isDoneTold = true, .isTroubleTold = false};
    desk.engine.emit(ShareFailed{added(2, "other"), {ErrorKind::DiskFull, "/srv", {}}});
    desk.engine.emit(ShareFinished{added(1, "film")});
    ASSERT_TRUE(isTold(2));
    EXPECT_EQ(notices()[1].title, QStringLiteral("“film” is here"));
}

TEST_F(NotifierOfADesk, KeepsStillWhileTheWindowIsLookedAt)
{
    wishes.isLookedAt = true;
    bool isAsked = false;
    Notifier still{desk.desk,
                   [&] {
                       isAsked = true;
                       return wishes;
                   },
                   0ms};
    desk.engine.emit(ShareFinished{added(1, "film")});
    ASSERT_TRUE(comes([&] { return isAsked; }));
    EXPECT_TRUE(notices().empty());
}

TEST_F(NotifierOfADesk, SaysNothingOfAShareThatWasRemovedMeanwhile)
{
    desk.engine.emit(ShareFinished{ShareId{99}});
    expectNothingButTheLast();
}

} // namespace
} // namespace shoal::ui
