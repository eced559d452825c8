// What a face may look at within one share: its pieces, where its peers come from, how fast it was.
#pragma once

#include "core/units.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shoal {

enum class PieceState : std::uint8_t {
    Missing,  ///< wanted, and not here
    InFlight, ///< some of its blocks are asked for, or here and not verified
    Have,     ///< verified and written; or believed (DataTrust::Unproven)
    Unwanted, ///< not here, and of no wanted file
};

struct PieceMap {
    std::vector<PieceState> states;          ///< one a piece
    std::vector<std::uint16_t> availability; ///< connected peers that have it; empty while nobody knows
};

/// Where a share's peers come from.
enum class SourceKind { Dht, PeerExchange, LocalDiscovery, Tracker, WebSeed };
enum class SourceState {
    Off,      ///< by a setting, or because the share is private (BEP 27)
    Idle,     ///< not asked yet in this run
    Asking,   ///< an answer is waited for
    Working,  ///< it answered the last time
    NoAnswer, ///< it did not: `message` says why
};

struct SourceRow {
    SourceKind kind = SourceKind::Dht;
    SourceState state = SourceState::Idle;
    std::string url;        ///< of a tracker or a web seed
    std::string message;    ///< in its own or the library's words; may be empty
    std::uint32_t tier = 0; ///< of a tracker (BEP 12)
    std::uint32_t failures = 0;
    std::optional<std::chrono::sys_seconds> lastAsked;
    std::optional<std::chrono::seconds> next; ///< until it is asked again
    std::optional<std::uint32_t> peers;       ///< that the last answer named
    std::uint32_t connected = 0;              ///< of those connected now, how many were heard of there
};

/// How far back a speed history goes, and how fine it is.
enum class SpeedSpan {
    Minutes, ///< the last 10 minutes, a sample every 2 s
    Hours,   ///< the last 24 hours, a sample every 2 minutes
};

struct SpeedSample {
    BytesPerSecond down;
    BytesPerSecond up;
    bool operator==(const SpeedSample&) const = default;
};

/// Means over `step` each, payload. The last sample ended at `until`; those before the engine's start are not there.
struct SpeedHistory {
    std::chrono::seconds step{2};
    std::chrono::sys_seconds until{};
    std::vector<SpeedSample> samples; ///< the oldest first
};

} // namespace shoal
