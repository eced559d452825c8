#include "core/files/sync.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace shoal {

Result<void> syncPath(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return failWith({errno, std::generic_category()}, path.string());
    const int failure = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (failure != 0)
        return failWith({failure, std::generic_category()}, path.string());
    return {};
}

} // namespace shoal
