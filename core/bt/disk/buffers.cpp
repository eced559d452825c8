#include "core/bt/disk/buffers.h"

#include <cstddef>
#include <utility>

namespace shoal::bt {

std::int64_t lengthOf(std::span<const iovec> buffers)
{
    std::int64_t length = 0;
    for (const auto& buffer : buffers)
        length += static_cast<std::int64_t>(buffer.iov_len);
    return length;
}

std::span<const iovec> firstOf(std::span<const iovec> buffers, std::int64_t bytes, std::vector<iovec>& kept)
{
    auto left = static_cast<std::size_t>(bytes);
    std::size_t count = 0;
    while (count < buffers.size() && left >= buffers[count].iov_len)
        left -= buffers[count++].iov_len;
    if (left == 0 || count == buffers.size())
        return buffers.first(count);
    kept.assign(buffers.begin(), buffers.begin() + static_cast<std::ptrdiff_t>(count) + 1);
    kept.back().iov_len = left;
    return kept;
}

std::span<const iovec> behind(std::span<const iovec> buffers, std::int64_t bytes, std::vector<iovec>& kept)
{
    auto left = static_cast<std::size_t>(bytes);
    while (!buffers.empty() && left >= buffers.front().iov_len) {
        left -= buffers.front().iov_len;
        buffers = buffers.subspan(1);
    }
    if (left == 0 || buffers.empty())
        return buffers;
    std::vector<iovec> cut{buffers.begin(), buffers.end()};
    cut.front() = {static_cast<char*>(cut.front().iov_base) + left, cut.front().iov_len - left};
    kept = std::move(cut);
    return kept;
}

} // namespace shoal::bt
