// Work in many small steps, spread over threads.
#pragma once

#include "core/result.h"

#include <cstddef>
#include <functional>

namespace shoal {

/// One thread's share of the work: does step `i`, and returns false to stop everything.
using ParallelStep = std::function<bool(std::size_t i)>;

/// How many threads `wanted` means: 0 is one a core.
unsigned threadCount(unsigned wanted);

/// Does the steps 0 to `count` - 1, each once, started in rising order, on up to `threads` threads. `makeStep` is
/// called once on each thread, so that a step can own buffers. Blocks; meanwhile `tick` runs on the calling thread ten
/// times a second. An exception out of a step stops the others and becomes an Internal error.
Result<void> inParallel(std::size_t count, unsigned threads, const std::function<ParallelStep()>& makeStep,
                        const std::function<void()>& tick = {});

} // namespace shoal
