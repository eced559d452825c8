#include "core/files/sync.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace shoal {
namespace {

/// 0, or errno.
int syncErrno(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    const int failure = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return failure;
}

bool isNotOurs(int failure)
{
    return failure == EACCES || failure == EPERM || failure == EROFS || failure == EINVAL || failure == ENOENT;
}

} // namespace

Result<void> syncPath(const std::filesystem::path& path)
{
    if (const int failure = syncErrno(path); failure != 0)
        return failWith({failure, std::generic_category()}, path.string());
    return {};
}

Result<void> syncNamesOf(const std::set<std::filesystem::path>& files)
{
    std::set<std::filesystem::path> folders;
    for (const auto& file : files)
        for (auto folder = file.parent_path(); !folder.empty() && folders.insert(folder).second;)
            folder = folder.parent_path();
    for (const auto& folder : folders)
        if (const int failure = syncErrno(folder); failure != 0 && !isNotOurs(failure))
            return failWith({failure, std::generic_category()}, folder.string());
    return {};
}

} // namespace shoal
