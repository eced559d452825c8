#include "core/swarm/joining/stored_items.h"

namespace shoal::swarm {
namespace {
constexpr std::size_t itemHead = 2; ///< `longestCbor` fits
static_assert(longestCbor <= 0xffff);
} // namespace

void appendItem(Bytes& to, const Cbor& item)
{
    const auto bytes = encodeCbor(item);
    to.push_back(static_cast<std::uint8_t>(bytes.size() >> 8));
    to.push_back(static_cast<std::uint8_t>(bytes.size()));
    append(to, bytes);
}

std::optional<std::vector<Cbor>> readItems(ByteView bytes)
{
    std::vector<Cbor> items;
    while (!bytes.empty()) {
        if (bytes.size() < itemHead)
            return std::nullopt;
        const auto size = static_cast<std::size_t>(bytes[0] << 8 | bytes[1]);
        bytes = bytes.subspan(itemHead);
        auto item = size <= bytes.size() ? decodeCbor(bytes.first(size)) : std::nullopt;
        if (!item)
            return std::nullopt;
        items.push_back(std::move(*item));
        bytes = bytes.subspan(size);
    }
    return items;
}

} // namespace shoal::swarm
