// A torrent, a link and the state of the DHT, laid out to be read.
#pragma once

#include "app/shoal/report/report.h"

#include <string>

namespace shoal::app {

/// Lines without the last end; files are numbered from 1 as `--files` takes them. Names are printable.
std::string listing(const TorrentShown& shown, std::size_t columns);
std::string listing(const LinkShown& shown);
std::string listing(const DhtShown& shown);
std::string listing(const ServiceShown& shown);

} // namespace shoal::app
