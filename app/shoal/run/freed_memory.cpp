#include "app/shoal/run/freed_memory.h"

#include <malloc.h>

namespace shoal::app {

void giveFreedMemoryBack()
{
    // Setting them ends glibc's raising of both. What a transfer takes and frees all the time stays below them, blocks
    // of 4 MiB under TLS: with the first at one mebibyte such a transfer is a third slower, with the second a getter
    // needs a tenth more CPU.
    constexpr int mebibyte = 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, 6 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 8 * mebibyte);
}

void giveFreePagesBack() { malloc_trim(0); }

} // namespace shoal::app
