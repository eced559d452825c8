// The hosts of a share's trackers, by which people sort shares.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shoal {

/// Of a .torrent file's bytes and a magnet link, either of which may be empty; sorted, none twice, in lower case,
/// without ports. What can't be read names none.
std::vector<std::string> trackerHosts(std::string_view torrent, std::string_view link);

} // namespace shoal
