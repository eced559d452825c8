// One or more of every kind of report, for tests that must hold for all.
#pragma once

#include "app/shoal/report/report.h"

#include <vector>

namespace shoal::test {

/// Names in them are hostile: not UTF-8, with control characters.
std::vector<app::Report> sampleReports();

/// A hybrid torrent "album" of three files and two pad files.
Torrent sampleTorrent();
InfoHashes sampleHashes();

} // namespace shoal::test
