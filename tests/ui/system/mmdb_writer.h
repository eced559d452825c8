// Writes a country database (https://maxmind.github.io/MaxMind-DB/) of a few IPv4 networks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace shoal::ui {

struct CountryOfNetwork {
    std::uint32_t address; ///< 0x01020000 is 1.2.0.0
    int prefix;            ///< its first bits
    std::string code;      ///< "DE"
};

/// The bytes of the file. No network contains another.
std::string countryDatabaseOf(const std::vector<CountryOfNetwork>& networks);

} // namespace shoal::ui
