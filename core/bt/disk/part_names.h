// What part files are called whose torrents change their info-hash.
#pragma once

#include <libtorrent/sha1_hash.hpp>

#include <mutex>
#include <optional>
#include <unordered_map>

namespace shoal::bt {

/// From whoever adds torrents to the disk back-end, like UnprovenTorrents. Any thread.
class PartNames {
public:
    /// The torrent of this info-hash (lt::info_hash_t::get_best) that is added next keeps its part file as if its
    /// info-hash were `name`.
    void put(const lt::sha1_hash& torrent, const lt::sha1_hash& name);
    void remove(const lt::sha1_hash& torrent);
    std::optional<lt::sha1_hash> take(const lt::sha1_hash& torrent);

private:
    std::mutex mutex_;
    std::unordered_map<lt::sha1_hash, lt::sha1_hash> waiting_;
};

} // namespace shoal::bt
