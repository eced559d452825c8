// Serves an engine over a Unix socket (docs/control.md).
#pragma once

#include "app/service/methods.h"
#include "core/engine.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <sys/types.h>

namespace shoal::service {

struct ControlOptions {
    /// Besides the process's own user and root, members of this group may ask: the socket gets mode 0660 and the group.
    std::optional<gid_t> group = {};
    ServiceHooks hooks = {};
};

/// Its thread serves from `open` on until the object goes; then clients that are still there are cut off.
class ControlServer {
public:
    /// Makes the socket (mode 0600) in place of one that a dead process left. The engine must outlive the server.
    /// Errors: AlreadyExists (something other than a socket is there), NameTooLong, PermissionDenied, Io.
    static Result<std::unique_ptr<ControlServer>> open(Engine& engine, const std::filesystem::path& socket,
                                                       ControlOptions options = {});
    ~ControlServer();
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;

private:
    class Worker;
    explicit ControlServer(std::unique_ptr<Worker> worker);
    std::unique_ptr<Worker> worker_;
};

} // namespace shoal::service
