// What the control socket can be asked, and how the engine is asked for it (docs/control.md).
#pragma once

#include "core/engine.h"

#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

namespace shoal::service {

/// Takes a method's result; from any thread, once.
using Respond = std::function<void(Result<nlohmann::json>)>;

/// Jobs of one client that go on: the number it chose for each, and the engine's.
using ClientJobs = std::map<JobId, JobId>;

/// What was hashed for a client, and where: by the digest of its .torrent file.
struct HashedContent {
    std::filesystem::path folder;
    std::vector<FilePlace> places;
};
using ClientHashes = std::map<Sha256, HashedContent>;

/// What clients may ask of the process around the engine. Called on the server's thread.
struct ServiceHooks {
    /// Save everything, and end. Null: this one doesn't end for a client.
    std::function<void()> stop;
    /// Read the settings again, as Engine::reloadSettings. Null: the engine is asked.
    std::function<void(Reply<std::vector<std::string>>)> reload;
};

/// Who asks.
struct Caller {
    Engine& engine;
    const ServiceHooks& hooks;
    ClientJobs& jobs;
    ClientHashes& hashed;
    Executor home; ///< the thread of the two above
};

/// The params are an object. Throws control::Misfit when they are not what the method takes.
using Method = std::function<void(const Caller& caller, const nlohmann::json& params, Respond respond)>;

std::vector<std::string_view> methodNames();
/// Null: there is none of that name.
const Method* findMethod(std::string_view name);

} // namespace shoal::service
