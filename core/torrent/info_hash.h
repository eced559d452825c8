// The hashes that name a torrent: v1 (BEP 3, SHA-1), v2 (BEP 52, SHA-256), or both for a hybrid.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shoal {

template <std::size_t Size>
struct Digest {
    std::array<std::uint8_t, Size> bytes{};
    auto operator<=>(const Digest&) const = default;
};
using Sha1 = Digest<20>;
using Sha256 = Digest<32>;

/// Lower-case hexadecimal, two digits a byte.
std::string toHex(std::span<const std::uint8_t> bytes);
/// The bytes of an even number of hexadecimal digits, either case; empty otherwise.
std::optional<std::string> fromHex(std::string_view text);
/// A digest of exactly its size in hexadecimal, either case.
std::optional<Sha1> sha1FromHex(std::string_view text);
std::optional<Sha256> sha256FromHex(std::string_view text);

/// At least one of the two is set for any torrent that exists.
struct InfoHashes {
    std::optional<Sha1> v1;
    std::optional<Sha256> v2;

    bool isHybrid() const { return v1 && v2; }
    bool isEmpty() const { return !v1 && !v2; }
    /// Whether both can name the same torrent: they agree in at least one version that both have.
    bool matches(const InfoHashes& other) const;
    auto operator<=>(const InfoHashes&) const = default;
};

/// The 20 bytes by which the DHT and the handshake know a torrent: v1, else v2 cut to 20 bytes (BEP 52).
Sha1 wireHash(const InfoHashes& hashes);

} // namespace shoal
