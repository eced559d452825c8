// A bencoded value (BEP 3) as plain data.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace shoal {

struct Bencoded {
    using List = std::vector<Bencoded>;
    using Dictionary = std::map<std::string, Bencoded, std::less<>>;
    std::variant<std::int64_t, std::string, List, Dictionary> value = std::int64_t{0};

    /// Null when it is no dictionary, or has no such key.
    const Bencoded* find(std::string_view key) const
    {
        const auto* const dictionary = std::get_if<Dictionary>(&value);
        if (dictionary == nullptr)
            return nullptr;
        const auto found = dictionary->find(key);
        return found == dictionary->end() ? nullptr : &found->second;
    }
    /// What stands there, if it is of that kind.
    std::optional<std::int64_t> number(std::string_view key) const { return get<std::int64_t>(key); }
    /// Empty when there is none.
    std::string text(std::string_view key) const { return get<std::string>(key).value_or(std::string{}); }
    /// Empty when there is none.
    List list(std::string_view key) const { return get<List>(key).value_or(List{}); }

private:
    template <class Kind>
    std::optional<Kind> get(std::string_view key) const
    {
        const auto* const found = find(key);
        const auto* const kind = found != nullptr ? std::get_if<Kind>(&found->value) : nullptr;
        return kind != nullptr ? std::optional{*kind} : std::nullopt;
    }
};

} // namespace shoal
