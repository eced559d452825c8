// CRC-32C (Castagnoli), by which torn and rotten records are told from whole ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace shoal {

std::uint32_t crc32c(std::span<const std::byte> bytes);

} // namespace shoal
