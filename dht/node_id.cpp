#include "dht/node_id.h"

#include <cmath>
#include <cstddef>

namespace shoal::dht {

NodeId distance(const NodeId& a, const NodeId& b)
{
    NodeId result;
    for (std::size_t i = 0; i < result.bytes.size(); ++i)
        result.bytes[i] = static_cast<std::uint8_t>(a.bytes[i] ^ b.bytes[i]);
    return result;
}

double partOfKeySpace(const NodeId& distance)
{
    // From the least significant byte up, so that small parts add up before large ones round them away.
    double part = 0.0;
    for (std::size_t i = distance.bytes.size(); i-- > 0;)
        part = (part + distance.bytes[i]) / 256.0;
    return part < 1.0 ? part : std::nextafter(1.0, 0.0);
}

NodeId randomId(std::mt19937_64& random)
{
    NodeId id;
    for (auto& byte : id.bytes)
        byte = static_cast<std::uint8_t>(random());
    return id;
}

} // namespace shoal::dht
