#include "core/names.h"

namespace shoal {

const char* leftOutName(LeftOutKind kind)
{
    switch (kind) {
    case LeftOutKind::SymbolicLink: return "symbolic-link";
    case LeftOutKind::SpecialFile: return "special-file";
    case LeftOutKind::EmptyFolder: return "empty-folder";
    }
    return "special-file";
}

const char* faultName(FileFault::Kind kind)
{
    switch (kind) {
    case FileFault::Kind::Missing: return "missing";
    case FileFault::Kind::TooShort: return "too-short";
    case FileFault::Kind::TooLong: return "too-long";
    case FileFault::Kind::Unreadable: return "unreadable";
    case FileFault::Kind::NotAFile: return "not-a-file";
    case FileFault::Kind::WrongData: return "wrong-data";
    }
    return "wrong-data";
}

const char* torrentFormatName(TorrentFormat format)
{
    switch (format) {
    case TorrentFormat::V1: return "v1";
    case TorrentFormat::V2: return "v2";
    case TorrentFormat::Hybrid: return "hybrid";
    }
    return "hybrid";
}

const char* reachabilityName(Reachability reachability)
{
    switch (reachability) {
    case Reachability::Unknown: return "unknown";
    case Reachability::Reachable: return "reachable";
    case Reachability::NotReachable: return "not-reachable";
    }
    return "unknown";
}

const char* whenDoneName(WhenDone whenDone)
{
    switch (whenDone) {
    case WhenDone::Seed: return "seed";
    case WhenDone::Stop: return "stop";
    }
    return "seed";
}

const char* pieceOrderName(PieceOrder order)
{
    switch (order) {
    case PieceOrder::RarestFirst: return "rarest-first";
    case PieceOrder::Sequential: return "sequential";
    }
    return "rarest-first";
}

const char* dataName(Data data)
{
    switch (data) {
    case Data::Keep: return "keep";
    case Data::Delete: return "delete";
    }
    return "keep";
}

const char* dataTrustName(DataTrust trust)
{
    switch (trust) {
    case DataTrust::None: return "none";
    case DataTrust::JustHashed: return "just-hashed";
    case DataTrust::Unproven: return "unproven";
    }
    return "none";
}

const char* shareColumnName(ShareColumn column)
{
    switch (column) {
    case ShareColumn::Id: return "id";
    case ShareColumn::Name: return "name";
    case ShareColumn::Size: return "size";
    case ShareColumn::State: return "state";
    case ShareColumn::Progress: return "progress";
    case ShareColumn::DownRate: return "down-rate";
    case ShareColumn::UpRate: return "up-rate";
    case ShareColumn::AddedAt: return "added-at";
    case ShareColumn::Peers: return "peers";
    case ShareColumn::Ratio: return "ratio";
    case ShareColumn::TimeLeft: return "time-left";
    case ShareColumn::Downloaded: return "downloaded";
    case ShareColumn::Uploaded: return "uploaded";
    case ShareColumn::Label: return "label";
    case ShareColumn::CompletedAt: return "completed-at";
    case ShareColumn::Folder: return "folder";
    }
    return "id";
}

const char* priorityName(Priority priority)
{
    switch (priority) {
    case Priority::Low: return "low";
    case Priority::Normal: return "normal";
    case Priority::High: return "high";
    }
    return "normal";
}

const char* filePriorityName(FilePriority priority)
{
    switch (priority) {
    case FilePriority::Skip: return "skip";
    case FilePriority::Low: return "low";
    case FilePriority::Normal: return "normal";
    case FilePriority::High: return "high";
    }
    return "normal";
}

const char* onMetadataName(OnMetadata onMetadata)
{
    switch (onMetadata) {
    case OnMetadata::GoOn: return "go-on";
    case OnMetadata::Rest: return "rest";
    }
    return "go-on";
}

const char* sourceKindName(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Dht: return "dht";
    case SourceKind::PeerExchange: return "peer-exchange";
    case SourceKind::LocalDiscovery: return "local-discovery";
    case SourceKind::Tracker: return "tracker";
    case SourceKind::WebSeed: return "web-seed";
    }
    return "dht";
}

const char* sourceStateName(SourceState state)
{
    switch (state) {
    case SourceState::Off: return "off";
    case SourceState::Idle: return "idle";
    case SourceState::Asking: return "asking";
    case SourceState::Working: return "working";
    case SourceState::NoAnswer: return "no-answer";
    }
    return "idle";
}

const char* speedSpanName(SpeedSpan span)
{
    switch (span) {
    case SpeedSpan::Minutes: return "minutes";
    case SpeedSpan::Hours: return "hours";
    }
    return "minutes";
}

const char* trackerStateName(TrackerState state)
{
    switch (state) {
    case TrackerState::NotContacted: return "not-contacted";
    case TrackerState::Updating: return "updating";
    case TrackerState::Working: return "working";
    case TrackerState::Failing: return "failing";
    }
    return "not-contacted";
}

const char* logKindName(LogKind kind)
{
    switch (kind) {
    case LogKind::Added: return "added";
    case LogKind::Removed: return "removed";
    case LogKind::Metadata: return "metadata";
    case LogKind::Finished: return "finished";
    case LogKind::Failed: return "failed";
    case LogKind::Moved: return "moved";
    case LogKind::NotMoved: return "not-moved";
    case LogKind::Paused: return "paused";
    case LogKind::Resumed: return "resumed";
    case LogKind::Checked: return "checked";
    case LogKind::PeerBanned: return "peer-banned";
    case LogKind::Warning: return "warning";
    }
    return "warning";
}

} // namespace shoal
