#include "core/files/piece_map.h"

#include <algorithm>

namespace shoal {

PieceSpan piecesOf(const Torrent& torrent, std::uint32_t file)
{
    const auto& facts = torrent.files[file];
    if (facts.size == 0)
        return {};
    return {static_cast<std::uint32_t>(facts.offset / torrent.pieceLength),
            static_cast<std::uint32_t>((facts.offset + facts.size - 1) / torrent.pieceLength)};
}

Bytes overlap(const TorrentFile& file, Bytes begin, Bytes end)
{
    const auto first = std::max(begin, file.offset);
    const auto last = std::min(end, file.offset + file.size);
    return last > first ? last - first : 0;
}

Bytes bytesIn(const Torrent& torrent, std::uint32_t piece)
{
    const auto& last = torrent.files.back();
    return std::min((piece + 1) * torrent.pieceLength, last.offset + last.size) - piece * torrent.pieceLength;
}

std::uint32_t blocksIn(const Torrent& torrent, std::uint32_t piece)
{
    return static_cast<std::uint32_t>((bytesIn(torrent, piece) + blockSize - 1) / blockSize);
}

std::vector<std::uint32_t> filesOf(const Torrent& torrent, std::uint32_t piece)
{
    const auto begin = piece * torrent.pieceLength;
    const auto end = begin + torrent.pieceLength;
    const auto firstEndingAfter =
        std::partition_point(torrent.files.begin(), torrent.files.end(),
                             [begin](const auto& file) { return file.offset + file.size <= begin; });
    std::vector<std::uint32_t> files;
    for (auto file = firstEndingAfter; file != torrent.files.end() && file->offset < end; ++file)
        if (!file->isPad && overlap(*file, begin, end) > 0)
            files.push_back(static_cast<std::uint32_t>(file - torrent.files.begin()));
    return files;
}

Bytes haveBytes(const Torrent& torrent, std::uint32_t file, const PieceSet& have)
{
    Bytes sum = 0;
    const auto span = piecesOf(torrent, file);
    for (auto piece = span.first; piece <= span.last; ++piece)
        if (have[piece])
            sum += overlap(torrent.files[file], piece * torrent.pieceLength, (piece + 1) * torrent.pieceLength);
    return sum;
}

bool isWanted(const Torrent& torrent, std::uint32_t piece, const std::vector<bool>& wantedFiles)
{
    const auto files = filesOf(torrent, piece);
    return std::any_of(files.begin(), files.end(), [&](auto file) { return wantedFiles[file]; });
}

} // namespace shoal
