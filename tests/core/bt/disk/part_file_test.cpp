#include "core/bt/disk/part_file.h"

#include "tests/core/bt/disk/wrapped_files.h"
#include "tests/support/randomness.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <map>
#include <optional>
#include <thread>

namespace shoal::bt {
namespace {

using test::Call;
using test::systemError;
using test::WrappedFiles;

constexpr int pieces = 24;
constexpr int length = 96;

std::string bytesOf(int piece, int version = 0)
{
    std::string bytes(length, '\0');
    for (int i = 0; i < length; ++i)
        bytes[i] = static_cast<char>(piece * 31 + version * 17 + i);
    return bytes;
}

class UnwantedBytes : public ::testing::Test {
protected:
    class File {
    public:
        File(std::string path, std::shared_ptr<FileLayer> files = systemFiles(), int count = pieces, int size = length)
            : files_{std::move(files)}
            , part{*files_, pool_, {.owner = 1, .file = -1}, std::move(path), count, size}
        {}
        lt::error_code write(int piece, const std::string& bytes, int offset = 0)
        {
            lt::error_code failed;
            auto copy = bytes;
            const iovec buffer{copy.data(), copy.size()};
            part.write(piece, offset, {&buffer, 1}, failed);
            return failed;
        }
        std::optional<std::string> read(int piece, int offset = 0, int size = length)
        {
            error = {};
            std::string bytes(static_cast<std::size_t>(size), '?');
            const iovec buffer{bytes.data(), bytes.size()};
            part.read(piece, offset, {&buffer, 1}, error);
            return error ? std::nullopt : std::optional{bytes};
        }
        lt::error_code free(int piece)
        {
            lt::error_code failed;
            part.free(piece, failed);
            return failed;
        }
        lt::error_code close()
        {
            lt::error_code failed;
            part.close(failed);
            return failed;
        }
        bool has(int piece)
        {
            error = {};
            return part.has(piece, error);
        }

    private:
        std::shared_ptr<FileLayer> files_;
        FilePool pool_{*files_, 4};

    public:
        PartFile part;
        lt::error_code error;
    };

    test::TemporaryFolder folder_;
    std::string path_ = (folder_ / "parts").string();
};

TEST_F(UnwantedBytes, AreReadAsTheyWereWritten)
{
    File file{path_};
    ASSERT_FALSE(file.write(3, bytesOf(3)));
    ASSERT_FALSE(file.write(5, bytesOf(5).substr(10, 20), 10));

    EXPECT_EQ(file.read(3), bytesOf(3));
    EXPECT_EQ(file.read(5, 10, 20), bytesOf(5).substr(10, 20));
}

TEST_F(UnwantedBytes, AreThereAgainAfterARestart)
{
    {
        File file{path_};
        ASSERT_FALSE(file.write(3, bytesOf(3)));
        ASSERT_FALSE(file.write(pieces - 1, bytesOf(pieces - 1)));
        ASSERT_FALSE(file.close());
    }
    File file{path_};

    EXPECT_EQ(file.read(3), bytesOf(3));
    EXPECT_EQ(file.read(pieces - 1), bytesOf(pieces - 1));
    EXPECT_FALSE(file.has(4));
}

TEST_F(UnwantedBytes, AreThereAgainWithoutHavingBeenClosed)
{
    File killed{path_};
    ASSERT_FALSE(killed.write(3, bytesOf(3)));

    File file{path_};

    EXPECT_EQ(file.read(3), bytesOf(3));
}

TEST_F(UnwantedBytes, ThatWereNeverWrittenAreMissing)
{
    File file{path_};

    EXPECT_FALSE(file.read(3));
    EXPECT_EQ(file.error, boost::system::errc::no_such_file_or_directory);
    ASSERT_FALSE(file.write(4, bytesOf(4)));
    EXPECT_FALSE(file.read(3));
    EXPECT_EQ(file.error, boost::system::errc::no_such_file_or_directory);
}

TEST_F(UnwantedBytes, TakeNoFileBeforeTheFirstIsWritten)
{
    File file{path_};
    EXPECT_FALSE(file.has(3));
    EXPECT_FALSE(file.free(3));
    EXPECT_FALSE(file.close());

    EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(UnwantedBytes, TakeNoFileWhenAllAreFreed)
{
    File file{path_};
    ASSERT_FALSE(file.write(3, bytesOf(3)));
    ASSERT_FALSE(file.free(3));

    EXPECT_FALSE(file.has(3));
    EXPECT_FALSE(file.close());

    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

// A power cut may bring back the table as it was: a place that it names must not hold another piece's bytes.
TEST_F(UnwantedBytes, TakeAFreedPlaceOnlyOnceTheDiskKnowsThatItIsFree)
{
    File file{path_};
    ASSERT_FALSE(file.write(3, bytesOf(3)));
    ASSERT_FALSE(file.write(9, bytesOf(9)));
    const auto twoPlaces = std::filesystem::file_size(path_);
    ASSERT_FALSE(file.free(3));
    ASSERT_FALSE(file.write(4, bytesOf(4)));
    EXPECT_EQ(std::filesystem::file_size(path_), twoPlaces + length);

    ASSERT_FALSE(file.close());
    ASSERT_FALSE(file.write(5, bytesOf(5)));

    EXPECT_EQ(std::filesystem::file_size(path_), twoPlaces + length);
    for (const int piece : {4, 5, 9})
        EXPECT_EQ(file.read(piece), bytesOf(piece)) << piece;
}

TEST_F(UnwantedBytes, NeverTakeMorePlacesThanThereArePieces)
{
    File file{path_};
    for (int round = 0; round < 3; ++round) {
        for (int piece = 0; piece < pieces; ++piece)
            ASSERT_FALSE(file.write(piece, bytesOf(piece, round)));
        for (int piece = 0; piece < pieces; ++piece)
            ASSERT_FALSE(file.free(piece));
    }
    ASSERT_FALSE(file.write(0, bytesOf(0)));

    EXPECT_LE(std::filesystem::file_size(path_), 4096 + pieces * length);
}

TEST_F(UnwantedBytes, StayAsTheyAreWhenTheirFileIsTakenAwayAndMadeAnew)
{
    File file{path_};
    ASSERT_FALSE(file.write(3, bytesOf(3)));
    ASSERT_FALSE(file.close());
    ASSERT_TRUE(file.has(3));
    std::filesystem::remove(path_);
    ASSERT_FALSE(file.close());

    ASSERT_FALSE(file.write(4, bytesOf(4)));

    EXPECT_FALSE(file.read(3));
    EXPECT_EQ(file.read(4), bytesOf(4));
}

TEST_F(UnwantedBytes, AreSyncedWhenTheFileIsClosedAndOnlyThen)
{
    int syncs = 0;
    File file{path_, std::make_shared<WrappedFiles>([&](const Call& call) {
                  syncs += call.name == "sync" && call.path.ends_with("/parts");
                  return lt::error_code{};
              })};
    ASSERT_FALSE(file.write(3, bytesOf(3)));
    ASSERT_FALSE(file.write(4, bytesOf(4)));
    EXPECT_EQ(syncs, 0);
    ASSERT_FALSE(file.close());
    EXPECT_EQ(syncs, 1);
    ASSERT_TRUE(file.read(4));
    ASSERT_FALSE(file.close());
    EXPECT_EQ(syncs, 1);
}

TEST_F(UnwantedBytes, GetAnEntryInTheTableOnlyWhenTheyAreWritten)
{
    bool isFull = true;
    File file{path_, std::make_shared<WrappedFiles>([&](const Call& call) {
                  return isFull && call.name == "write" && call.path == path_ ? systemError(ENOSPC) : lt::error_code{};
              })};
    EXPECT_EQ(file.write(3, bytesOf(3)), systemError(ENOSPC));
    EXPECT_FALSE(file.has(3));
    EXPECT_FALSE(file.read(3));
    isFull = false;
    EXPECT_FALSE(file.write(3, bytesOf(3)));

    EXPECT_EQ(file.read(3), bytesOf(3));
}

TEST_F(UnwantedBytes, AreThoseOfAModelAfterRandomWritesFreesAndRestarts)
{
    test::Randomness random;
    auto file = std::make_unique<File>(path_);
    std::map<int, std::string> model;
    for (int step = 0; step < 3000; ++step) {
        const auto piece = static_cast<int>(random.below(pieces));
        switch (random.below(8)) {
        case 0:
        case 1:
        case 2: {
            const auto bytes = bytesOf(piece, step);
            ASSERT_FALSE(file->write(piece, bytes));
            model[piece] = bytes;
            break;
        }
        case 3: {
            if (!model.contains(piece))
                break;
            const auto offset = static_cast<int>(random.below(length - 8));
            const std::string bytes(8, static_cast<char>(step));
            ASSERT_FALSE(file->write(piece, bytes, offset));
            model[piece].replace(static_cast<std::size_t>(offset), bytes.size(), bytes);
            break;
        }
        case 4:
        case 5:
            ASSERT_FALSE(file->free(piece));
            model.erase(piece);
            break;
        case 6:
            if (random.below(4) == 0) {
                ASSERT_FALSE(file->close());
            }
            break;
        default:
            if (random.below(4) == 0)
                file = std::make_unique<File>(path_); // as after a kill
        }
        const auto read = file->read(piece);
        ASSERT_EQ(read.has_value(), model.contains(piece)) << "step " << step << ": " << file->error.message();
        if (read) {
            ASSERT_EQ(*read, model[piece]) << "step " << step;
        }
    }
}

TEST_F(UnwantedBytes, OfManyPiecesMayBeWrittenAtOnce)
{
    File file{path_};
    const auto writeEvery = [&file](int first) {
        for (int piece = first; piece < pieces; piece += 4) {
            EXPECT_FALSE(file.write(piece, bytesOf(piece).substr(0, length / 2)));
            EXPECT_FALSE(file.write(piece, bytesOf(piece).substr(length / 2), length / 2));
        }
    };
    {
        std::vector<std::jthread> threads;
        threads.reserve(4);
        for (int first = 0; first < 4; ++first)
            threads.emplace_back(writeEvery, first);
    }

    for (int piece = 0; piece < pieces; ++piece)
        EXPECT_EQ(file.read(piece), bytesOf(piece)) << piece;
}

TEST_F(UnwantedBytes, OfOnePieceMayBeWrittenAtOnce)
{
    File file{path_};
    for (int piece = 0; piece < pieces; ++piece) {
        std::jthread other{[&] { EXPECT_FALSE(file.write(piece, bytesOf(piece).substr(0, 50))); }};
        EXPECT_FALSE(file.write(piece, bytesOf(piece).substr(50), 50));
        other.join();
        EXPECT_EQ(file.read(piece), bytesOf(piece)) << piece;
    }
}

} // namespace
} // namespace shoal::bt
