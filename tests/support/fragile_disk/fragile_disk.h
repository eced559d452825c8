// A disk whose power can be cut: a file system of the test's own, in front of a folder.
#pragma once

#include "tests/support/fragile_disk/durable_state.h"
#include "tests/support/fragile_disk/fuse_mount.h"
#include "tests/support/fragile_disk/gate.h"

#include <optional>
#include <string>

namespace shoal::test {

/// Real programs work on it: regular files and folders, mapped files and locks too; no links, no devices.
class FragileDisk {
public:
    static std::optional<std::string> whyNot() { return FuseMount::whyNot(); }

    /// Mounts at `folder`/disk, seen by this process and its children alone. Throws std::system_error.
    explicit FragileDisk(std::filesystem::path folder);
    FragileDisk(const FragileDisk&) = delete;
    FragileDisk& operator=(const FragileDisk&) = delete;

    const std::filesystem::path& root() const { return root_; }
    /// Arm it to end a program at one of its steps; arm it with nothing to let others work again.
    Gate& gate() { return gate_; }
    /// Every program that used the disk has ended. What is left afterwards counts as synced.
    void cutPower(Loss loss, Randomness& random);
    /// Where something of it really lies.
    std::filesystem::path behind(const char* path) const { return live_.string() + path; }

private:
    friend struct FragileDiskCalls;

    void mount();

    std::filesystem::path root_;
    std::filesystem::path live_;
    std::optional<DurableState> state_;
    Gate gate_;
    std::optional<FuseMount> mount_;
};

} // namespace shoal::test
