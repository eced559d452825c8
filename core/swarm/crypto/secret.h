// 32 secret bytes: a seed, a key, an epoch's secret.
#pragma once

#include "core/swarm/bytes.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace shoal::swarm {

/// Wipes its memory when it goes. Not comparable, so no comparison takes a time that tells something.
class Secret {
public:
    static constexpr std::size_t size = 32;

    explicit Secret(std::span<const std::uint8_t, size> bytes) { std::ranges::copy(bytes, bytes_.begin()); }
    Secret(const Secret&) = default;
    Secret& operator=(const Secret&) = default;
    ~Secret();

    std::span<const std::uint8_t, size> view() const { return bytes_; }

private:
    std::array<std::uint8_t, size> bytes_;
};

} // namespace shoal::swarm
