#include "tests/support/fragile_disk/fuse_mount.h"

#include "tests/support/fragile_disk/calls.h"

#include <cerrno>
#include <cstring>
#include <sched.h>
#include <sys/mount.h>
#include <system_error>
#include <unistd.h>

namespace shoal::test {
namespace {

/// So that a mount is gone with the processes that see it, whatever becomes of the test.
bool keepMountsToOurselves()
{
    static const bool isDone =
        ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return isDone;
}

} // namespace

std::optional<std::string> FuseMount::whyNot()
{
    if (::access("/dev/fuse", R_OK | W_OK) != 0)
        return std::string{"/dev/fuse: "} + std::strerror(errno);
    if (!keepMountsToOurselves())
        return std::string{"a mount namespace: "} + std::strerror(errno);
    return std::nullopt;
}

FuseMount::FuseMount(std::filesystem::path root, const fuse_operations& calls, void* owner, CallOrder order)
    : root_{std::move(root)}
{
    std::string name = "disk-of-a-test";
    fuse_args arguments = FUSE_ARGS_INIT(0, nullptr);
    fuse_opt_add_arg(&arguments, name.c_str());
    fuse_ = fuse_new(&arguments, &calls, sizeof calls, owner);
    fuse_opt_free_args(&arguments);
    if (fuse_ == nullptr || fuse_mount(fuse_, root_.c_str()) != 0)
        throw std::system_error{errno, std::generic_category(), "mounting " + root_.string()};
    server_ = std::thread{[this, order] { serve(order); }};
}

void FuseMount::serve(CallOrder order)
{
    if (order == CallOrder::InTurn) {
        fuse_loop(fuse_);
        return;
    }
    auto* config = fuse_loop_cfg_create();
    fuse_loop_cfg_set_max_threads(config, 32); // more than any program has calls under way
    fuse_loop_mt(fuse_, config);
    fuse_loop_cfg_destroy(config);
}

FuseMount::~FuseMount()
{
    if (::umount2(root_.c_str(), 0) != 0) // somebody still uses it
        ::umount2(root_.c_str(), MNT_FORCE | MNT_DETACH);
    server_.join();
    fuse_unmount(fuse_);
    fuse_destroy(fuse_);
}

} // namespace shoal::test
