#include "core/bt/disk/part_file.h"

#include "core/bt/disk/part_file_format.h"
#include "core/bt/torrent_faults.h"
#include "tests/core/bt/disk/stored_torrent.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace shoal::bt {
namespace {

using test::contentOf;

constexpr int pieces = 5;
constexpr int length = 64;
constexpr std::size_t tableEnd = part_file::headerBytes + pieces * part_file::entryBytes;

class DamagedPartFile : public ::testing::Test {
protected:
    DamagedPartFile()
    {
        use([](PartFile& file, lt::error_code& error) {
            for (const int piece : {1, 4, 2}) {
                std::string bytes(length, static_cast<char>('a' + piece));
                const iovec buffer{bytes.data(), bytes.size()};
                file.write(piece, 0, {&buffer, 1}, error);
            }
        });
    }

    /// Returns the error that it ended with.
    template <class Use>
    lt::error_code use(Use use, int count = pieces, int size = length)
    {
        const auto files = systemFiles();
        FilePool pool{*files, 4};
        PartFile file{*files, pool, {.owner = 1, .file = -1}, path_, count, size};
        lt::error_code error;
        use(file, error);
        lt::error_code ignored;
        file.close(ignored);
        return error;
    }

    lt::error_code look(int count = pieces, int size = length)
    {
        return use([](PartFile& file, lt::error_code& error) { file.has(1, error); }, count, size);
    }

    lt::error_code write()
    {
        return use([](PartFile& file, lt::error_code& error) {
            std::string bytes(length, 'x');
            const iovec buffer{bytes.data(), bytes.size()};
            file.write(3, 0, {&buffer, 1}, error);
        });
    }

    test::TemporaryFolder folder_;
    std::string path_ = (folder_ / "parts").string();
};

TEST_F(DamagedPartFile, IsToldFromAWholeOneByEveryByteOfItsHeaderAndTable)
{
    const auto whole = contentOf(path_);
    ASSERT_FALSE(look());
    for (std::size_t at = 0; at < tableEnd; ++at) {
        for (const int change : {0x01, 0x80, 0xff}) {
            auto damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ change);
            folder_.write("parts", damaged);

            EXPECT_TRUE(look()) << "byte " << at;
            EXPECT_TRUE(write()) << "byte " << at;
            EXPECT_EQ(contentOf(path_), damaged) << "byte " << at << ": it is left alone";
        }
    }
}

TEST_F(DamagedPartFile, IsToldFromAWholeOneWhereverItWasCutInItsHeaderOrTable)
{
    const auto whole = contentOf(path_);
    for (std::size_t size = 0; size < tableEnd; ++size) {
        folder_.write("parts", whole.substr(0, size));
        EXPECT_TRUE(look()) << size;
        EXPECT_TRUE(write()) << size;
        EXPECT_EQ(std::filesystem::file_size(path_), size);
    }
}

TEST_F(DamagedPartFile, ThatWasCutInAPlaceStillHasTheOthers)
{
    std::filesystem::resize_file(path_, std::filesystem::file_size(path_) - 1);
    const auto readable = [this](int piece) {
        return use([&](PartFile& file, lt::error_code& error) {
            std::string bytes(length, '?');
            const iovec buffer{bytes.data(), bytes.size()};
            file.read(piece, 0, {&buffer, 1}, error);
        });
    };

    EXPECT_FALSE(readable(1));
    EXPECT_FALSE(readable(4));
    EXPECT_EQ(readable(2), lt::error_code{lt::errors::file_too_short});
}

TEST_F(DamagedPartFile, IsOneThatGivesTwoPiecesOnePlace)
{
    const auto entry = part_file::writeEntry(3, 1);
    auto damaged = contentOf(path_);
    damaged.replace(static_cast<std::size_t>(part_file::entryBegin(3)), entry.size(),
                    std::string{reinterpret_cast<const char*>(entry.data()), entry.size()});
    folder_.write("parts", damaged);

    EXPECT_EQ(look(), make_error_code(PartFileFault::Damaged));
}

TEST_F(DamagedPartFile, IsOneThatNamesAPlaceBehindTheLastPossible)
{
    const auto entry = part_file::writeEntry(3, 0xffffffff);
    auto damaged = contentOf(path_);
    damaged.replace(static_cast<std::size_t>(part_file::entryBegin(3)), entry.size(),
                    std::string{reinterpret_cast<const char*>(entry.data()), entry.size()});
    folder_.write("parts", damaged);

    EXPECT_EQ(look(), make_error_code(PartFileFault::Damaged));
}

TEST_F(DamagedPartFile, IsNotWhatAnotherTorrentLeft)
{
    const auto whole = contentOf(path_);

    EXPECT_EQ(look(pieces + 1, length), make_error_code(PartFileFault::OtherShape));
    EXPECT_EQ(look(pieces, length * 2), make_error_code(PartFileFault::OtherShape));
    EXPECT_EQ(contentOf(path_), whole);
}

TEST_F(DamagedPartFile, IsNotWhatAnotherProgramMade)
{
    folder_.write("parts", std::string(100000, '\xff'));

    EXPECT_EQ(look(), make_error_code(PartFileFault::NotOurs));
    EXPECT_EQ(write(), make_error_code(PartFileFault::NotOurs));
    EXPECT_EQ(contentOf(path_), std::string(100000, '\xff'));
}

TEST_F(DamagedPartFile, IsSpokenOfInWordsAndWithAdvice)
{
    for (const auto fault :
         {PartFileFault::NotOurs, PartFileFault::OtherVersion, PartFileFault::OtherShape, PartFileFault::Damaged}) {
        const auto error = torrentError(fault, "share", "/folder/part file");
        EXPECT_EQ(error.kind, ErrorKind::Io);
        EXPECT_EQ(error.about, "/folder/part file");
        EXPECT_FALSE(error.reason.empty());
        EXPECT_NE(error.advice.find("ove"), std::string::npos) << error.advice;
    }
}

TEST(TorrentError, NamesAFileThatWasCutWhileItWasShared)
{
    const auto error = torrentError(lt::errors::file_too_short, "share", "file");

    EXPECT_EQ(error.kind, ErrorKind::FileChanged);
    EXPECT_EQ(error.about, "file");
}

// docs/part-file.md says these bytes.
TEST(PartFileFormat, IsTheOneThatIsDocumented)
{
    const auto header = part_file::writeHeader({.pieceLength = 0x00040000, .pieces = 0x00000102});
    const std::string bytes{reinterpret_cast<const char*>(header.data()), header.size()};
    const auto entry = part_file::writeEntry(5, 2);

    using namespace std::string_literals;
    EXPECT_EQ(bytes.substr(0, 28), "ShoalPrt\0\0\0\1\0\4\0\0\0\0\1\2\0\0\0\0\0\0\0\0"s);
    EXPECT_EQ(std::to_integer<int>(entry[3]), 2);
    EXPECT_EQ(part_file::readEntry(entry, 5), 2U);
    EXPECT_EQ(part_file::readEntry(entry, 6), std::nullopt);
    EXPECT_EQ(part_file::entryBegin(5), 72);
    EXPECT_EQ(part_file::placeBegin({.pieceLength = 100, .pieces = 508}, 1), 4096);
    EXPECT_EQ(part_file::placeBegin({.pieceLength = 100, .pieces = 509}, 3), 8192 + 200);
}

} // namespace
} // namespace shoal::bt
