#include "core/link/host_port.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

namespace shoal {
namespace {
constexpr std::string_view nameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
constexpr std::size_t longestName = 253; // RFC 1035

std::optional<std::uint16_t> parsePort(std::string_view text)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return port;
}

bool isAddress(int family, const std::string& text)
{
    in6_addr room;
    return ::inet_pton(family, text.c_str(), &room) == 1;
}

bool isName(std::string_view host)
{
    return !host.empty() && host.size() <= longestName && host.find_first_not_of(nameLetters) == host.npos
        && host.find_first_not_of("0123456789.") != host.npos && host.front() != '.' && host.find("..") == host.npos;
}

std::optional<HostPort::Kind> kindOf(const std::string& host, bool isBracketed)
{
    // inet_pton would stop at a NUL.
    if (host.find('\0') != host.npos)
        return std::nullopt;
    if (isBracketed)
        return isAddress(AF_INET6, host) ? std::optional{HostPort::Kind::V6} : std::nullopt;
    if (isAddress(AF_INET, host))
        return HostPort::Kind::V4;
    return isName(host) ? std::optional{HostPort::Kind::Name} : std::nullopt;
}
} // namespace

std::optional<HostPort> parseHostPort(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == text.npos)
        return std::nullopt;
    auto host = text.substr(0, colon);
    const bool isBracketed = host.size() >= 2 && host.front() == '[' && host.back() == ']';
    if (isBracketed)
        host = host.substr(1, host.size() - 2);
    const auto port = parsePort(text.substr(colon + 1));
    const auto kind = kindOf(std::string{host}, isBracketed);
    if (!port || !kind)
        return std::nullopt;
    return HostPort{*kind, std::string{host}, *port};
}

std::string formatHostPort(const HostPort& hostPort)
{
    const auto host = hostPort.kind == HostPort::Kind::V6 ? '[' + hostPort.host + ']' : hostPort.host;
    return host + ':' + std::to_string(hostPort.port);
}

} // namespace shoal
