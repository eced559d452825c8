// What the kernel asks of a FragileDisk.
#pragma once

#define FUSE_USE_VERSION 312
#include <fuse3/fuse.h>

namespace shoal::test {

/// For fuse_new, with the FragileDisk as its private data. One thread serves them.
fuse_operations fragileDiskCalls();

} // namespace shoal::test
