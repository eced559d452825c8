#include "ui/help/used_libraries.h"

namespace shoal::ui {

std::vector<UsedLibrary> usedLibraries()
{
    const auto known = [](const char* text) { return QString::fromUtf8(text); };
    return {
        {known("Qt"), known(qVersion()), known("LGPL-3.0-only")},
        {known("libtorrent"), known(SHOAL_VERSION_OF_LIBTORRENT), known("BSD-3-Clause")},
        {known("OpenSSL"), known(SHOAL_VERSION_OF_OPENSSL), known("Apache-2.0")},
        {known("SQLiteCpp"), known(SHOAL_VERSION_OF_SQLITECPP), known("MIT")},
        {known("JSON for Modern C++"), known(SHOAL_VERSION_OF_JSON), known("MIT")},
        {known("toml++"), known(SHOAL_VERSION_OF_TOMLPLUSPLUS), known("MIT")},
        {known("{fmt}"), known(SHOAL_VERSION_OF_FMT), known("MIT")},
        {known("tl::expected"), known(SHOAL_VERSION_OF_EXPECTED), known("CC0-1.0")},
        {known("libqrencode"), known(SHOAL_VERSION_OF_QRENCODE), known("LGPL-2.1-or-later")},
    };
}

} // namespace shoal::ui
