#include "core/bt/disk/unproven_pieces.h"

#include <utility>

namespace shoal::bt {

void UnprovenTorrents::put(const lt::sha1_hash& torrent, UnprovenPieces unproven)
{
    const std::lock_guard lock{mutex_};
    waiting_.insert_or_assign(torrent, std::move(unproven));
}

void UnprovenTorrents::remove(const lt::sha1_hash& torrent)
{
    const std::lock_guard lock{mutex_};
    waiting_.erase(torrent);
}

std::optional<UnprovenPieces> UnprovenTorrents::take(const lt::sha1_hash& torrent)
{
    const std::lock_guard lock{mutex_};
    const auto found = waiting_.extract(torrent);
    return found ? std::optional{std::move(found.mapped())} : std::nullopt;
}

} // namespace shoal::bt
