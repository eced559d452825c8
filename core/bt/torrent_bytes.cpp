#include "core/torrent_bytes.h"

#include "core/bt/torrent_reader.h"

namespace shoal {

Result<Torrent> readTorrentBytes(std::string_view bytes)
{
    auto parsed = bt::readTorrent(bytes);
    if (!parsed)
        return fail(parsed.error());
    return std::move(parsed->torrent);
}

} // namespace shoal
