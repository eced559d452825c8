// Shares on the list, their files, peers and trackers, laid out to be read.
#pragma once

#include "app/shoal/report/share_reports.h"

#include <string>

namespace shoal::app {

/// Lines without the last end, none wider than `columns`; nothing at all for an empty list. Names are printable.
std::string listing(const SharesListed& listed, std::size_t columns);
std::string listing(const FilesListed& listed, std::size_t columns);
std::string listing(const PeersListed& listed, std::size_t columns);
std::string listing(const TrackersListed& listed, std::size_t columns);
std::string listing(const ShareShown& shown);

/// "3 shares, 1.20 GiB, 12.3 MiB/s down".
std::string totalOf(const SharesListed& listed);

} // namespace shoal::app
