// A disk whose power can be cut: a file system of the test's own, in front of a folder.
#pragma once

#include "tests/support/fragile_disk/durable_state.h"
#include "tests/support/fragile_disk/gate.h"

#include <memory>
#include <optional>
#include <string>
#include <thread>

struct fuse;

namespace shoal::test {

/// Real programs work on it: regular files and folders, mapped files and locks too; no links, no devices.
class FragileDisk {
public:
    /// Why this machine can't have one (no /dev/fuse, no right to mount); nothing when it can.
    static std::optional<std::string> whyNot();

    /// Mounts at `folder`/disk, seen by this process and its children alone. Throws std::system_error.
    explicit FragileDisk(std::filesystem::path folder);
    FragileDisk(const FragileDisk&) = delete;
    FragileDisk& operator=(const FragileDisk&) = delete;
    ~FragileDisk();

    const std::filesystem::path& root() const { return root_; }
    /// Arm it to end a program at one of its steps; arm it with nothing to let others work again.
    Gate& gate() { return gate_; }
    /// Every program that used the disk has ended. What is left afterwards counts as synced.
    void cutPower(Loss loss, Randomness& random);

private:
    friend struct FragileDiskCalls;

    void mount();
    void unmount();
    std::filesystem::path behind(const char* path) const { return live_.string() + path; }

    std::filesystem::path root_;
    std::filesystem::path live_;
    std::optional<DurableState> state_;
    Gate gate_;
    fuse* fuse_ = nullptr;
    std::thread server_;
};

} // namespace shoal::test
