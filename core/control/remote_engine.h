// The engine of another process, over its control socket.
#pragma once

#include "core/control/reconnection.h"
#include "core/engine.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace shoal {

/// Connects to a running Shoal that listens on `socket`. The engine behaves like the local one, with these differences:
/// - `close` leaves the other process and its transfers alone; it only ends this connection.
/// - When the other process goes away, every open command is answered with EngineGone (it may have been done or not),
/// and
///   subscribers hear of it by EngineLost. From then on the engine tries to connect again. Commands that are given
///   meanwhile wait, in order; from the thousandth on they are answered with EngineGone.
/// - When the other process is back, perhaps another one that serves the same profile, subscribers hear of it by
///   EngineBack: events between the two are lost, so whoever shows something asks for it again.
/// - When it isn't back in time, every command is answered with EngineGone, and subscribers hear of it once, as an
///   EngineWarning.
/// - `add` trusts data to be what was just hashed only if the other process hashed it for this connection.
/// Errors: NotFound and EngineGone (nobody listens there), PermissionDenied, NameTooLong, Io.
Result<std::unique_ptr<Engine>> connectEngine(const std::filesystem::path& socket, Reconnection reconnection = {});

/// Has the process that serves at `socket` save everything and end. Returns when it has taken the order, with its
/// process id; by then it may be saving still. Errors: as above; EngineGone (no answer within ten seconds).
Result<std::int64_t> stopService(const std::filesystem::path& socket);

} // namespace shoal
