#include "core/link/magnet.h"
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>

namespace shoal {
namespace {

using test::closedNetwork;
using test::contentOf;
using test::EngineDriver;
using test::TemporaryFolder;

/// A bootstrap node, somebody who shares, somebody who gets: three engines, each with an address of its own.
class ThreeEngines : public ::testing::Test {
protected:
    LocalEngineOptions options(const std::string& name, const std::string& address, const std::string& bootstrap = {})
    {
        return {.profile = folder_ / name, .settings = closedNetwork(address, bootstrap), .purpose = "test"};
    }
    LocalEngineOptions sharerOptions() { return options("sharer", "127.0.0.2", bootstrap_.address()); }
    LocalEngineOptions getterOptions() { return options("getter", "127.0.0.3", bootstrap_.address()); }

    /// Shares what lies at `path` and waits until the DHT knows it; the link names no address.
    Magnet share(EngineDriver& sharer, const std::filesystem::path& path, TorrentFormat format = TorrentFormat::Hybrid)
    {
        const auto created = sharer.create({.paths = {path}, .format = format});
        EXPECT_TRUE(created);
        const auto id = sharer.add({.source = created->bytes,
                                    .folder = created->folder,
                                    .places = created->places,
                                    .trust = DataTrust::JustHashed});
        EXPECT_TRUE(id);
        EXPECT_TRUE(sharer.waitFor<ShareAnnounced>());
        return {.hashes = created->torrent.hashes};
    }

    static void expectLeftAlone(EngineDriver& getter, const std::filesystem::path& file, const std::string& content)
    {
        EXPECT_TRUE(getter.waitFor<ShareFailed>([&file](const auto& failed) {
            return failed.error.kind == ErrorKind::AlreadyExists && failed.error.about == file.string();
        }));
        EXPECT_EQ(contentOf(file), content);
    }

    TemporaryFolder folder_;
    EngineDriver bootstrap_{options("bootstrap", "127.0.0.1")};
};

class EveryFormat : public ThreeEngines, public ::testing::WithParamInterface<TorrentFormat> {};

TEST_P(EveryFormat, GoesFromOneEngineToAnotherThroughTheDhtAlone)
{
    const auto big = contentOf(folder_.writeNoise("album/big.bin", 3'000'000));
    folder_.write("album/sub/small.txt", "small");
    folder_.write("album/empty", "");
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "album", GetParam());

    EngineDriver getter{getterOptions()};
    const auto id = getter.add({.source = link, .folder = folder_ / "target", .whenDone = WhenDone::Stop});
    ASSERT_TRUE(id);
    ASSERT_TRUE(getter.waitFor<ShareFinished>());

    EXPECT_EQ(contentOf(folder_ / "target/album/big.bin"), big);
    EXPECT_EQ(contentOf(folder_ / "target/album/sub/small.txt"), "small");
    EXPECT_TRUE(std::filesystem::exists(folder_ / "target/album/empty"));
    EXPECT_TRUE(getter.waitForRow(*id, [](const auto& row) { return row.state == ShareState::Complete; }));
}

INSTANTIATE_TEST_SUITE_P(Torrents, EveryFormat,
                         ::testing::Values(TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid),
                         [](const auto& format) {
                             return format.param == TorrentFormat::V1 ? "V1"
                                 : format.param == TorrentFormat::V2  ? "V2"
                                                                      : "Hybrid";
                         });

TEST_F(ThreeEngines, FetchOnlyWhatIsNotThereYet)
{
    const auto content = contentOf(folder_.writeNoise("share/file", 2'000'000));
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");
    auto damaged = content;
    damaged[1'000'000] ^= 1;
    folder_.write("target/share/file", damaged);

    EngineDriver getter{getterOptions()};
    const auto id = getter.add({.source = link, .folder = folder_ / "target", .whenDone = WhenDone::Seed});
    ASSERT_TRUE(getter.waitFor<ShareFinished>());

    EXPECT_EQ(contentOf(folder_ / "target/share/file"), content);
    EXPECT_LT(getter.row(*id).downloaded, 1'000'000u);
}

TEST_F(ThreeEngines, SayHowMuchIsWantedFromTheMomentTheMetadataCame)
{
    auto content = contentOf(folder_.writeNoise("share/file", 64'000'000));
    folder_.write("share/other", "not wanted");
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");
    content[1'000'000] ^= 1;
    folder_.write("target/share/file", content); // something to check, which takes a moment

    EngineDriver getter{getterOptions()};
    const auto id = getter.add({.source = link, .folder = folder_ / "target", .wanted = {.patterns = {"file"}}});
    std::set<Bytes> told;
    EXPECT_TRUE(getter.waitForRow(*id, [&told](const ShareRow& row) {
        if (row.hasMetadata)
            told.insert(row.wanted);
        return row.state == ShareState::Seeding;
    }));

    EXPECT_EQ(told, std::set<Bytes>{64'000'000});
}

TEST_F(ThreeEngines, RememberWhatTheyHadAcrossRuns)
{
    folder_.writeNoise("share/file", 2'000'000);
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");
    {
        EngineDriver getter{getterOptions()};
        ASSERT_TRUE(getter.add({.source = link, .folder = folder_ / "target", .whenDone = WhenDone::Stop}));
        ASSERT_TRUE(getter.waitFor<ShareFinished>());
    }
    sharer.close();

    EngineDriver getter{getterOptions()};
    const auto id = getter.add({.source = link, .folder = folder_ / "target", .whenDone = WhenDone::Stop});

    EXPECT_TRUE(getter.waitFor<ShareFinished>()) << "nobody is left to fetch anything from";
    EXPECT_EQ(getter.row(*id).state, ShareState::Complete);
}

TEST_F(ThreeEngines, FetchOnlyTheFilesThatAreWanted)
{
    folder_.writeNoise("share/a", 500'000);
    const auto wanted = contentOf(folder_.writeNoise("share/b", 500'000, 2));
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");

    EngineDriver getter{getterOptions()};
    ASSERT_TRUE(getter.add({.source = link,
                            .folder = folder_ / "target",
                            .wanted = {.ranges = {}, .patterns = {"b"}},
                            .whenDone = WhenDone::Stop}));
    ASSERT_TRUE(getter.waitFor<ShareFinished>());

    EXPECT_EQ(contentOf(folder_ / "target/share/b"), wanted);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "target/share/a"));
}

TEST_F(ThreeEngines, CarryNamesThatAreOnlyOdd)
{
    const std::vector<std::string> names{"a\nb",
                                         "\x01\x7f",
                                         " lead",
                                         "trail ",
                                         "....",
                                         "back\\slash",
                                         "\xf0\x9f\x90\x9f",
                                         std::string(255, 'x'),
                                         "\xe2\x80\xaertl"};
    for (const auto& name : names)
        folder_.write("share/" + name, "content of " + name);
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");

    EngineDriver getter{getterOptions()};
    ASSERT_TRUE(getter.add({.source = link, .folder = folder_ / "target", .whenDone = WhenDone::Stop}));
    ASSERT_TRUE(getter.waitFor<ShareFinished>());

    for (const auto& name : names)
        EXPECT_EQ(contentOf(folder_ / ("target/share/" + name)), "content of " + name);
}

TEST_F(ThreeEngines, LeaveAFileOfOtherContentAsItIs)
{
    folder_.writeNoise("share/file", 100'000);
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");
    folder_.write("target/share/file", "my diary");

    EngineDriver getter{getterOptions()};
    ASSERT_TRUE(getter.add({.source = link, .folder = folder_ / "target"}));

    expectLeftAlone(getter, folder_ / "target/share/file", "my diary");
}

TEST_F(ThreeEngines, LeaveAFileOfOtherContentAsItIsInAnotherFolderThanTheLastTime)
{
    folder_.writeNoise("share/file", 100'000);
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");
    EngineDriver getter{getterOptions()};
    ASSERT_TRUE(getter.add({.source = link, .folder = folder_ / "first", .whenDone = WhenDone::Stop}));
    ASSERT_TRUE(getter.waitFor<ShareFinished>());
    folder_.write("second/share/file", "my diary");

    ASSERT_TRUE(getter.add({.source = link, .folder = folder_ / "second"}));

    expectLeftAlone(getter, folder_ / "second/share/file", "my diary");
}

TEST_F(ThreeEngines, LeaveAFileOfOtherContentAsItIsWhereAFileGoesThatIsWantedNowAndWasNotBefore)
{
    folder_.writeNoise("share/a", 100'000, 1);
    folder_.writeNoise("share/b", 100'000, 2);
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");
    EngineDriver getter{getterOptions()};
    ASSERT_TRUE(getter.add({.source = link,
                            .folder = folder_ / "target",
                            .wanted = {.patterns = {"share/a"}},
                            .whenDone = WhenDone::Stop}));
    ASSERT_TRUE(getter.waitFor<ShareFinished>());
    folder_.write("target/share/b", "my diary");

    ASSERT_TRUE(getter.add({.source = link, .folder = folder_ / "target"}));

    expectLeftAlone(getter, folder_ / "target/share/b", "my diary");
}

TEST_F(ThreeEngines, LeaveALongerFileThatBeginsAsTheirsAsItIs)
{
    const auto content = contentOf(folder_.writeNoise("share/file", 100'000));
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");
    folder_.write("target/share/file", content + " and my notes");

    EngineDriver getter{getterOptions()};
    ASSERT_TRUE(getter.add({.source = link, .folder = folder_ / "target"}));

    expectLeftAlone(getter, folder_ / "target/share/file", content + " and my notes");
}

TEST_F(ThreeEngines, LeaveAFileAsItIsThatALinkToAV2TorrentCannotBeComparedWith)
{
    folder_.writeNoise("share/file", 1'000'000);
    folder_.write("share/other", "other");
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share", TorrentFormat::V2);
    folder_.write("target/share/file", "my diary");

    EngineDriver getter{getterOptions()};
    ASSERT_TRUE(getter.add({.source = link, .folder = folder_ / "target"}));

    expectLeftAlone(getter, folder_ / "target/share/file", "my diary");
}

TEST_F(ThreeEngines, ShareAFolderOfOneFileInV2AsThatFile)
{
    const auto content = contentOf(folder_.writeNoise("share/file", 1'000'000));
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share", TorrentFormat::V2);

    EngineDriver getter{getterOptions()};
    ASSERT_TRUE(getter.add({.source = link, .folder = folder_ / "target"}));

    ASSERT_TRUE(getter.waitFor<ShareFinished>());
    EXPECT_EQ(contentOf(folder_ / "target/file"), content);
}

TEST_F(ThreeEngines, FindTheDhtAgainWithoutABootstrapNode)
{
    EngineDriver neighbour{options("neighbour", "127.0.0.8", bootstrap_.address())};
    {
        EngineDriver sharer{sharerOptions()};
        ASSERT_TRUE(sharer.waitForNetwork([](const auto& status) { return status.dht.knownNodes >= 2; }));
    }
    EngineDriver sharer{options("sharer", "127.0.0.2")};
    folder_.write("share/file", "content");
    share(sharer, folder_ / "share");
}

TEST_F(ThreeEngines, JoinTheDhtOnceItsBootstrapNodeComesUp)
{
    auto late = options("late", "127.0.0.7");
    std::string port;
    {
        EngineDriver first{late};
        port = first.address().substr(first.address().rfind(':') + 1);
    }
    EngineDriver early{options("early", "127.0.0.6", "localhost:" + port)};
    late.settings.listen = {"127.0.0.1:" + port};
    EngineDriver bootstrap{late};

    EXPECT_TRUE(early.waitForNetwork([](const auto& status) { return status.dht.knownNodes >= 1; }));
}

TEST_F(ThreeEngines, SayThatAFolderIsInTheWay)
{
    folder_.write("share/sub/file", "content");
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");
    folder_.write("target/share", "a file where a folder must be");

    EngineDriver getter{getterOptions()};
    const auto id = getter.add({.source = link, .folder = folder_ / "target"});

    EXPECT_TRUE(
        getter.waitFor<ShareFailed>([](const auto& failed) { return failed.error.kind == ErrorKind::NotAFolder; }));
    EXPECT_EQ(getter.row(*id).state, ShareState::Failed);
}

TEST_F(ThreeEngines, ForgetAShareAndItsContentOnRequest)
{
    folder_.writeNoise("share/file", 100'000);
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "share");
    EngineDriver getter{getterOptions()};
    const auto id = getter.add({.source = link, .folder = folder_ / "target"});
    ASSERT_TRUE(getter.waitFor<ShareFinished>());

    ASSERT_TRUE(
        getter.ask<ShareId>([&](Engine& engine, auto reply) { engine.remove(*id, Data::Delete, std::move(reply)); }));

    EXPECT_FALSE(std::filesystem::exists(folder_ / "target/share"));
    const auto left = getter.ask<SharePage>([](Engine& engine, auto reply) { engine.query({}, {}, {0, 10}, reply); });
    EXPECT_EQ(left->total, 0u);
}

TEST_F(ThreeEngines, LeaveAShareAsItIsWhenFilesAreWantedOfItThatItDoesNotHave)
{
    folder_.write("album/one", "one");
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "album");

    const auto again = sharer.add({.source = link, .folder = folder_.path(), .wanted = {.ranges = {{8, 8}}}});

    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::BadArgument);
    EXPECT_EQ(sharer.row({1}).state, ShareState::Seeding);
    EXPECT_EQ(sharer.row({1}).wanted, 3U);
}

TEST_F(ThreeEngines, RefuseAProfileThatIsInUse)
{
    const auto second = openLocalEngine(options("bootstrap", "127.0.0.9"));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::ProfileInUse);
}

TEST_F(ThreeEngines, RefuseAPortThatIsInUse)
{
    auto wanted = options("other", "127.0.0.1");
    wanted.settings.listen = {bootstrap_.address()};
    const auto second = openLocalEngine(wanted);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::PortInUse);
}

} // namespace
} // namespace shoal
