// The part of CBOR (RFC 8949) that private swarms sign and hash: docs/swarm-protocol.md, section 2.1.
#pragma once

#include "core/swarm/bytes.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t longestCbor = 32'768; ///< bytes of one outermost value that is signed or hashed
inline constexpr int deepestCbor = 8;              ///< arrays in arrays

/// An unsigned integer, bytes, UTF-8 text or an array.
struct Cbor {
    using Array = std::vector<Cbor>;
    std::variant<std::uint64_t, Bytes, std::string, Array> value = std::uint64_t{0};

    Cbor() = default;
    Cbor(std::uint64_t number)
        : value{number}
    {}
    Cbor(ByteView bytes)
        : value{Bytes{bytes.begin(), bytes.end()}}
    {}
    Cbor(const Bytes& bytes)
        : value{bytes}
    {}
    Cbor(std::string text)
        : value{std::move(text)}
    {}
    Cbor(Array items)
        : value{std::move(items)}
    {}
    bool operator==(const Cbor&) const = default;
};

/// The one way to write it.
Bytes encodeCbor(const Cbor& value);
/// Empty for whatever `encodeCbor` doesn't write: other types, longer heads, bytes that are left over, bad UTF-8; and
/// for more than `longest` bytes.
std::optional<Cbor> decodeCbor(ByteView bytes, std::size_t longest = longestCbor);

/// The head of an array, whose items follow.
void appendArrayHead(Bytes& to, std::size_t count);
/// Appends one value.
void appendCbor(Bytes& to, const Cbor& value);

} // namespace shoal::swarm
