// The .torrent file of a share that another program with libtorrent holds.
#pragma once

#include "core/result.h"

#include <string>

namespace shoal::bt {

/// `torrent` holds the info dictionary; `resume`, libtorrent's, the trackers and web seeds as its user left them, and
/// of a v2 torrent the piece layers. Error: NotATorrent.
Result<std::string> torrentOfResume(const std::string& torrent, const std::string& resume);

} // namespace shoal::bt
