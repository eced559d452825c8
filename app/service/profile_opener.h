// One try for a profile: its engine in this process, served to others, or the engine of the process that has it.
#pragma once

#include "app/service/control_server.h"
#include "core/local_engine.h"
#include "core/state/profile_lock.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace shoal::service {

/// Where engines come from, and how they are served: those of the system, unless a test has its own.
struct EngineSources {
    std::function<Result<std::unique_ptr<Engine>>(LocalEngineOptions)> open;
    std::function<Result<std::unique_ptr<Engine>>(const std::filesystem::path& socket)> connect;
    std::function<Result<std::unique_ptr<ControlServer>>(Engine&, const std::filesystem::path& socket)> serve;

    static EngineSources ofTheSystem();
};

enum class Access {
    OwnOrOthers,
    OwnOnly, ///< fails with ProfileInUse when another process has the profile
};

struct OpenedEngine {
    std::unique_ptr<Engine> engine;
    std::optional<ProfileHolder> servedBy = {};    ///< nothing: it is this process's own
    std::unique_ptr<ControlServer> server = {};    ///< of one's own
    std::optional<Error> notServed = std::nullopt; ///< why there is none: other processes will be turned away
};

/// Where the engine of a profile (an absolute path) is served: a place for its user alone. Error: NameTooLong.
Result<std::filesystem::path> placeOfSocket(const std::filesystem::path& profile);

/// Errors: those of openLocalEngine. ProfileInUse: another process has it, and doesn't answer.
Result<OpenedEngine> openOnce(const LocalEngineOptions& options, Access access, const EngineSources& sources);

} // namespace shoal::service
