// A file's stamp from what the system says of it.
#pragma once

#include "core/chunks/file_access.h"

#include <sys/stat.h>

namespace shoal {

FileStamp stampOf(const struct stat& status);

} // namespace shoal
