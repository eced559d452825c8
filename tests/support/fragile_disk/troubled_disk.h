// A disk that takes its time or fails, in front of a folder. What programs keep in memory of its files is nothing:
// each read and write of theirs reaches it.
#pragma once

#include "tests/support/fragile_disk/calls.h"
#include "tests/support/fragile_disk/fuse_mount.h"
#include "tests/support/fragile_disk/trouble.h"

namespace shoal::test {

/// For content: files and folders that are read and written; no mapped files, no locks, no links.
class TroubledDisk {
public:
    static std::optional<std::string> whyNot() { return FuseMount::whyNot(); }

    /// Mounts at `folder`/troubled, as FuseMount does. Throws std::system_error.
    explicit TroubledDisk(const std::filesystem::path& folder)
        : live_{made(folder / "behind.troubled")}
        , mount_{made(folder / "troubled"), troubledDiskCalls(), this, CallOrder::AtOnce}
    {}
    TroubledDisk(const TroubledDisk&) = delete;
    TroubledDisk& operator=(const TroubledDisk&) = delete;
    ~TroubledDisk() { trouble_.heal(); }

    const std::filesystem::path& root() const { return mount_.root(); }
    Trouble& trouble() { return trouble_; }
    /// Where something of it really lies.
    std::filesystem::path behind(const char* path) const { return live_.string() + path; }

private:
    static std::filesystem::path made(std::filesystem::path folder)
    {
        std::filesystem::create_directories(folder);
        return folder;
    }

    std::filesystem::path live_;
    Trouble trouble_;
    FuseMount mount_;
};

} // namespace shoal::test
