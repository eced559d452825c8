#include "core/bt/bencode_reader.h"

#include <libtorrent/bdecode.hpp>

#include <utility>

namespace shoal::bt {
namespace {
constexpr int deepestValue = 32;
constexpr int mostValues = 10'000'000;

std::string textOf(lt::string_view text) { return {text.data(), text.size()}; }

Bencoded valueOf(const lt::bdecode_node& node)
{
    switch (node.type()) {
    case lt::bdecode_node::int_t: return {node.int_value()};
    case lt::bdecode_node::string_t: return {textOf(node.string_value())};
    case lt::bdecode_node::list_t: {
        Bencoded::List list;
        for (int i = 0; i < node.list_size(); ++i)
            list.push_back(valueOf(node.list_at(i)));
        return {std::move(list)};
    }
    case lt::bdecode_node::dict_t: {
        Bencoded::Dictionary dictionary;
        for (int i = 0; i < node.dict_size(); ++i) {
            const auto [key, value] = node.dict_at(i);
            dictionary.emplace(textOf(key), valueOf(value)); // of keys that stand there twice the first counts
        }
        return {std::move(dictionary)};
    }
    case lt::bdecode_node::none_t: break;
    }
    return {};
}
} // namespace

std::optional<Bencoded> readBencoded(std::string_view bytes)
{
    lt::error_code code;
    int position = 0;
    const auto root = lt::bdecode({bytes.data(), static_cast<std::ptrdiff_t>(bytes.size())}, code, &position,
                                  deepestValue, mostValues);
    if (code)
        return std::nullopt;
    return valueOf(root);
}

} // namespace shoal::bt
