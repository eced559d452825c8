// What the control socket can be asked, and how the engine is asked for it (docs/control.md).
#pragma once

#include "core/engine.h"

#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace shoal::service {

/// Takes a method's result; from any thread, once.
using Respond = std::function<void(Result<nlohmann::json>)>;

/// Jobs of one client: the number it chose for each, and the engine's.
using ClientJobs = std::map<JobId, JobId>;

/// Who asks.
struct Caller {
    Engine& engine;
    ClientJobs& jobs;
};

/// The params are an object. Throws control::Misfit when they are not what the method takes.
using Method = std::function<void(const Caller& caller, const nlohmann::json& params, Respond respond)>;

/// Null: there is none of that name.
const Method* findMethod(std::string_view name);

} // namespace shoal::service
