// A link that waits for a person to choose files, and a share that a person gave another name; with real sessions.
#include "core/bt/torrent_reader.h"
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {

using test::closedNetwork;
using test::contentOf;
using test::EngineDriver;
using test::TemporaryFolder;

class LinkThatRests : public testing::Test {
protected:
    void SetUp() override
    {
        folder.writeNoise("here/album/big", 500'000);
        folder.write("here/album/small", "small");
        auto created = holder.create({.paths = {folder / "here/album"}});
        ASSERT_TRUE(created);
        torrent = created->bytes;
        held = holder.add({.source = torrent, .folder = folder / "here"}).value();
        ASSERT_TRUE(holder.waitForRow(held, [](const auto& row) { return row.state == ShareState::Seeding; }));
        open();
    }

    LocalEngineOptions options(const std::string& profile) const
    {
        return {.profile = folder / profile,
                .settings = closedNetwork("127.0.0.3"),
                .autostart = Autostart::All,
                .purpose = "test"};
    }
    void open(const std::string& profile = "getter")
    {
        getter.reset();
        getter = std::make_unique<EngineDriver>(options(profile));
    }
    /// As a process finds its profile that follows one which was killed: what it had committed, and no more.
    void continueAfterAKill()
    {
        std::filesystem::copy(folder / "getter", folder / "killed", std::filesystem::copy_options::recursive);
        open("killed");
    }

    Magnet link(bool hasPeer = true)
    {
        Magnet magnet{.hashes = bt::readTorrent(torrent)->torrent.hashes};
        if (hasPeer)
            magnet.peers = {holder.address()};
        return magnet;
    }
    void add(const Magnet& magnet)
    {
        id = getter->add({.source = magnet, .folder = folder / "got", .onMetadata = OnMetadata::Rest}).value();
    }
    Result<ShareId> edit(const ShareEdit& edit)
    {
        return getter->ask<ShareId>([&](Engine& engine, auto reply) { engine.edit(id, edit, reply); });
    }
    void resume()
    {
        ASSERT_TRUE(getter->ask<ShareId>([this](Engine& engine, auto reply) { engine.resume(id, reply); }));
    }
    std::size_t files()
    {
        return getter->ask<FilePage>([this](Engine& engine, auto reply) { engine.files(id, {0, 10}, reply); })->total;
    }
    /// Its files are known, and nothing is done about them.
    void expectItRests()
    {
        EXPECT_TRUE(
            getter->waitForRow(id, [](const auto& row) { return row.state == ShareState::Paused && row.hasMetadata; }));
        EXPECT_EQ(getter->row(id).reason.kind, ReasonKind::PausedByUser);
        EXPECT_EQ(files(), 2u);
        EXPECT_FALSE(std::filesystem::exists(folder / "got"));
    }

    TemporaryFolder folder;
    EngineDriver holder{{.profile = folder / "holder", .settings = closedNetwork("127.0.0.2"), .purpose = "test"}};
    std::unique_ptr<EngineDriver> getter;
    std::string torrent;
    ShareId held;
    ShareId id;
};

TEST_F(LinkThatRests, FetchesItsListOfFilesAndNothingElseUntilItIsResumed)
{
    add(link());
    ASSERT_TRUE(getter->waitFor<MetadataReceived>([this](const auto& event) { return event.id == id; }));
    expectItRests();

    ASSERT_TRUE(edit({.files = {{0, 0, FilePriority::Skip}}}));
    expectItRests();
    resume();

    EXPECT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding; }));
    EXPECT_EQ(contentOf(folder / "got/album/small"), "small");
    EXPECT_FALSE(std::filesystem::exists(folder / "got/album/big"));
}

TEST_F(LinkThatRests, RestsAfterAKillThatCameBehindTheMetadata)
{
    add(link());
    ASSERT_TRUE(getter->waitFor<MetadataReceived>());
    continueAfterAKill();

    expectItRests();
}

TEST_F(LinkThatRests, RestsAfterAKillThatCameBeforeTheMetadata)
{
    add(link(false));
    ASSERT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.state == ShareState::FetchingMetadata; }));
    continueAfterAKill();
    ASSERT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.state == ShareState::FetchingMetadata; }));
    ASSERT_TRUE(
        getter->ask<ShareId>([this](Engine& engine, auto reply) { engine.addPeer(id, holder.address(), reply); }));

    ASSERT_TRUE(getter->waitFor<MetadataReceived>());
    expectItRests();
}

TEST_F(LinkThatRests, IsPausedFromTheStartWhenItBringsItsListOfFiles)
{
    id = getter->add({.source = torrent, .folder = folder / "got", .onMetadata = OnMetadata::Rest}).value();

    expectItRests();
}

TEST_F(LinkThatRests, HasTheNameThatAPersonGaveIt)
{
    ASSERT_TRUE(edit({.name = "x"}).error().kind == ErrorKind::NotFound);
    add(link());
    ASSERT_TRUE(edit({.name = "My records"}));
    ASSERT_TRUE(getter->waitFor<MetadataReceived>());
    EXPECT_EQ(getter->row(id).name, "My records") << "metadata doesn't change it";
    resume();
    ASSERT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding; }));

    EXPECT_EQ(getter->row(id).name, "My records");
    EXPECT_TRUE(std::filesystem::exists(folder / "got/album/big")) << "on disk it is the torrent's";
    const auto log = getter->ask<LogPage>([this](Engine& engine, auto reply) {
        engine.log({.share = id}, {0, 1}, reply);
    });
    EXPECT_EQ(log->rows.at(0).name, "My records");
    const auto found = getter->ask<SharePage>([](Engine& engine, auto reply) {
        engine.query({.text = "RECORDS"}, {}, {0, 9}, reply);
    });
    EXPECT_EQ(found->total, 1u);
    open();
    EXPECT_EQ(getter->row(id).name, "My records") << "it lasts";
    ASSERT_TRUE(edit({.name = ""}));
    EXPECT_EQ(getter->row(id).name, "album");
    for (const auto& name : {std::string(256, 'a'), std::string{"a\nb"}, std::string{"\xff"}})
        EXPECT_EQ(edit({.name = name}).error().kind, ErrorKind::BadArgument);
}

} // namespace
} // namespace shoal
