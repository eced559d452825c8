// What the kernel asks of the disks of the tests.
#pragma once

#define FUSE_USE_VERSION 312
#include <fuse3/fuse.h>

namespace shoal::test {

/// For a FuseMount whose owner is a FragileDisk. One thread serves them.
fuse_operations fragileDiskCalls();
/// For one whose owner is a TroubledDisk. Any threads.
fuse_operations troubledDiskCalls();

} // namespace shoal::test
