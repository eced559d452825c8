#include "core/settings/checks.h"

#include "core/link/host_port.h"

#include <limits>

namespace shoal {

bool isRate(const BytesPerSecond& rate) { return rate.value <= std::numeric_limits<std::int32_t>::max(); }

bool areListenAddresses(const std::vector<std::string>& list)
{
    const auto isAddress = [](const std::string& text) {
        const auto parsed = parseHostPort(text);
        return parsed && parsed->kind != HostPort::Kind::Name;
    };
    return !list.empty() && std::ranges::all_of(list, isAddress);
}

bool areHosts(const std::vector<std::string>& list)
{
    return std::ranges::all_of(list, [](const std::string& text) {
        const auto parsed = parseHostPort(text);
        return parsed && parsed->port != 0;
    });
}

bool isFolderOrEmpty(const std::string& path)
{
    const auto isPlain = [](unsigned char c) { return c >= ' ' && c != 0x7f; };
    return path.empty() || (path.front() == '/' && std::ranges::all_of(path, isPlain));
}

} // namespace shoal
