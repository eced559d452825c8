// A file's snapshot from what the system says of it.
#pragma once

#include "core/chunks/file_access.h"

#include <sys/stat.h>

namespace shoal {

FileSnapshot snapshotOf(const struct stat& status);

} // namespace shoal
