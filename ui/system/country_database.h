// Which country an address is in, by a database on this computer. Nothing is asked of the network.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct MMDB_s;

namespace shoal::ui {

/// Of DB-IP or MaxMind, in the form of both (.mmdb).
class CountryDatabase {
public:
    /// Takes the first that can be read; without one no country is known.
    explicit CountryDatabase(const std::vector<std::filesystem::path>& folders = standardFolders());
    ~CountryDatabase();
    CountryDatabase(const CountryDatabase&) = delete;
    CountryDatabase& operator=(const CountryDatabase&) = delete;

    /// "DE"; empty where it isn't known. `address` in numbers, with or without a port: "1.2.3.4:6881", "[::1]:6881".
    std::string countryOf(const std::string& address) const;

    /// Where packages and people put such databases.
    static std::vector<std::filesystem::path> standardFolders();

private:
    std::unique_ptr<MMDB_s> database_; ///< null: there is none
};

} // namespace shoal::ui
