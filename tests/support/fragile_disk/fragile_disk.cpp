#include "tests/support/fragile_disk/fragile_disk.h"

#include "tests/support/fragile_disk/calls.h"

#include <cerrno>
#include <cstring>
#include <sched.h>
#include <sys/mount.h>
#include <system_error>
#include <unistd.h>

namespace shoal::test {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throwError(const std::string& what) { throw std::system_error{errno, std::generic_category(), what}; }

/// So that a mount is gone with the processes that see it, whatever becomes of the test.
bool keepMountsToOurselves()
{
    static const bool isDone =
        ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return isDone;
}

} // namespace

std::optional<std::string> FragileDisk::whyNot()
{
    if (::access("/dev/fuse", R_OK | W_OK) != 0)
        return std::string{"/dev/fuse: "} + std::strerror(errno);
    if (!keepMountsToOurselves())
        return std::string{"a mount namespace: "} + std::strerror(errno);
    return std::nullopt;
}

FragileDisk::FragileDisk(fs::path folder)
    : root_{folder / "disk"}
    , live_{folder / "behind.live"}
{
    const auto graveyard = folder / "behind.removed";
    for (const auto& each : {root_, live_, graveyard})
        fs::create_directories(each);
    state_.emplace(live_, graveyard);
    mount();
}

FragileDisk::~FragileDisk() { unmount(); }

void FragileDisk::mount()
{
    std::string name = "fragile-disk";
    fuse_args arguments = FUSE_ARGS_INIT(0, nullptr);
    fuse_opt_add_arg(&arguments, name.c_str());
    static const auto calls = fragileDiskCalls();
    fuse_ = fuse_new(&arguments, &calls, sizeof calls, this);
    fuse_opt_free_args(&arguments);
    if (fuse_ == nullptr || fuse_mount(fuse_, root_.c_str()) != 0)
        throwError("mounting " + root_.string());
    server_ = std::thread{[this] { fuse_loop(fuse_); }};
}

void FragileDisk::unmount()
{
    if (::umount2(root_.c_str(), 0) != 0) // somebody still uses it
        ::umount2(root_.c_str(), MNT_FORCE | MNT_DETACH);
    server_.join();
    fuse_unmount(fuse_);
    fuse_destroy(fuse_);
    fuse_ = nullptr;
}

void FragileDisk::cutPower(Loss loss, Randomness& random)
{
    unmount();
    state_->cut(loss, random);
    gate_.arm(std::nullopt);
    mount();
}

} // namespace shoal::test
