// A file system that the test itself serves, as this process and its children see it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <thread>

struct fuse;
struct fuse_operations;

namespace shoal::test {

/// One call after the other, or several at once: only where one waits for another does it matter.
enum class CallOrder { InTurn, AtOnce };

/// There until the object goes; then whoever still uses it gets errors.
class FuseMount {
public:
    /// Why this machine can't have one (no /dev/fuse, no right to mount); nothing when it can.
    static std::optional<std::string> whyNot();

    /// Mounts at `root`, a folder. `owner` is what the calls find as private_data. Throws std::system_error.
    FuseMount(std::filesystem::path root, const fuse_operations& calls, void* owner, CallOrder order);
    FuseMount(const FuseMount&) = delete;
    FuseMount& operator=(const FuseMount&) = delete;
    ~FuseMount();

    const std::filesystem::path& root() const { return root_; }

private:
    void serve(CallOrder order);

    std::filesystem::path root_;
    fuse* fuse_ = nullptr;
    std::thread server_;
};

} // namespace shoal::test
