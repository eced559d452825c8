#include "core/swarm/crypto/padding.h"

#include <algorithm>
#include <cassert>

namespace shoal::swarm {

Bytes padded(ByteView plain, std::size_t size)
{
    assert(plain.size() <= size && size <= 0xffff);
    Bytes bytes{static_cast<std::uint8_t>(plain.size() >> 8), static_cast<std::uint8_t>(plain.size())};
    append(bytes, plain);
    bytes.resize(paddingHead + size);
    return bytes;
}

std::optional<ByteView> unpadded(ByteView bytes)
{
    if (bytes.size() < paddingHead)
        return std::nullopt;
    const auto size = static_cast<std::size_t>(bytes[0] << 8 | bytes[1]);
    const auto rest = bytes.subspan(paddingHead);
    if (size > rest.size() || std::ranges::any_of(rest.subspan(size), [](auto byte) { return byte != 0; }))
        return std::nullopt;
    return rest.first(size);
}

} // namespace shoal::swarm
