// Parts of a run of buffers, as reads and writes of several pieces of memory take them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <sys/uio.h>

namespace shoal::bt {

std::int64_t lengthOf(std::span<const iovec> buffers);

/// The first so many bytes. `kept` holds what is returned when a buffer is cut.
std::span<const iovec> firstOf(std::span<const iovec> buffers, std::int64_t bytes, std::vector<iovec>& kept);

/// What is left behind so many bytes, without empty buffers at its front. `kept` as above; the buffers may lie there.
std::span<const iovec> behind(std::span<const iovec> buffers, std::int64_t bytes, std::vector<iovec>& kept);

} // namespace shoal::bt
