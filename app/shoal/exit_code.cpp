#include "app/shoal/exit_code.h"

#include <array>

namespace shoal::app {

std::span<const ExitCodeRow> exitCodes()
{
    static constexpr std::array rows{
        ExitCodeRow{ExitCode::Ok,
                    "Done. For a command that serves until it is stopped: it was stopped, and all is saved"},
        ExitCodeRow{ExitCode::Failure, "It failed; the message says why"},
        ExitCodeRow{ExitCode::Usage, "The command line or a setting is wrong"},
        ExitCodeRow{ExitCode::NotFound, "A file, link or torrent that is not there or cannot be understood"},
        ExitCodeRow{ExitCode::ProfileInUse, "Another process holds the profile"},
        ExitCodeRow{ExitCode::NotIdentical, "`shoal verify` found data that differs from the torrent"},
        ExitCodeRow{ExitCode::NoSpace, "The disk is full, or it would not fit"},
        ExitCodeRow{ExitCode::Refused, "A private swarm doesn't let this device do it, or not yet"},
        ExitCodeRow{ExitCode::Interrupted, "Stopped by Ctrl-C or a signal before it was done; the next run resumes"},
    };
    return rows;
}

ExitCode exitCodeFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadArgument:
    case ErrorKind::BadSetting: return ExitCode::Usage;
    case ErrorKind::NotFound:
    case ErrorKind::BadLink:
    case ErrorKind::BadCode:
    case ErrorKind::NotATorrent: return ExitCode::NotFound;
    case ErrorKind::ProfileInUse: return ExitCode::ProfileInUse;
    case ErrorKind::DiskFull:
    case ErrorKind::NotEnoughSpace: return ExitCode::NoSpace;
    case ErrorKind::InviteClosed:
    case ErrorKind::NoRight:
    case ErrorKind::NotWriting: return ExitCode::Refused;
    case ErrorKind::Cancelled: return ExitCode::Interrupted;
    default: return ExitCode::Failure;
    }
}

} // namespace shoal::app
