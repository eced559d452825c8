#include "core/bt/disk/part_names.h"

namespace shoal::bt {

void PartNames::put(const lt::sha1_hash& torrent, const lt::sha1_hash& name)
{
    const std::lock_guard lock{mutex_};
    waiting_.insert_or_assign(torrent, name);
}

void PartNames::remove(const lt::sha1_hash& torrent)
{
    const std::lock_guard lock{mutex_};
    waiting_.erase(torrent);
}

std::optional<lt::sha1_hash> PartNames::take(const lt::sha1_hash& torrent)
{
    const std::lock_guard lock{mutex_};
    const auto found = waiting_.extract(torrent);
    return found ? std::optional{found.mapped()} : std::nullopt;
}

} // namespace shoal::bt
