#include "core/bt/disk/mount_watch.h"

#include <cerrno>

namespace shoal::bt {

void MountWatch::expectMounted(const std::string& folder, const std::string& path, lt::error_code& error)
{
    const std::lock_guard lock{mutex_};
    if (!device_)
        return;
    const auto state = files_.stateOf(folder, error);
    if (error || state.device == *device_)
        return;
    if (isThere(path) || isThere(seen_))
        device_ = state.device; // mounted again: some disks have another number then
    else
        error = {ENODEV, lt::system_category()};
}

void MountWatch::saw(const std::string& folder, const std::string& path)
{
    lt::error_code failed;
    const auto state = files_.stateOf(folder, failed);
    const std::lock_guard lock{mutex_};
    if (failed)
        return;
    device_ = state.device;
    seen_ = path;
}

void MountWatch::forget()
{
    const std::lock_guard lock{mutex_};
    device_.reset();
    seen_.clear();
}

bool MountWatch::isThere(const std::string& path) const
{
    lt::error_code missing;
    files_.stateOf(path, missing);
    return !missing;
}

} // namespace shoal::bt
