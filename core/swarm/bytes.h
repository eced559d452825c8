// Bytes as private swarms pass them around.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace shoal::swarm {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

inline void append(Bytes& to, ByteView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

/// `label ‖ 00 ‖ message`: what is signed and derived from. The zero makes no label the beginning of another.
inline Bytes labelled(std::string_view label, ByteView message = {})
{
    Bytes bytes{label.begin(), label.end()};
    bytes.push_back(0);
    append(bytes, message);
    return bytes;
}

} // namespace shoal::swarm
