#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string otherLink = "magnet:?xt=urn:btih:89abcdef0123456789abcdef0123456789abcdef&dn=other";

class AddCommandTest : public CommandTest {
protected:
    /// A service has the profile.
    void serve()
    {
        openFails = Error{ErrorKind::ProfileInUse, "/p", "shoal service, process 7"};
        folder.write("profile/lock", R"({"pid":7,"service":true,"socket":"/run/shoal.sock"})");
    }

    /// New content is hashed at once, each under a hash of its own; in an engine of our own it is saved at once.
    void hashAtOnce()
    {
        script.onCreate = [](FakeEngine& engine) {
            auto torrent = created();
            torrent.torrent.hashes.v1->bytes[1] = static_cast<std::uint8_t>(engine.script().record.created.size());
            engine.finishCreating(torrent);
        };
        script.onAdd = [](FakeEngine& engine, ShareId id) { engine.emit(ShareFinished{id}); };
    }

    std::string content(const std::string& name) const { return folder.write(name, "x").string(); }
};

TEST_F(AddCommandTest, TellsOfEachShareOnceItIsOnTheList)
{
    EXPECT_EQ(run({"add", link, otherLink, "--json"}), ExitCode::Ok);

    EXPECT_THAT(
        lines(),
        ElementsAre(R"({"event":"added","id":1,"name":"album","info_hash_v1":"0123456789abcdef0123456789abcdef)"
                    R"(01234567","info_hash_v2":null,"link":"magnet:?xt=urn:btih:0123456789abcdef0123456789abc)"
                    R"(def01234567&dn=album","known":false})",
                    HasSubstr(R"("event":"added","id":2,"name":"other")"),
                    R"({"event":"add-summary","added":2,"known":0,"failed":0,"running":false,"dry_run":false})"));
    for (const auto& line : lines())
        EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
}

TEST_F(AddCommandTest, TellsPeopleALineEachAndWhoIsToRunThem)
{
    EXPECT_EQ(run({"add", link}), ExitCode::Ok);

    EXPECT_EQ(terminal.results, "Added        1  album  " + link + "\n");
    EXPECT_EQ(terminal.messages, "Nothing runs this profile now: start `shoal service`.\n");
}

TEST_F(AddCommandTest, LeavesThemToTheServiceThatRunsTheProfile)
{
    serve();

    EXPECT_EQ(run({"add", link, "--json"}), ExitCode::Ok);
    EXPECT_THAT(lines().back(), HasSubstr(R"("running":true)"));
    terminal.messages.clear();
    EXPECT_EQ(run({"add", otherLink}), ExitCode::Ok);
    EXPECT_EQ(terminal.messages, "");
}

TEST_F(AddCommandTest, AddsLinksTorrentsAndNewContentInOneGo)
{
    hashAtOnce();
    const auto torrent = folder.write("a.torrent", "nonsense").string();

    EXPECT_EQ(run({"add", link, content("film.mkv"), torrent, "--json"}), ExitCode::NotFound);

    ASSERT_THAT(script.record.added, SizeIs(2));
    EXPECT_EQ(script.record.added[0].trust, DataTrust::None);
    EXPECT_EQ(script.record.added[1].trust, DataTrust::JustHashed);
    EXPECT_EQ(script.record.added[1].folder, "/srv");
    EXPECT_THAT(lines(),
                Contains(AllOf(HasSubstr(R"("event":"not-added","source":")" + torrent),
                               HasSubstr(R"("kind":"not-a-torrent")"))));
    EXPECT_THAT(lines().back(), HasSubstr(R"("added":2,"known":0,"failed":1)"));
}

TEST_F(AddCommandTest, OneBadSourceStopsNoOther)
{
    EXPECT_EQ(run({"add", "nonsense", "no/such.torrent", link}), ExitCode::NotFound);

    EXPECT_THAT(script.record.added, SizeIs(1));
    EXPECT_THAT(terminal.messages, HasSubstr("Not added: no/such.torrent is not there"));
    EXPECT_THAT(terminal.messages, HasSubstr("1 added, 0 on the list already, 2 failed."));
}

TEST_F(AddCommandTest, FailuresOfSeveralKindsEndWithTheGeneralCode)
{
    script.addFails = Error{ErrorKind::DiskFull, "/p"};

    EXPECT_EQ(run({"add", "nonsense", link}), ExitCode::Failure);
}

TEST_F(AddCommandTest, LeavesAloneWhatIsOnTheListAlready)
{
    script.rows[ShareId{7}] = serving(ShareId{7});
    script.rows[ShareId{7}].hashes = parseMagnet(link)->hashes;

    EXPECT_EQ(run({"add", link, "--json"}), ExitCode::Ok);

    EXPECT_THAT(script.record.added, IsEmpty());
    EXPECT_THAT(lines().front(), AllOf(HasSubstr(R"("id":7)"), HasSubstr(R"("known":true)")));
    EXPECT_THAT(lines().back(), HasSubstr(R"("added":0,"known":1,"failed":0)"));
}

TEST_F(AddCommandTest, PassesOnWhatIsAskedOfTheShares)
{
    EXPECT_EQ(run({"add", link, "--paused", "-o", "/downloads/", "--label", "b", "--label", "a", "--files", "2-3"}),
              ExitCode::Ok);

    ASSERT_THAT(script.record.added, SizeIs(1));
    const auto& request = script.record.added[0];
    EXPECT_TRUE(request.isPaused);
    EXPECT_EQ(request.folder, "/downloads/");
    EXPECT_EQ(request.labels, (Labels{"b", "a"}));
    EXPECT_THAT(request.wanted.ranges, ElementsAre(std::pair{1U, 2U}));
    EXPECT_EQ(request.whenDone, WhenDone::Seed);
}

TEST_F(AddCommandTest, TakesMoreFromAFile)
{
    const auto list = folder.write("list", link + "\n\n" + otherLink + "\n");

    EXPECT_EQ(run({"add", "--from-file", list.string()}), ExitCode::Ok);
    EXPECT_THAT(script.record.added, SizeIs(2));
    EXPECT_EQ(run({"add", "--from-file", (folder / "none").string()}), ExitCode::NotFound);
}

TEST_F(AddCommandTest, SaysWhyNewContentGoesNowhereElse)
{
    EXPECT_EQ(run({"add", content("film.mkv"), "-o", "/downloads"}), ExitCode::Usage);

    EXPECT_THAT(terminal.messages, HasSubstr("-o cannot be used: it is for links and torrents, and "));
    EXPECT_THAT(terminal.messages, HasSubstr("it is shared whole, from where it lies"));
    EXPECT_THAT(script.record.created, IsEmpty());
}

TEST_F(AddCommandTest, RefusesWhatMakesNoSenseBeforeItOpensAnything)
{
    EXPECT_EQ(run({"add"}), ExitCode::Usage);
    EXPECT_EQ(run({"add", link, "--trust"}), ExitCode::Usage);
    EXPECT_EQ(run({"add", link, "--data", "/srv", "-o", "/downloads"}), ExitCode::Usage);
    EXPECT_EQ(run({"add", link, "--label", "a,b"}), ExitCode::Usage);

    EXPECT_THAT(opened, IsEmpty());
}

TEST_F(AddCommandTest, TrustsDataThatLiesThereOnlyWhenItIsToldTo)
{
    folder.write("music/album", "x");
    folder.write("music/other", "x");
    const auto root = (folder / "music").string();

    EXPECT_EQ(run({"add", link, "--data", root}), ExitCode::Ok);
    EXPECT_EQ(run({"add", otherLink, "--data", root, "--trust"}), ExitCode::Ok);

    ASSERT_THAT(script.record.added, SizeIs(2));
    EXPECT_EQ(script.record.added[0].folder, root);
    EXPECT_EQ(script.record.added[0].trust, DataTrust::None);
    EXPECT_EQ(script.record.added[1].trust, DataTrust::Unproven);
}

TEST_F(AddCommandTest, RefusesDataThatIsNotThere)
{
    folder.write("origin/album/1.flac", "music");
    const auto made = createTorrent({.paths = {folder / "origin/album"}}, {}, {});
    ASSERT_TRUE(made);
    const auto torrent = folder.write("a.torrent", made->bytes).string();
    folder.write("elsewhere/notes", "mine");
    const auto root = (folder / "elsewhere").string();

    for (const auto& source : {torrent, link}) {
        EXPECT_EQ(run({"add", source, "--data", root}), ExitCode::NotFound);
        EXPECT_THAT(terminal.messages,
                    HasSubstr(std::string{"Not added: "}.append(source).append(": ").append(root)
                              + "/album is not there: --data says that its content lies there. Name the folder around "
                                "it or, to download it, leave out --data."));
    }
    EXPECT_THAT(script.record.added, IsEmpty());
    EXPECT_EQ(run({"add", torrent, "--data", (folder / "origin").string()}), ExitCode::Ok);
}

TEST_F(AddCommandTest, HasABoundedNumberInFlight)
{
    std::vector<std::string> words{"add"};
    for (int i = 0; i < 100; ++i)
        words.push_back(content(std::to_string(i)));
    std::size_t begunAtOnce = 0;
    loop.at(1s, [&] {
        begunAtOnce = script.record.created.size();
        loop.interrupt();
    });

    EXPECT_EQ(run(words), ExitCode::Interrupted);
    EXPECT_EQ(begunAtOnce, 64U);
    EXPECT_THAT(script.record.cancelled, SizeIs(64));
}

TEST_F(AddCommandTest, WhatCtrlCCutShortIsNeitherAddedNorTold)
{
    FakeEngine* running = nullptr;
    script.onCreate = [&](FakeEngine& engine) { running = &engine; };
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.emit(ShareFinished{id}); };
    loop.at(1s, [&] { running->finishCreating(created()); });
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"add", content("a"), content("b"), "--json"}), ExitCode::Interrupted);

    EXPECT_THAT(script.record.added, SizeIs(1));
    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"added")")).Times(1));
    EXPECT_THAT(lines(), Not(Contains(HasSubstr(R"("event":"not-added")"))));
    EXPECT_THAT(lines().back(), HasSubstr(R"("event":"stopped","saved":true)"));
}

TEST_F(AddCommandTest, WithoutAServiceItWaitsUntilWhatItHashedIsSaved)
{
    script.onCreate = [](FakeEngine& engine) { engine.finishCreating(created()); };
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        loop.at(3s, [&engine, id] { engine.emit(ShareFinished{id}); });
    };

    EXPECT_EQ(run({"add", content("a")}), ExitCode::Ok);
    EXPECT_EQ(loop.elapsed(), 3s);
}

TEST_F(AddCommandTest, WithAServiceItDoesNotWait)
{
    serve();
    script.onCreate = [](FakeEngine& engine) { engine.finishCreating(created()); };

    EXPECT_EQ(run({"add", content("a")}), ExitCode::Ok);
    EXPECT_EQ(loop.elapsed(), 0s);
}

TEST_F(AddCommandTest, AServiceThatGoesAwayIsToldOfOnce)
{
    serve();
    script.addFails = Error{ErrorKind::EngineGone, {}, "the connection to it has ended"};

    EXPECT_EQ(run({"add", link, otherLink, "--json"}), ExitCode::Failure);
    EXPECT_THAT(lines(), ElementsAre(HasSubstr(R"("event":"error","kind":"engine-gone")")));
}

} // namespace
} // namespace shoal::app
