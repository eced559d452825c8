#include "core/chunks/piece_hasher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <string>

namespace shoal {
namespace {
constexpr Bytes piece = 32 * 1024;
using Found = std::map<std::uint32_t, PieceDigests>;

std::string text(Bytes size)
{
    std::string bytes(size, '\0');
    for (Bytes i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 7 % 251);
    return bytes;
}

PieceHasher::OnPiece into(Found& found)
{
    return [&found](std::uint32_t index, const PieceDigests& digests) { found[index] = digests; };
}

TEST(PieceHasher, CutsV1WhereverTheReadsEnd)
{
    const auto content = text(2 * piece + 100);
    for (const Bytes step : {Bytes{1000}, piece - 1, piece, 3 * piece}) {
        Found found;
        PieceHasher hasher{{.pieceLength = piece, .totalSize = content.size(), .hasV1 = true}, into(found)};
        hasher.startAt(0);
        for (Bytes at = 0; at < content.size(); at += step)
            hasher.feed(bytesOf(content).subspan(at, std::min(step, content.size() - at)), content.size());
        ASSERT_EQ(found.size(), 3U);
        EXPECT_EQ(found[0].v1, sha1Of(bytesOf(content).first(piece)));
        EXPECT_EQ(found[2].v1, sha1Of(bytesOf(content).subspan(2 * piece)));
    }
}

TEST(PieceHasher, PaddingIsZerosToV1AndNothingToV2)
{
    const auto content = text(100);
    Found found;
    PieceHasher hasher{{.pieceLength = piece, .totalSize = piece, .hasV1 = true, .hasV2 = true}, into(found)};
    hasher.startAt(0);
    hasher.feed(bytesOf(content), content.size());
    hasher.feedPadding(piece - content.size());

    EXPECT_EQ(found[0].v1, sha1Of(bytesOf(content + std::string(piece - content.size(), '\0'))));
    EXPECT_EQ(found[0].v2, sha256Of(bytesOf(content)));
}

TEST(PieceHasher, ASkippedPieceGetsNoHashesAndHarmsNoOther)
{
    const auto content = text(3 * piece);
    const auto bytes = bytesOf(content);
    Found found;
    PieceHasher hasher{{.pieceLength = piece, .totalSize = content.size(), .hasV1 = true, .hasV2 = true}, into(found)};
    hasher.startAt(0);
    hasher.feed(bytes.first(piece + blockSize), content.size());
    hasher.skip(blockSize);
    hasher.feed(bytes.subspan(2 * piece), content.size());

    EXPECT_THAT(found, testing::SizeIs(2));
    EXPECT_EQ(found[2].v1, sha1Of(bytes.subspan(2 * piece)));
}

TEST(PieceHasher, StartsAtAnyPiece)
{
    const auto content = text(3 * piece);
    Found found;
    PieceHasher hasher{{.pieceLength = piece, .totalSize = content.size(), .hasV1 = true}, into(found)};
    hasher.startAt(2);
    hasher.feed(bytesOf(content).subspan(2 * piece), content.size());

    EXPECT_THAT(found, testing::SizeIs(1));
    EXPECT_EQ(found[2].v1, sha1Of(bytesOf(content).subspan(2 * piece)));
}

} // namespace
} // namespace shoal
