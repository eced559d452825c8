// The keys and the time of the fuzz target for records, which its inputs are made with, too.
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/records/record_seal.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

namespace shoal::swarm::fuzz {

/// What the first byte of an input stands for.
inline constexpr std::array recordKinds{RecordKind::Member, RecordKind::Pair, RecordKind::Lobby, RecordKind::Return};
/// And the second.
enum class RecordLayer : std::uint8_t { Value, Padded, Says };
inline constexpr std::uint8_t recordLayers = 3;

inline Secret repeated(std::uint8_t byte)
{
    std::array<std::uint8_t, Secret::size> bytes{};
    bytes.fill(byte);
    return Secret{bytes};
}

inline const SigningPair& recordAuthor()
{
    static const SigningPair pair{repeated(1)};
    return pair;
}
inline constexpr SwarmId recordSwarm{};
inline constexpr DeviceId recordReader{};
inline const std::chrono::sys_seconds recordTime{std::chrono::seconds{1'700'000'000}};

inline const RecordPlace& placeOf(RecordKind kind)
{
    static const auto places = [] {
        std::vector<RecordPlace> all;
        all.reserve(recordKinds.size());
        for (const auto each : recordKinds)
            all.push_back({each, {repeated(2), repeated(3)}});
        return all;
    }();
    return places[static_cast<std::size_t>(kind)];
}

} // namespace shoal::swarm::fuzz
