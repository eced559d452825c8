#include "tests/support/disk/torrent_shape.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>

namespace shoal::test {
namespace {

constexpr std::array<char, 32> someRoot{'r', 'o', 'o', 't'};

std::int64_t fileSize(std::mt19937_64& random, int pieceLength)
{
    const auto upTo = [&](int most) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most)); };
    switch (random() % 6) {
    case 0: return 0;
    case 1: return 1 + upTo(100);
    case 2: return 1 + upTo(blockSize);
    case 3: return pieceLength * (1 + upTo(2));
    default: return 1 + upTo(3 * pieceLength);
    }
}

} // namespace

TorrentShape::TorrentShape(std::uint64_t seed)
    : kind_{static_cast<TorrentKind>(seed % 4)}
{
    infoHash_.assign(std::string(20, static_cast<char>('a' + seed % 26)).data());
    std::mt19937_64 random{seed};
    blocksPerPiece_ = 1 << (random() % 3);
    const auto pieceLength = blocksPerPiece_ * blockSize;
    files_.set_piece_length(pieceLength);
    const auto fileCount = random() % 5 == 0 ? 1 : 2 + static_cast<int>(random() % 11);
    for (auto i = 0; i < fileCount; ++i) {
        const auto folder = random() % 3 == 0 ? "/folder-" + std::to_string(random() % 3) : std::string{};
        const auto name = fileCount == 1 ? "single" : "torrent" + folder + "/file-" + std::to_string(i);
        const auto isLastChance = i + 1 == fileCount && files_.total_size() == 0;
        const auto size = isLastChance ? 3 * blockSize + 7 : fileSize(random, pieceLength);
        files_.add_file(name, size, {}, 0, {}, hasV2() ? someRoot.data() : nullptr);
        const auto padding = (pieceLength - files_.total_size() % pieceLength) % pieceLength;
        if (kind_ == TorrentKind::V1WithPadFiles && padding > 0 && i + 1 < fileCount)
            files_.add_file("torrent/.pad/" + std::to_string(padding), padding, lt::file_storage::flag_pad_file);
    }
    if (hasV2())
        files_.remove_tail_padding(); // as torrent_info does
    files_.set_num_pieces(static_cast<int>((files_.total_size() + pieceLength - 1) / pieceLength));

    for (auto piece = 0; piece < pieces(); ++piece) {
        const auto length = files_.piece_size(lt::piece_index_t{piece});
        for (auto start = 0; start < length; start += blockSize) {
            auto& files = filesOfBlock_.emplace_back();
            const auto slices = files_.map_block(lt::piece_index_t{piece}, start, std::min(blockSize, length - start));
            for (const auto& slice : slices) {
                if (!files_.pad_file_at(slice.file_index) && slice.size > 0)
                    files.push_back(static_cast<int>(slice.file_index));
            }
        }
    }
}

int TorrentShape::blocksIn(int piece) const { return std::min(blocksPerPiece_, blocks() - firstBlockOf(piece)); }

lt::peer_request TorrentShape::request(int block) const
{
    const auto piece = pieceOf(block);
    const auto start = (block - firstBlockOf(piece)) * blockSize;
    const auto length = std::min(blockSize, files_.piece_size(lt::piece_index_t{piece}) - start);
    return {lt::piece_index_t{piece}, start, length};
}

} // namespace shoal::test
