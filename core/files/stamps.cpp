#include "core/files/stamps.h"

#include "core/files/piece_map.h"
#include "core/files/sync.h"

#include <algorithm>
#include <set>
#include <sys/stat.h>

namespace shoal {
namespace {

constexpr std::int64_t stillWritten = -1;

FileStamp stampOf(const std::filesystem::path& file)
{
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0)
        return {};
    return {facts.st_size, std::int64_t{facts.st_mtim.tv_sec} * 1'000'000'000 + facts.st_mtim.tv_nsec};
}

/// What is gone meanwhile needs no sync.
Result<void> syncIfThere(const std::filesystem::path& path)
{
    auto synced = syncPath(path);
    return !synced && synced.error().kind == ErrorKind::NotFound ? Result<void>{} : synced;
}

void mark(PieceSet& pieces, const PieceSpan& span)
{
    for (auto piece = span.first; piece <= span.last; ++piece)
        pieces[piece] = true;
}

bool isChanged(const FileStamp& then, const FileStamp& now)
{
    return then.modifiedNs == stillWritten ? now.size < then.size : now != then;
}

} // namespace

std::vector<FileStamp> stampsOf(const Torrent& torrent, const ContentPlaces& places)
{
    std::vector<FileStamp> stamps(torrent.files.size());
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i)
        if (!torrent.files[i].isPad)
            stamps[i] = stampOf(places.of(torrent, i));
    return stamps;
}

std::vector<FileStamp> stampsOf(const Torrent& torrent, const ContentPlaces& places, const PieceSet& have)
{
    auto stamps = stampsOf(torrent, places);
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i) {
        const auto span = piecesOf(torrent, i);
        for (auto piece = span.first; piece <= span.last; ++piece)
            if (!have[piece])
                stamps[i].modifiedNs = stillWritten;
    }
    return stamps;
}

PieceSet piecesToDoubt(const Torrent& torrent, const std::vector<FileStamp>& then, const std::vector<FileStamp>& now)
{
    const bool isComparable = then.size() == torrent.files.size() && now.size() == then.size();
    PieceSet doubted(torrent.pieceCount, !isComparable);
    for (std::uint32_t i = 0; isComparable && i < torrent.files.size(); ++i)
        if (!torrent.files[i].isPad && isChanged(then[i], now[i]))
            mark(doubted, piecesOf(torrent, i));
    return doubted;
}

PieceSet piecesStillWritten(const Torrent& torrent, const std::vector<FileStamp>& then)
{
    PieceSet pieces(torrent.pieceCount, false);
    for (std::uint32_t i = 0; i < std::min(then.size(), torrent.files.size()); ++i)
        if (then[i].modifiedNs == stillWritten)
            mark(pieces, piecesOf(torrent, i));
    return pieces;
}

Result<void> syncFiles(const Torrent& torrent, const ContentPlaces& places, const std::vector<std::uint32_t>& files)
{
    std::set<std::filesystem::path> synced;
    for (const auto i : files) {
        const auto file = places.of(torrent, i);
        if (auto done = syncIfThere(file); !done)
            return done;
        synced.insert(file);
    }
    return syncNamesOf(synced);
}

} // namespace shoal
