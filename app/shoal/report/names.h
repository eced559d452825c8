// Stable lower-case names of enumerators that `--json` prints and that core has no name for.
#pragma once

#include "core/chunks/create.h"
#include "core/chunks/verify.h"
#include "core/network_status.h"
#include "core/torrent/torrent.h"

namespace shoal::app {

const char* leftOutName(LeftOutKind kind);
const char* faultName(FileFault::Kind kind);
const char* formatName(TorrentFormat format);
const char* reachabilityName(Reachability reachability);

} // namespace shoal::app
