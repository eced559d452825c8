// The ids, keys and signatures of private swarms (docs/swarm-protocol.md, section 3), each a type of its own.
#pragma once

#include "core/swarm/bytes.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <optional>

namespace shoal::swarm {

/// `Meaning` keeps a device's id from being taken for a swarm's.
template <class Meaning, std::size_t Size>
struct Fixed {
    static constexpr std::size_t size = Size;
    std::array<std::uint8_t, Size> bytes{};

    auto operator<=>(const Fixed&) const = default;
    ByteView view() const { return bytes; }
    /// Empty unless there are exactly as many.
    static std::optional<Fixed> from(ByteView source)
    {
        if (source.size() != Size)
            return std::nullopt;
        Fixed fixed;
        std::ranges::copy(source, fixed.bytes.begin());
        return fixed;
    }
};

using EntryId = Fixed<struct EntryMeaning, 32>;
using SwarmId = Fixed<struct SwarmMeaning, 32>;
using DeviceId = Fixed<struct DeviceMeaning, 32>; ///< or the recovery key's
using PersonId = Fixed<struct PersonMeaning, 16>;
using ShareId = Fixed<struct ShareMeaning, 32>;
using ShortSwarmId = Fixed<struct ShortSwarmMeaning, 16>;   ///< the first bytes of the id, as in codes
using ShortDeviceId = Fixed<struct ShortDeviceMeaning, 16>; ///< likewise

using SigningKey = Fixed<struct SigningMeaning, 32>;     ///< Ed25519, public
using AgreementKey = Fixed<struct AgreementMeaning, 32>; ///< X25519, public
using Signature = Fixed<struct SignatureMeaning, 64>;
using SecretHash = Fixed<struct SecretHashMeaning, 32>; ///< SHA-256 of an epoch's secret
using LobbySecret = Fixed<struct LobbyMeaning, 32>;
using InviteSeed = Fixed<struct InviteSeedMeaning, 16>; ///< all that a code is worth

/// A device's two public keys.
struct DeviceKeys {
    SigningKey signing;
    AgreementKey agreement;

    bool operator==(const DeviceKeys&) const = default;
};

} // namespace shoal::swarm
