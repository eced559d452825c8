// Magnet links (BEP 9, BEP 52, BEP 53) and bare info-hashes.
#pragma once

#include "core/result.h"
#include "core/torrent/info_hash.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shoal {

/// What a magnet link says.
struct Magnet {
    InfoHashes hashes;
    std::string name;                  ///< dn
    std::vector<std::string> trackers; ///< tr
    std::vector<std::string> webSeeds; ///< ws
    std::vector<std::string> peers;    ///< x.pe: "1.2.3.4:6881", "[::1]:6881" or "host:port"
    std::vector<std::pair<std::uint32_t, std::uint32_t>> selectOnly; ///< so: inclusive ranges of file indices
    bool operator==(const Magnet&) const = default;
};

/// Reads a link as people paste it: surrounding white space and line breaks are dropped, the scheme's case doesn't
/// matter, and a bare info-hash (40 hex, 32 base32, 64 hex, or 1220 and 64 hex) is a link too. Unknown parameters are
/// ignored. Errors: BadLink, whose reason says what is wrong with which part.
Result<Magnet> parseMagnet(std::string_view text);

/// The canonical link: xt (v1 first), dn, so, tr, ws, x.pe; everything percent-encoded that must be.
std::string formatMagnet(const Magnet& magnet);

} // namespace shoal
