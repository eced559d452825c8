// What peers do that ends our dealings with them.
#pragma once

#include <chrono>
#include <cstdint>

namespace shoal {

/// Why a peer was banned. The names (`misdeedName`) are stable and appear in `--json` output.
enum class Misdeed {
    CorruptData,     ///< a piece that it alone sent fails its hash
    LacksPieces,     ///< it announces pieces and then rejects the requests for them (BEP 6)
    Stalls,          ///< it unchokes us, takes requests, and never sends a byte
    Floods,          ///< more messages than anybody could mean
    BreaksProtocol,  ///< a message that no client following the BEPs can send
    ClaimsOtherKind, ///< it claimed v2 (BEP 52) for a torrent that is v1 only
    Unwelcome,       ///< none: a person wants no dealings with it
};

/// "corrupt-data", "lacks-pieces", "stalls", "floods", "breaks-protocol", "claims-other-kind", "unwelcome".
const char* misdeedName(Misdeed misdeed);

/// Where patience ends. No client that follows the BEPs comes near: a peer that fetches 500 MiB/s in 256 KiB pieces
/// announces 2,000 of them a second.
struct ConductLimits {
    double messagesPerSecond = 4'000; ///< but blocks and requests
    double messageBurst = 100'000;
    double requestsPerSecond = 100'000; ///< 1.5 GiB/s in blocks of 16 KiB
    double requestBurst = 200'000;
    std::uint32_t rejections = 64; ///< from a peer that doesn't choke us, and gave nothing or an eighth of that
    std::chrono::seconds stallPatience{120};
    std::chrono::seconds banTime{3600}; ///< of an address
    std::chrono::seconds stallBanTime{600};
};

} // namespace shoal
