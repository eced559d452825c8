#include "ui/system/country_database.h"

#include <QStandardPaths>

#include <algorithm>
#include <maxminddb.h>

namespace shoal::ui {
namespace {
bool isCountryDatabase(const std::filesystem::path& file)
{
    const auto name = file.filename().string();
    return file.extension() == ".mmdb" && (name.starts_with("dbip-country") || name.starts_with("GeoLite2-Country"));
}

std::vector<std::filesystem::path> databasesIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code none; // a folder that isn't there holds nothing
    for (std::filesystem::directory_iterator file{folder, none}, end; !none && file != end; file.increment(none))
        if (isCountryDatabase(file->path()))
            files.push_back(file->path());
    std::ranges::sort(files, std::greater{}); // names carry their month: the newest first
    return files;
}

/// "[::1]:6881" and "1.2.3.4:6881" without their ports.
std::string withoutPort(const std::string& address)
{
    if (address.starts_with('['))
        return address.substr(1, address.find(']') - 1);
    const auto colon = address.find(':');
    return colon != std::string::npos && colon == address.rfind(':') ? address.substr(0, colon) : address;
}
} // namespace

CountryDatabase::CountryDatabase(const std::vector<std::filesystem::path>& folders)
{
    for (const auto& folder : folders)
        for (const auto& file : databasesIn(folder)) {
            auto database = std::make_unique<MMDB_s>();
            if (MMDB_open(file.c_str(), MMDB_MODE_MMAP, database.get()) != MMDB_SUCCESS)
                continue;
            database_ = std::move(database);
            return;
        }
}

CountryDatabase::~CountryDatabase()
{
    if (database_)
        MMDB_close(database_.get());
}

std::string CountryDatabase::countryOf(const std::string& address) const
{
    if (!database_)
        return {};
    int unreadable = 0;
    int failed = MMDB_SUCCESS;
    auto found = MMDB_lookup_string(database_.get(), withoutPort(address).c_str(), &unreadable, &failed);
    if (unreadable != 0 || failed != MMDB_SUCCESS || !found.found_entry)
        return {};
    MMDB_entry_data_s code{};
    const auto status = MMDB_get_value(&found.entry, &code, "country", "iso_code", nullptr);
    if (status != MMDB_SUCCESS || !code.has_data || code.type != MMDB_DATA_TYPE_UTF8_STRING)
        return {};
    return {code.utf8_string, code.data_size};
}

std::vector<std::filesystem::path> CountryDatabase::standardFolders()
{
    std::vector<std::filesystem::path> folders{"/usr/share/GeoIP", "/var/lib/GeoIP"};
    for (const auto& folder : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation))
        folders.emplace_back(folder.toStdString() + "/GeoIP");
    return folders;
}

} // namespace shoal::ui
