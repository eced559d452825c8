// "host:port" as people write it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shoal {

struct HostPort {
    enum class Kind { Name, V4, V6 };
    Kind kind = Kind::Name;
    std::string host; ///< without brackets
    std::uint16_t port = 0;
    bool operator==(const HostPort&) const = default;
};

/// "1.2.3.4:6881", "[::1]:6881", "some.host:6881"; the port 0 to 65535, in decimal. Empty for anything else: names
/// hold letters, digits, '-', '_' and '.', and nothing that is all digits and dots but no address is a name.
std::optional<HostPort> parseHostPort(std::string_view text);

/// The canonical text.
std::string formatHostPort(const HostPort& hostPort);

} // namespace shoal
