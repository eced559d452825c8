#include "tests/ui/system/mmdb_writer.h"

#include <array>
#include <optional>

namespace shoal::ui {
namespace {
enum Type { Utf8 = 2, Uint16 = 5, Uint32 = 6, Map = 7, Uint64 = 9, Array = 11 };

/// All that is written here is shorter than 29, from where on sizes take another form.
std::string head(Type type, std::size_t size)
{
    if (type <= Map)
        return {static_cast<char>((type << 5) | static_cast<int>(size))};
    return {static_cast<char>(size), static_cast<char>(type - Map)};
}

std::string word(const std::string& text) { return head(Utf8, text.size()) + text; }

std::string bigEndian(std::uint64_t value, int bytes)
{
    std::string text;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        text.push_back(static_cast<char>(value >> shift));
    return text;
}

std::string number(Type type, std::uint64_t value, int bytes)
{
    return head(type, static_cast<std::size_t>(bytes)) + bigEndian(value, bytes);
}

struct Node {
    std::array<std::optional<std::size_t>, 2> next; ///< another node
    std::array<std::optional<std::size_t>, 2> data; ///< where its country begins
};

void put(std::vector<Node>& tree, const CountryOfNetwork& network, std::size_t data)
{
    std::size_t at = 0;
    for (int bit = 0; bit < network.prefix; ++bit) {
        const auto side = (network.address >> (31 - bit)) & 1U;
        if (bit == network.prefix - 1) {
            tree[at].data[side] = data;
            return;
        }
        if (!tree[at].next[side]) {
            tree[at].next[side] = tree.size();
            tree.emplace_back();
        }
        at = *tree[at].next[side];
    }
}

std::string metadata(std::size_t nodes)
{
    return std::string{"\xab\xcd\xef"} + "MaxMind.com" + head(Map, 9) + word("binary_format_major_version")
        + number(Uint16, 2, 2) + word("binary_format_minor_version") + number(Uint16, 0, 2) + word("build_epoch")
        + number(Uint64, 1, 1) + word("database_type") + word("Test-Country") + word("description") + head(Map, 0)
        + word("ip_version") + number(Uint16, 4, 2) + word("languages") + head(Array, 0) + word("node_count")
        + number(Uint32, nodes, 4) + word("record_size") + number(Uint16, 24, 2);
}
} // namespace

std::string countryDatabaseOf(const std::vector<CountryOfNetwork>& networks)
{
    std::vector<Node> tree(1);
    std::string data;
    for (const auto& network : networks) {
        put(tree, network, data.size());
        data += head(Map, 1) + word("country") + head(Map, 1) + word("iso_code") + word(network.code);
    }
    std::string file;
    for (const auto& node : tree)
        for (std::size_t side = 0; side < 2; ++side) {
            auto record = tree.size(); // nothing is known
            if (node.next[side])
                record = *node.next[side];
            else if (node.data[side])
                record = tree.size() + 16 + *node.data[side];
            file += bigEndian(record, 3);
        }
    return file + std::string(16, '\0') + data + metadata(tree.size());
}

} // namespace shoal::ui
