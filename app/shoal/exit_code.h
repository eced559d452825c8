// What `shoal` tells its caller when it ends. The numbers are kept stable: scripts depend on them.
#pragma once

#include "core/result.h"

#include <span>

namespace shoal::app {

enum class ExitCode {
    Ok = 0,
    Failure = 1,
    Usage = 2,
    NotFound = 3,
    ProfileInUse = 4,
    NotIdentical = 5,
    NoSpace = 6,
    Refused = 7,
    Interrupted = 130,
};

/// A row of the one table, from which the manual's comes too.
struct ExitCodeRow {
    ExitCode code;
    const char* meaning;
};
std::span<const ExitCodeRow> exitCodes();

ExitCode exitCodeFor(ErrorKind kind);

} // namespace shoal::app
