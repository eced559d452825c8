#include "app/shoal/run/freed_memory.h"

#include <malloc.h>

namespace shoal::app {

void giveFreedMemoryBack()
{
    // Setting them ends glibc's raising of both. What a transfer takes and frees all the time stays below them: with
    // the second at one mebibyte, too, a getter needs a tenth more CPU.
    constexpr int mebibyte = 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, mebibyte);
    mallopt(M_TRIM_THRESHOLD, 8 * mebibyte);
}

void giveFreePagesBack() { malloc_trim(0); }

} // namespace shoal::app
