// Shares on the list as JSON objects.
#pragma once

#include "app/shoal/report/json_parts.h"
#include "app/shoal/report/share_reports.h"

#include <vector>

namespace shoal::app {

Json json(const ShareRow& row);
Json json(const ShareShown& shown);
Json json(const ShareTouched& touched);
Json json(const ShareRemoved& removed);
Json json(const ShareMoveTold& told);
Json json(const ShareChecked& checked);
Json json(const ShareStopped& stopped);
Json json(const LimitsShown& shown);
Json json(const LabelsShown& shown);
Json json(const PriorityShown& shown);
Json json(const WantedShown& shown);

/// An object a row.
std::vector<Json> json(const SharesListed& listed);
std::vector<Json> json(const FilesListed& listed);
std::vector<Json> json(const PeersListed& listed);
std::vector<Json> json(const TrackersListed& listed);

} // namespace shoal::app
