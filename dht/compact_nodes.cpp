#include "dht/compact_nodes.h"

#include <cstddef>

namespace shoal::dht {

std::vector<Node> parseCompactNodes(std::string_view bytes, Family family)
{
    const std::size_t addressSize = family == Family::V4 ? 4 : 16;
    const std::size_t idSize = NodeId{}.bytes.size();
    const std::size_t nodeSize = idSize + addressSize + 2;
    const auto byteAt = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };

    std::vector<Node> nodes;
    for (std::size_t at = 0; bytes.size() - at >= nodeSize; at += nodeSize) {
        Node node;
        node.endpoint.family = family;
        for (std::size_t i = 0; i < idSize; ++i)
            node.id.bytes[i] = byteAt(at + i);
        for (std::size_t i = 0; i < addressSize; ++i)
            node.endpoint.address[i] = byteAt(at + idSize + i);
        const std::size_t port = at + idSize + addressSize;
        node.endpoint.port = static_cast<std::uint16_t>(byteAt(port) << 8 | byteAt(port + 1));
        const bool hasAddress = node.endpoint.address != decltype(node.endpoint.address){};
        if (hasAddress && node.endpoint.port != 0)
            nodes.push_back(node);
    }
    return nodes;
}

} // namespace shoal::dht
