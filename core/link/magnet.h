// Magnet links (BEP 9, BEP 52, BEP 53) and bare info-hashes.
#pragma once

#include "core/result.h"
#include "core/torrent/info_hash.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shoal {

/// What a magnet link says.
struct Magnet {
    InfoHashes hashes;
    std::string name;                  ///< dn; control characters became spaces
    std::vector<std::string> trackers; ///< tr: URLs, each once
    std::vector<std::string> webSeeds; ///< ws: URLs, each once
    std::vector<std::string> peers;    ///< x.pe: "1.2.3.4:6881", "[::1]:6881" or "host:port", each once
    std::vector<std::pair<std::uint32_t, std::uint32_t>> selectOnly; ///< so: inclusive ranges of file indices, as given
    bool operator==(const Magnet&) const = default;
};

constexpr std::size_t longestMagnet = 64 * 1024; ///< in bytes

/// Reads a link as people paste it: surrounding white space, quotes or angle brackets, line breaks with the blanks
/// around them, and HTML's "&amp;" do no harm, the scheme's case doesn't matter, and a bare info-hash (40 hex,
/// 32 base32, 64 hex, or 1220 and 64 hex) is a link too. Unknown parameters are ignored, and trackers and web seeds
/// that are no URLs. Errors: BadLink (about = the beginning of the text), whose reason says what is wrong with which
/// part.
Result<Magnet> parseMagnet(std::string_view text);

/// The canonical link: xt (v1 first), dn, so, tr, ws, x.pe; everything percent-encoded that must be.
std::string formatMagnet(const Magnet& magnet);

} // namespace shoal
