// Stable lower-case names of enumerators: those that `--json` prints and the control socket carries.
#pragma once

#include "core/chunks/create.h"
#include "core/chunks/verify.h"
#include "core/log_entry.h"
#include "core/network_status.h"
#include "core/share.h"
#include "core/share_parts.h"
#include "core/torrent/torrent.h"

namespace shoal {

const char* leftOutName(LeftOutKind kind);
const char* faultName(FileFault::Kind kind);
const char* torrentFormatName(TorrentFormat format);
const char* reachabilityName(Reachability reachability);
const char* whenDoneName(WhenDone whenDone);
const char* pieceOrderName(PieceOrder order);
const char* dataName(Data data);
const char* dataTrustName(DataTrust trust);
const char* shareColumnName(ShareColumn column);
const char* priorityName(Priority priority);
const char* filePriorityName(FilePriority priority);
const char* onMetadataName(OnMetadata onMetadata);
const char* sourceKindName(SourceKind kind);
const char* sourceStateName(SourceState state);
const char* speedSpanName(SpeedSpan span);
const char* trackerStateName(TrackerState state);
const char* logKindName(LogKind kind);

} // namespace shoal
