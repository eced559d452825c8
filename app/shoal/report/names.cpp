#include "app/shoal/report/names.h"

namespace shoal::app {

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

const char* formatName(TorrentFormat format)
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

} // namespace shoal::app
