// A share's metadata between its .torrent file and what members send each other (docs/swarm-protocol.md, section 8.4).
#pragma once

#include "core/result.h"
#include "core/swarm/ids.h"
#include "core/swarm/links/metadata/metadata_fetch.h"
#include "core/torrent/torrent.h"

#include <optional>
#include <string>
#include <string_view>

namespace shoal::bt {

/// What members give each other of a torrent.
struct ShareMetadata {
    std::string info;   ///< the info dictionary without `ssl-cert`
    std::string layers; ///< the value of `piece layers` (BEP 52), bencoded; empty: there is none
};

/// A share's torrent, read once: what the catalogue says of it, and what the list of shares keeps.
struct ReadShare {
    swarm::ShareId id;
    Torrent torrent;
    std::uint64_t infoSize = 0; ///< of the info dictionary
    std::string bytes;          ///< of a torrent file with nothing else in it, and without a certificate
};
/// Error: NotATorrent.
Result<ReadShare> readShare(std::string_view torrent);

/// Empty for what is no torrent file.
std::optional<ShareMetadata> metadataOf(std::string_view torrent);
/// A .torrent file with nothing else in it.
std::string torrentOf(const ShareMetadata& metadata);
/// The same with an epoch's certificate (PEM) in the info dictionary. Empty for what is no torrent file.
std::optional<std::string> dressedTorrent(std::string_view torrent, std::string_view certificate);

class TorrentLayerRules final : public swarm::LayerRules {
public:
    std::optional<std::uint64_t> sizeOf(swarm::ByteView info) const override;
    bool fit(swarm::ByteView info, swarm::ByteView layers) const override;
};

} // namespace shoal::bt
