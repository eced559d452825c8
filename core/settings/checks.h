// What the values of settings must be.
#pragma once

#include "core/units.h"

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace shoal {

/// A rule for values, and its wording: "expected <expected>".
template <class T>
struct Check {
    const char* expected;
    bool (*isGood)(const T&);
    std::optional<std::pair<T, T>> range = std::nullopt; ///< of numbers: the least and the most
    bool accepts(const T& value) const { return isGood(value); }
};

inline constexpr Check<bool> yesOrNo{"true or false", [](const bool&) { return true; }};

/// `expected` says the range in words.
template <int least, int most>
constexpr Check<int> between(const char* expected)
{
    return {expected, [](const int& value) { return value >= least && value <= most; }, std::pair{least, most}};
}

/// Up to what libtorrent can count.
bool isRate(const BytesPerSecond& rate);
inline constexpr Check<BytesPerSecond> anyRate{"bytes a second up to 2 GiB, like 500KiB or 2MiB; 0 for no limit",
                                               isRate};

/// At least one, each an IP address and a port.
bool areListenAddresses(const std::vector<std::string>& list);
inline constexpr Check<std::vector<std::string>> listenAddresses{
    "ADDRESS:PORT or [ADDRESS]:PORT, one or several; port 0 picks one", areListenAddresses};

/// Any number, each a name or address and a port.
bool areHosts(const std::vector<std::string>& list);
inline constexpr Check<std::vector<std::string>> hosts{"HOST:PORT, none, one or several", areHosts};

bool isFolderOrEmpty(const std::string& path);
inline constexpr Check<std::string> folderOrEmpty{"an absolute path, or nothing", isFolderOrEmpty};

} // namespace shoal
