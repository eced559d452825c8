// What a command needs from outside. main() gives it the system; tests give it fakes.
#pragma once

#include "app/service/profile_engine.h"
#include "app/shoal/doctor/surroundings.h"
#include "app/shoal/exit_code.h"
#include "app/shoal/report/report.h"
#include "app/shoal/run/loop.h"
#include "app/shoal/terminal/terminal.h"
#include "core/chunks/create.h"
#include "core/chunks/verify.h"
#include "core/local_engine.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

namespace shoal::app {

/// The parts of core that cannot be had without a disk or a network.
struct Services {
    std::function<Result<std::unique_ptr<Engine>>(LocalEngineOptions)> openEngine;
    /// The engine of the process that serves at this socket.
    std::function<Result<std::unique_ptr<Engine>>(const std::filesystem::path&)> connectEngine;
    std::function<Result<CreatedTorrent>(const CreateRequest&, const OnCreateProgress&, std::stop_token)> createTorrent;
    std::function<Result<VerifyOutcome>(const VerifyRequest&, const OnCreateProgress&, std::stop_token)> verifyContent;
    std::function<void(ExitCode)> endAtOnce; ///< ends the process without saving
    /// Has the process that serves at this socket save and end; which it is.
    std::function<Result<std::int64_t>(const std::filesystem::path&)> stopService;
    /// Whether this process ends within this time.
    std::function<bool(std::int64_t process, std::chrono::seconds)> waitForEnd;
    /// At the folder of a profile and the process that has it.
    std::function<Surroundings(const std::filesystem::path& profile, std::int64_t process)> lookAround;
    std::filesystem::path systemSocket = "/run/shoal/control.sock"; ///< of the system's service
    /// Lets other processes use an engine of ours.
    std::function<Result<std::unique_ptr<service::ControlServer>>(Engine&, const std::filesystem::path&)> serveEngine =
        service::EngineSources::ofTheSystem().serve;
    service::HandoverTimes handover = {};
};

struct Context {
    const Services& services;
    Terminal& terminal;
    Loop& loop;
    Reporter& reporter;
};

/// Tells the error; the exit code for it.
ExitCode endWith(Context& context, const Error& error);

} // namespace shoal::app
