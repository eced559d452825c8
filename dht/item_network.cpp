#include "dht/item_network.h"

#include <string>

namespace shoal::dht {

std::vector<std::uint8_t> itemText(std::int64_t sequence, const std::vector<std::uint8_t>& value)
{
    const auto head = "3:seqi" + std::to_string(sequence) + "e1:v" + std::to_string(value.size()) + ":";
    std::vector<std::uint8_t> text{head.begin(), head.end()};
    text.insert(text.end(), value.begin(), value.end());
    return text;
}

} // namespace shoal::dht
