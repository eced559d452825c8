// Ids of shares that look random.
#pragma once

#include "core/chunks/digest.h"
#include "core/swarm/ids.h"

#include <array>
#include <cstdint>

namespace shoal::swarm {

inline ShareId shareNumber(std::uint32_t number)
{
    const std::array bytes{static_cast<std::uint8_t>(number >> 24), static_cast<std::uint8_t>(number >> 16),
                           static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
    return {sha256Of(bytes).bytes};
}

} // namespace shoal::swarm
