// Data that its user vouches for: seeded at once, and each piece hashed before it is first sent.
#include "core/chunks/create.h"
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace shoal {
namespace {

using test::closedNetwork;
using test::EngineDriver;
using test::TemporaryFolder;

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void flipByte(const std::filesystem::path& file, std::streamoff at)
{
    std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
    stream.seekg(at);
    const auto byte = static_cast<char>(stream.get());
    stream.seekp(at);
    stream.put(static_cast<char>(byte ^ 1));
}

/// Whoever has the data is the DHT's bootstrap node, too.
class BelievedData : public ::testing::TestWithParam<TorrentFormat> {
protected:
    LocalEngineOptions options(const std::string& name, const std::string& address, const std::string& bootstrap = {})
    {
        return {.profile = folder_ / name, .settings = closedNetwork(address, bootstrap), .purpose = "test"};
    }
    LocalEngineOptions getterOptions() { return options("getter", "127.0.0.3", sharer_.address()); }

    CreatedTorrent torrentOf(const std::filesystem::path& path, TorrentFormat format, Bytes pieceLength = 0)
    {
        auto created = createTorrent({.paths = {path}, .format = format, .pieceLength = pieceLength}, {}, {});
        EXPECT_TRUE(created);
        return *created;
    }
    ShareId believe(const CreatedTorrent& created)
    {
        const auto id = sharer_.add({.source = created.bytes, .folder = created.folder, .trust = DataTrust::Unproven});
        EXPECT_TRUE(id);
        EXPECT_TRUE(sharer_.waitForRow(*id, [](const auto& row) { return row.state == ShareState::Seeding; }));
        return *id;
    }
    Result<ShareId> get(EngineDriver& getter, const CreatedTorrent& created, const FileSelection& wanted = {})
    {
        return getter.add({.source = created.bytes, .folder = folder_ / "target", .wanted = wanted});
    }
    /// For somebody who has all of it, and right.
    void copyAlbum()
    {
        std::filesystem::create_directory(folder_ / "right");
        std::filesystem::copy(folder_ / "album", folder_ / "right/album", std::filesystem::copy_options::recursive);
    }
    template <class Command>
    void tell(Command command, ShareId id)
    {
        EXPECT_TRUE(sharer_.ask<ShareId>([&](Engine& engine, auto reply) { (engine.*command)(id, std::move(reply)); }));
    }

    TemporaryFolder folder_;
    EngineDriver sharer_{options("sharer", "127.0.0.2")};
};

TEST_P(BelievedData, IsSeededUnreadAndHashedPieceByPieceAsItIsSent)
{
    constexpr Bytes huge = 600'000'000, small = 1'000'000;
    std::filesystem::resize_file(folder_.write("album/huge", ""), huge);
    const auto content = contentOf(folder_.writeNoise("album/small", small));
    const auto created = torrentOf(folder_ / "album", GetParam());
    const auto id = believe(created);

    const auto before = sharer_.row(id);
    EXPECT_EQ(before.checkTotal, 0U) << "nothing of it was hashed";
    EXPECT_EQ(before.done, huge + small);
    EXPECT_EQ(before.unproven, huge + small);

    EngineDriver getter{getterOptions()};
    ASSERT_TRUE(get(getter, created, {.patterns = {"small"}}));
    ASSERT_TRUE(getter.waitFor<ShareFinished>());

    EXPECT_TRUE(contentOf(folder_ / "target/album/small") == content);
    EXPECT_TRUE(sharer_.waitForRow(id, [&](const auto& row) { return row.unproven < before.unproven; }));
    EXPECT_GE(sharer_.row(id).unproven, huge - created.torrent.pieceLength) << "the rest nobody has asked for";
    EXPECT_EQ(sharer_.row(id).checked, 0U);
}

TEST_P(BelievedData, NeverSendsAWrongByteAndHasItMended)
{
    constexpr Bytes pieceLength = 256 * 1024;
    const auto big = contentOf(folder_.writeNoise("album/big", 6'000'000, 1));
    const auto other = contentOf(folder_.writeNoise("album/other", 3'000'000, 2));
    const auto created = torrentOf(folder_ / "album", GetParam(), pieceLength);
    copyAlbum();
    flipByte(folder_ / "album/big", 1'000'000);
    const auto id = believe(created);

    EngineDriver getter{getterOptions()};
    const auto got = get(getter, created);
    ASSERT_TRUE(got);
    EXPECT_TRUE(sharer_.waitFor<EngineWarning>([this](const auto& warning) {
        return warning.error.kind == ErrorKind::WrongData && warning.error.about == (folder_ / "album/big").string();
    }));
    EXPECT_TRUE(getter.waitForRow(*got, [](const auto& row) { return row.done >= row.wanted - pieceLength; }));
    EXPECT_TRUE(sharer_.waitForRow(id, [](const auto& row) { return row.state == ShareState::Downloading; }));
    const auto mourning = sharer_.row(id);
    EXPECT_EQ(mourning.done, mourning.wanted - pieceLength);
    EXPECT_EQ(getter.row(*got).state, ShareState::Downloading) << "one piece nobody has";

    EngineDriver rescuer{options("rescuer", "127.0.0.4", sharer_.address())};
    ASSERT_TRUE(rescuer.add({.source = created.bytes, .folder = folder_ / "right", .trust = DataTrust::JustHashed}));
    ASSERT_TRUE(getter.waitFor<ShareFinished>());
    EXPECT_TRUE(sharer_.waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding; }));

    EXPECT_TRUE(contentOf(folder_ / "target/album/big") == big);
    EXPECT_TRUE(contentOf(folder_ / "target/album/other") == other);
    EXPECT_TRUE(contentOf(folder_ / "album/big") == big);
    EXPECT_FALSE(getter.heard<PeerBanned>()) << "it would ban who sends a wrong piece";
}

TEST_P(BelievedData, IsProvenAsAWholeByVerify)
{
    folder_.writeNoise("album/file", 3'000'000);
    const auto id = believe(torrentOf(folder_ / "album", GetParam()));
    EXPECT_EQ(sharer_.row(id).unproven, 3'000'000U);

    tell(&Engine::verify, id);

    EXPECT_TRUE(
        sharer_.waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding && row.checked > 0; }));
    EXPECT_EQ(sharer_.row(id).unproven, 0U);
    tell(&Engine::pause, id);
    EXPECT_TRUE(sharer_.waitForRow(id, [](const auto& row) { return row.state == ShareState::Paused; }));
    EXPECT_EQ(sharer_.row(id).unproven, 0U) << "as the catalogue has it";
}

TEST_P(BelievedData, IsStillBelievedWhenItBeginsPaused)
{
    folder_.writeNoise("album/file", 3'000'000);
    const auto created = torrentOf(folder_ / "album", GetParam());
    const auto id = sharer_.add(
        {.source = created.bytes, .folder = created.folder, .trust = DataTrust::Unproven, .isPaused = true});
    EXPECT_EQ(sharer_.row(*id).unproven, 3'000'000U);

    tell(&Engine::resume, *id);

    EXPECT_TRUE(sharer_.waitForRow(*id, [](const auto& row) { return row.state == ShareState::Seeding; }));
    EXPECT_EQ(sharer_.row(*id).checkTotal, 0U);
    EXPECT_EQ(sharer_.row(*id).unproven, 3'000'000U);
}

TEST_P(BelievedData, NamesAFileThatIsMissingAndFetchesIt)
{
    folder_.writeNoise("album/here", 3'000'000, 1);
    const auto missing = contentOf(folder_.writeNoise("album/missing", 2'000'000, 2));
    const auto created = torrentOf(folder_ / "album", GetParam());
    copyAlbum();
    std::filesystem::remove(folder_ / "album/missing");
    EngineDriver rescuer{options("rescuer", "127.0.0.4", sharer_.address())};
    ASSERT_TRUE(rescuer.add({.source = created.bytes, .folder = folder_ / "right", .trust = DataTrust::JustHashed}));

    const auto id = sharer_.add({.source = created.bytes, .folder = created.folder, .trust = DataTrust::Unproven});

    EXPECT_TRUE(sharer_.waitFor<EngineWarning>([this](const auto& warning) {
        return warning.error.kind == ErrorKind::NotFound && warning.error.about == (folder_ / "album/missing").string();
    }));
    EXPECT_TRUE(sharer_.waitFor<ShareFinished>());
    EXPECT_TRUE(contentOf(folder_ / "album/missing") == missing);
    EXPECT_EQ(sharer_.row(*id).checked, 0U);
}

INSTANTIATE_TEST_SUITE_P(Torrents, BelievedData,
                         ::testing::Values(TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid),
                         [](const auto& format) {
                             return format.param == TorrentFormat::V1 ? "V1"
                                 : format.param == TorrentFormat::V2  ? "V2"
                                                                      : "Hybrid";
                         });

} // namespace
} // namespace shoal
