// 32 bytes that nobody can guess.
#pragma once

#include <array>
#include <cstdint>

namespace shoal::bt {

/// Of the system's generator.
std::array<std::uint8_t, 32> secretBytes();

} // namespace shoal::bt
