#include "app/shoal/commands/link_hint.h"

#include <algorithm>

namespace shoal::app {
namespace {
std::string portOf(const std::string& address)
{
    const auto colon = address.rfind(':');
    return colon == std::string::npos ? std::string{} : address.substr(colon + 1);
}

bool isUnspecified(const std::string& address)
{
    return address.starts_with("0.0.0.0:") || address.starts_with("[::]:");
}
bool isLoopback(const std::string& address) { return address.starts_with("127.") || address.starts_with("[::1]:"); }
/// Means something on one network card of ours only.
bool isLinkLocal(const std::string& address)
{
    return address.starts_with("[fe80:") || address.starts_with("169.254.");
}

std::string withPort(const std::string& host, const std::string& port)
{
    const bool isV6 = host.find(':') != std::string::npos && !host.starts_with("[");
    return (isV6 ? "[" + host + "]" : host) + ":" + port;
}

void addOnce(std::vector<std::string>& list, std::string address)
{
    if (std::find(list.begin(), list.end(), address) == list.end())
        list.push_back(std::move(address));
}
} // namespace

std::vector<std::string> linkHints(const NetworkStatus& status)
{
    std::vector<std::string> hints;
    if (status.externalAddress && !status.listening.empty())
        addOnce(hints, withPort(*status.externalAddress, portOf(status.listening.front())));
    for (const auto& address : status.listening)
        if (!isUnspecified(address) && !isLoopback(address) && !isLinkLocal(address))
            addOnce(hints, address);
    if (hints.empty())
        std::copy_if(status.listening.begin(), status.listening.end(), std::back_inserter(hints), isLoopback);
    return hints;
}

} // namespace shoal::app
