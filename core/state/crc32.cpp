#include "core/state/crc32.h"

#include <array>

namespace shoal {
namespace {
constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = value & 1 ? value >> 1 ^ 0x82f63b78u : value >> 1;
        table[i] = value;
    }
    return table;
}
constexpr auto table = makeTable();
} // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes)
{
    std::uint32_t sum = ~0u;
    for (const auto byte : bytes)
        sum = sum >> 8 ^ table[(sum ^ std::to_integer<std::uint32_t>(byte)) & 0xff];
    return ~sum;
}

} // namespace shoal
