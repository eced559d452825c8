#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST_F(CommandTest, GetEndsOnlyWhenEverythingIsVerifiedAndOnDisk)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.change(fetching(id));
        loop.at(1s, [&engine, id] {
            auto row = fetching(id);
            row.done = row.wanted; // received, but not synced to disk yet
            engine.change(row);
        });
        loop.at(5s, [&engine, id] { engine.emit(ShareFinished{id}); });
    };

    EXPECT_EQ(run({"get", link, "-o", "/downloads", "--json"}), ExitCode::Ok);

    EXPECT_EQ(loop.elapsed(), 5s);
    EXPECT_THAT(
        lines().back(),
        HasSubstr(R"({"event":"done","path":"/downloads/album","name":"album","size_bytes":60,"seconds":5.0,)"));
    EXPECT_TRUE(script.record.isClosed);
    for (const auto& line : lines())
        EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
}

TEST_F(CommandTest, GetNoticesAnEndThatComesBeforeItsShareHasAName)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) {
        engine.change(serving(id));
        engine.emit(ShareFinished{id});
    };

    EXPECT_EQ(run({"get", link}), ExitCode::Ok);
}

TEST_F(CommandTest, GetEndsWithTheErrorOfItsShare)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) {
        engine.emit(ShareFailed{id, {ErrorKind::NotEnoughSpace, "/downloads", "needs 5 GiB, has 1 GiB"}});
    };

    EXPECT_EQ(run({"get", link}), ExitCode::NoSpace);
    EXPECT_THAT(terminal.messages, HasSubstr("/downloads has too little free space: needs 5 GiB, has 1 GiB"));
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(CommandTest, GetIgnoresWhatHappensToOtherShares)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.emit(ShareFailed{{99}, {ErrorKind::DiskFull, "other", ""}});
        engine.emit(ShareFinished{{99}});
        engine.change(fetching(id));
        loop.at(2s, [&engine, id] { engine.emit(ShareFinished{id}); });
    };

    EXPECT_EQ(run({"get", link}), ExitCode::Ok);
    EXPECT_EQ(loop.elapsed(), 2s);
}

TEST_F(CommandTest, GetNamesThePeersThatWereBannedAndGoesOn)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.change(fetching(id));
        engine.emit(PeerBanned{.id = {99}, .address = "9.9.9.9:1", .time = 1h});
        engine.emit(PeerBanned{.id = id, .address = "1.2.3.4:6881", .misdeed = Misdeed::CorruptData, .time = 1h});
        loop.at(2s, [&engine, id] { engine.emit(ShareFinished{id}); });
    };

    EXPECT_EQ(run({"get", link}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("Banned 1.2.3.4:6881 for 60 minutes: it sent corrupt data"));
    EXPECT_THAT(terminal.messages, Not(HasSubstr("9.9.9.9")));
}

TEST_F(CommandTest, GetStoppedHalfWayIsInterruptedAndSaved)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(fetching(id)); };
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"get", link, "--json"}), ExitCode::Interrupted);

    EXPECT_TRUE(script.record.isClosed);
    EXPECT_THAT(lines().back(), R"({"event":"stopped","saved":true})");
}

TEST_F(CommandTest, AnEngineThatCannotSaveIsNotWaitedForLongerThanThreeSeconds)
{
    script.closes = false;
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(fetching(id)); };
    loop.at(2s, [this] { loop.interrupt(); });

    run({"get", link, "--json"});

    EXPECT_EQ(loop.elapsed(), 5s);
    EXPECT_EQ(endedAtOnce, ExitCode::Interrupted);
    EXPECT_THAT(lines().back(), R"({"event":"stopped","saved":false})");
}

TEST_F(CommandTest, ASecondInterruptEndsAtOnce)
{
    script.closes = false;
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(fetching(id)); };
    loop.at(2s, [this] { loop.interrupt(); });
    loop.at(3s, [this] { loop.interrupt(); });

    run({"get", link});

    EXPECT_EQ(loop.elapsed(), 3s);
    EXPECT_EQ(endedAtOnce, ExitCode::Interrupted);
}

TEST_F(CommandTest, OneInterruptThatComesTwiceIsStillOne)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(fetching(id)); };
    loop.at(2s, [this] {
        loop.interrupt();
        loop.interrupt();
    });

    run({"get", link});

    EXPECT_EQ(endedAtOnce, std::nullopt);
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(CommandTest, AReaderThatGoesAwayStopsItCleanly)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        terminal.broken = true;
        engine.change(fetching(id));
    };

    EXPECT_EQ(run({"get", link, "--json"}), ExitCode::Failure);
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(CommandTest, GetTakesWhatItsOptionsSay)
{
    script.addFails = Error{ErrorKind::BadLink, link, ""};

    EXPECT_EQ(run({"get", link, "-o", "x", "--files", "1,3-5", "--files", "*.txt", "--seed", "--sequential"}),
              ExitCode::NotFound);

    ASSERT_EQ(script.record.added.size(), 1U);
    const auto& added = script.record.added[0];
    EXPECT_EQ(added.folder, std::filesystem::current_path() / "x");
    EXPECT_THAT(added.wanted.ranges, ElementsAre(testing::Pair(0, 0), testing::Pair(2, 4)));
    EXPECT_THAT(added.wanted.patterns, ElementsAre("*.txt"));
    EXPECT_EQ(added.whenDone, WhenDone::Seed);
    EXPECT_EQ(added.order, PieceOrder::Sequential);
}

TEST_F(CommandTest, GetTakesTheFilesThatALinkSelectsUnlessToldOtherwise)
{
    script.addFails = Error{ErrorKind::BadLink, "", ""};

    run({"get", link + "&so=0,2-3"});
    run({"get", link + "&so=0,2-3", "--files", "7"});

    ASSERT_EQ(script.record.added.size(), 2U);
    EXPECT_THAT(script.record.added[0].wanted.ranges, ElementsAre(testing::Pair(0, 0), testing::Pair(2, 3)));
    EXPECT_THAT(script.record.added[1].wanted.ranges, ElementsAre(testing::Pair(6, 6)));
}

TEST_F(CommandTest, GetRefusesAPatternThatNamesNoFileOnceTheFilesAreKnown)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) {
        auto row = fetching(id);
        row.wanted = 0;
        engine.change(row);
        engine.emit(MetadataReceived{id});
    };

    EXPECT_EQ(run({"get", link, "--files", "*.none"}), ExitCode::Usage);
}

TEST_F(CommandTest, GetGoesOnServingWhenAsked)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.script().details[id] = {.row = serving(id), .link = link};
        engine.change(serving(id));
        engine.emit(ShareFinished{id});
        loop.at(1s, [&engine, id] { engine.emit(ShareAnnounced{id}); });
        loop.at(2s, [this] { loop.interrupt(); });
    };

    EXPECT_EQ(run({"get", link, "--seed", "--json"}), ExitCode::Ok);

    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"done")")).Times(1));
    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"ready")")).Times(1));
}

TEST_F(CommandTest, GetMakesUpForWhatItMissedWhileTheEngineWasAway)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        auto row = fetching(id);
        row.hasMetadata = true;
        engine.change(row);
        loop.at(1s, [&engine] { engine.emit(EngineLost{}); });
        loop.at(2s, [this, &engine, id] {
            auto done = serving(id);
            done.hasMetadata = true;
            done.state = ShareState::Complete;
            done.completedAt = std::chrono::sys_seconds{1s};
            script.rows[id] = done; // nobody was told
            engine.emit(EngineBack{});
        });
    };

    EXPECT_EQ(run({"get", link, "--json"}), ExitCode::Ok);
    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"warning","kind":"engine-gone")")).Times(1));
    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"metadata")")).Times(1));
    EXPECT_THAT(lines().back(), HasSubstr(R"("event":"done")"));
}

TEST_F(CommandTest, GetDoesNotTellTwiceThatItIsDone)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        auto row = serving(id);
        row.completedAt = std::chrono::sys_seconds{1s};
        script.details[id] = {.row = row, .link = link};
        engine.change(row);
        engine.emit(ShareFinished{id});
        loop.at(1s, [&engine] { engine.emit(EngineBack{}); });
        loop.at(2s, [this] { loop.interrupt(); });
    };

    EXPECT_EQ(run({"get", link, "--seed", "--json"}), ExitCode::Ok);
    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"done")")).Times(1));
}

TEST_F(CommandTest, GetEndsWhenItsShareStoppedOrWasRemovedWhileTheEngineWasAway)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        auto row = fetching(id);
        engine.change(row);
        loop.at(1s, [this, &engine, row]() mutable {
            row.state = ShareState::Failed;
            row.reason = {.kind = ReasonKind::DiskFull, .about = "/downloads/album"};
            script.rows[row.id] = row;
            engine.emit(EngineBack{});
        });
    };
    EXPECT_EQ(run({"get", link}), ExitCode::NoSpace);

    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.change(fetching(id));
        loop.at(2s, [this, &engine, id] {
            script.rows.erase(id);
            engine.emit(EngineBack{});
        });
    };
    EXPECT_EQ(run({"get", link}), ExitCode::NotFound);
}

TEST_F(CommandTest, GetReportsTheReasonWhyNothingMoves)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        auto row = fetching(id);
        row.reason = {.kind = ReasonKind::NoDhtNode};
        engine.change(row);
        loop.at(1s, [this] { loop.interrupt(); });
    };

    run({"get", link});

    EXPECT_THAT(terminal.messages, HasSubstr("No DHT node answers. Check the internet connection"));
}

} // namespace
} // namespace shoal::app
