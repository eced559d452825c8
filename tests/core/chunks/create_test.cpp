#include "core/chunks/create.h"
#include "core/chunks/file_access.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mutex>

namespace shoal {
namespace {
namespace fs = std::filesystem;
using test::TemporaryFolder;
using testing::ElementsAre;

constexpr Bytes mib = 1024 * 1024;

/// The local disk, with something that happens once, just before a file is read for the first time.
class EventfulDisk final : public Disk {
public:
    explicit EventfulDisk(std::function<void()> beforeFirstRead)
        : event_{std::move(beforeFirstRead)}
    {}
    std::unique_ptr<FileAccess> access() override { return std::make_unique<Access>(*this); }

private:
    class File final : public OpenFile {
    public:
        File(std::unique_ptr<OpenFile> file, EventfulDisk& disk)
            : file_{std::move(file)}
            , disk_{disk}
        {}
        Result<FileSnapshot> snapshot() override { return file_->snapshot(); }
        Result<std::size_t> read(std::span<std::uint8_t> buffer, Bytes offset) override
        {
            std::call_once(disk_.once_, disk_.event_);
            return file_->read(buffer, offset);
        }

    private:
        std::unique_ptr<OpenFile> file_;
        EventfulDisk& disk_;
    };
    class Access final : public FileAccess {
    public:
        explicit Access(EventfulDisk& disk)
            : disk_{disk}
        {}
        Result<std::unique_ptr<OpenFile>> open(const std::string& path) override
        {
            auto file = real_->open(path);
            if (!file)
                return file;
            return std::make_unique<File>(std::move(*file), disk_);
        }
        Result<FileSnapshot> snapshot(const std::string& path) override { return real_->snapshot(path); }

    private:
        std::unique_ptr<FileAccess> real_ = LocalDisk{}.access();
        EventfulDisk& disk_;
    };

    std::function<void()> event_;
    std::once_flag once_;
};

/// What comes of sharing a small and a large file when `event` happens at the first read.
Result<CreatedTorrent> createWhile(const TemporaryFolder& folder, std::function<void()> event)
{
    folder.writeNoise("s/large", 3 * mib);
    folder.writeNoise("s/small", 1000);
    EventfulDisk disk{std::move(event)};
    return createTorrent({.paths = {folder / "s"}}, disk, {}, {});
}

void expectChanged(const Result<CreatedTorrent>& created, const fs::path& file)
{
    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().kind, ErrorKind::FileChanged);
    EXPECT_EQ(created.error().about, file.native());
}

TEST(Create, WithoutEventsTheEventfulDiskIsTheDisk)
{
    const TemporaryFolder folder;
    EXPECT_TRUE(createWhile(folder, [] {}));
}

TEST(Create, AFileThatGrowsIsAnError)
{
    const TemporaryFolder folder;
    expectChanged(createWhile(folder, [&] { fs::resize_file(folder / "s/large", 4 * mib); }), folder / "s/large");
}

TEST(Create, AFileThatIsCutShortIsAnErrorAndNoCrash)
{
    const TemporaryFolder folder;
    expectChanged(createWhile(folder, [&] { fs::resize_file(folder / "s/large", 10); }), folder / "s/large");
}

TEST(Create, AFileThatKeepsItsSizeButWasWrittenToIsAnError)
{
    const TemporaryFolder folder;
    const auto later = fs::file_time_type::clock::now() + std::chrono::seconds{5};
    expectChanged(createWhile(folder, [&] { fs::last_write_time(folder / "s/small", later); }), folder / "s/small");
}

TEST(Create, AFileThatWasReplacedIsAnError)
{
    const TemporaryFolder folder;
    expectChanged(createWhile(folder,
                              [&] {
                                  const auto time = fs::last_write_time(folder / "s/small");
                                  folder.writeNoise("other", 1000, 2);
                                  fs::last_write_time(folder / "other", time);
                                  fs::rename(folder / "other", folder / "s/small");
                              }),
                  folder / "s/small");
}

TEST(Create, AFileThatVanishesIsAnError)
{
    const TemporaryFolder folder;
    expectChanged(createWhile(folder, [&] { fs::remove(folder / "s/small"); }), folder / "s/small");
}

TEST(Create, ALinkInAFilesPlaceIsAnErrorThoughItLeadsToTheSameBytes)
{
    const TemporaryFolder folder;
    expectChanged(createWhile(folder,
                              [&] {
                                  fs::rename(folder / "s/small", folder / "moved");
                                  fs::copy_file(folder / "moved", folder / "copy");
                                  fs::create_symlink(folder / "copy", folder / "s/small");
                              }),
                  folder / "s/small");
}

TEST(Create, StopsInTheMiddleWhenItIsTold)
{
    const TemporaryFolder folder;
    folder.writeNoise("file", 3 * mib);
    std::stop_source stop;
    EventfulDisk disk{[&stop] { stop.request_stop(); }};

    const auto created = createTorrent({.paths = {folder / "file"}}, disk, {}, stop.get_token());

    ASSERT_FALSE(created);
    EXPECT_EQ(created.error().kind, ErrorKind::Cancelled);
}

TEST(Create, ProgressStartsAtNothingAndEndsWithAll)
{
    const TemporaryFolder folder;
    folder.writeNoise("s/a", 3 * mib);
    folder.writeNoise("s/b", 1000);
    std::vector<Bytes> done;

    const auto created = createTorrent({.paths = {folder / "s"}},
                                       [&done](const CreateProgress& progress) { done.push_back(progress.done); });

    ASSERT_TRUE(created);
    ASSERT_GE(done.size(), 2U);
    EXPECT_EQ(done.front(), 0U);
    EXPECT_EQ(done.back(), 3 * mib + 1000);
    EXPECT_TRUE(std::is_sorted(done.begin(), done.end()));
}

TEST(Create, TheNumberOfThreadsChangesNothing)
{
    const TemporaryFolder folder;
    for (unsigned i = 0; i < 50; ++i)
        folder.writeNoise("s/" + std::to_string(i), i * 7919, i);

    for (const auto format : {TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid}) {
        const auto one = createTorrent({.paths = {folder / "s"}, .format = format, .threads = 1});
        const auto many = createTorrent({.paths = {folder / "s"}, .format = format, .threads = 7});
        EXPECT_EQ(one.value().torrent.hashes, many.value().torrent.hashes);
    }
}

TEST(Create, SaysWhatItWasAskedToSay)
{
    const TemporaryFolder folder;
    folder.writeNoise("file", 1000);

    const auto created = createTorrent({.paths = {folder / "file"},
                                        .comment = "hello",
                                        .trackers = {"http://t/"},
                                        .webSeeds = {"http://w/"},
                                        .isPrivate = true});

    const auto& torrent = created.value().torrent;
    EXPECT_EQ(torrent.comment, "hello");
    EXPECT_THAT(torrent.trackers, ElementsAre("http://t/"));
    EXPECT_THAT(torrent.webSeeds, ElementsAre("http://w/"));
    EXPECT_TRUE(torrent.isPrivate);
    EXPECT_TRUE(torrent.creator.starts_with("Shoal "));
    EXPECT_GT(torrent.createdAt.time_since_epoch().count(), 0);
}

TEST(Create, PlacesAreIndexedAsInTheTorrentPadFilesCounted)
{
    const TemporaryFolder folder;
    folder.writeNoise("one/a", 10);
    folder.writeNoise("two/b", 10);

    const auto created = createTorrent({.paths = {folder / "one/a", folder / "two/b"}, .name = "n"}).value();

    EXPECT_THAT(created.places, ElementsAre(FilePlace{0, folder / "one/a"}, FilePlace{2, folder / "two/b"}));
    EXPECT_EQ(created.torrent.files[2].path, "n/b");
}

TEST(Create, AV2FolderOfOneFileIsReadAsThatFile)
{
    const TemporaryFolder folder;
    folder.writeNoise("album/song", 1000);

    const auto created = createTorrent({.paths = {folder / "album"}, .format = TorrentFormat::V2}).value();

    EXPECT_FALSE(created.torrent.isFolder);
    EXPECT_EQ(created.torrent.name, "album");
    EXPECT_EQ(created.torrent.files.front().path, "song");
    EXPECT_EQ(created.folder, folder / "album");
}

TEST(Create, RefusesPieceSizesThatBitTorrentDoesNotKnow)
{
    const TemporaryFolder folder;
    folder.writeNoise("file", 1000);
    for (const Bytes length : {Bytes{1}, Bytes{8192}, Bytes{48 * 1024}, 512 * mib}) {
        const auto created = createTorrent({.paths = {folder / "file"}, .pieceLength = length});
        ASSERT_FALSE(created);
        EXPECT_EQ(created.error().kind, ErrorKind::BadArgument);
        EXPECT_EQ(created.error().about, "piece-size");
    }
}

} // namespace
} // namespace shoal
