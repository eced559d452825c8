#include "core/state/tracker_hosts.h"

#include "core/bt/bencode_reader.h"
#include "core/link/magnet.h"

#include <algorithm>
#include <cctype>

namespace shoal {
namespace {
/// "udp://Tracker.example:80/announce" is tracker.example's. Empty: it names none.
std::string hostOf(std::string_view url)
{
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return {};
    auto authority = url.substr(scheme + 3);
    authority = authority.substr(0, authority.find_first_of("/?#"));
    if (const auto user = authority.rfind('@'); user != std::string_view::npos)
        authority.remove_prefix(user + 1);
    // A bracket that nobody closes makes it 0.
    const auto length = authority.starts_with('[') ? authority.find(']') + 1 : authority.find(':');
    std::string host{authority.substr(0, length)};
    std::ranges::transform(host, host.begin(), [](unsigned char letter) { return std::tolower(letter); });
    return host;
}

/// BEP 3, BEP 12.
std::vector<std::string> urlsOf(std::string_view torrent)
{
    const auto root = bt::readBencoded(torrent);
    if (!root)
        return {};
    std::vector<std::string> urls{root->text("announce")};
    for (const auto& tier : root->list("announce-list"))
        if (const auto* const list = std::get_if<Bencoded::List>(&tier.value))
            for (const auto& url : *list)
                if (const auto* const text = std::get_if<std::string>(&url.value))
                    urls.push_back(*text);
    return urls;
}
} // namespace

std::vector<std::string> trackerHosts(std::string_view torrent, std::string_view link)
{
    auto urls = torrent.empty() ? std::vector<std::string>{} : urlsOf(torrent);
    if (!link.empty())
        if (const auto magnet = parseMagnet(link))
            urls.insert(urls.end(), magnet->trackers.begin(), magnet->trackers.end());
    std::vector<std::string> hosts;
    for (const auto& url : urls)
        if (auto host = hostOf(url); !host.empty())
            hosts.push_back(std::move(host));
    std::ranges::sort(hosts);
    hosts.erase(std::unique(hosts.begin(), hosts.end()), hosts.end());
    return hosts;
}

} // namespace shoal
