// Where data lies that the user names with --data.
#pragma once

#include "core/chunks/create.h"
#include "core/settings/settings.h"
#include "core/torrent/torrent.h"

#include <filesystem>
#include <string>
#include <vector>

namespace shoal::app {

struct ContentPlace {
    std::filesystem::path folder; ///< absolute
    std::vector<FilePlace> places;
    std::filesystem::path content; ///< the file or folder itself, for people
};

/// `data` is the content itself, whatever it is called now, or the folder around it; empty is the current folder. The
/// folder around it is meant when the torrent's name is in there.
ContentPlace locateContent(const Torrent& torrent, const std::filesystem::path& data);
/// The same while only a link's name is known (it may be empty): the content itself when it is called so, else the
/// folder around it.
ContentPlace locateContent(const std::string& name, const std::filesystem::path& data);

/// Whether any of its files lies there, whatever is in it.
bool holdsAnyOf(const Torrent& torrent, const ContentPlace& place);

/// Where content goes that is fetched: `option` (-o), else the folder of the settings, else the current one. Absolute.
std::filesystem::path targetFolder(const std::string& option, const Settings& settings);

} // namespace shoal::app
