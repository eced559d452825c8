// What the control socket says: answers to requests, and events (JSON-RPC 2.0, a line each, without its end).
#pragma once

#include "core/control/request.h"
#include "core/events.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>

namespace shoal::control {

/// The version of what is said on the socket, told by `engine.hello`. It counts up with any change that an older client
/// would misread; fields and methods may be added without.
constexpr int protocolVersion = 1;

/// JSON-RPC's error codes of our own: what the engine answers with an Error, and a method that is not there.
constexpr int engineFault = 1;
constexpr int methodNotFound = -32601;

std::string requestLine(std::int64_t id, std::string_view method, const nlohmann::json& params);
std::string answerLine(const RequestId& id, const nlohmann::json& result);
std::string faultLine(const RequestFault& fault);
std::string faultLine(const RequestId& id, int code, const std::string& message);
/// The error's fields are "data".
std::string faultLine(const RequestId& id, const Error& error);
/// A notification "events" with {"events": […]}.
std::string eventsLine(const EventBatch& events);

/// A line of the other side, as a client reads it.
struct Answer {
    std::int64_t id = 0;
    std::shared_ptr<const nlohmann::json> result; ///< never null
};
struct Refusal {
    std::int64_t id = 0; ///< 0: it belongs to no request
    Error error;
};
/// Events that this version knows; the others are left out.
using Incoming = std::variant<Answer, Refusal, EventBatch>;

/// Error: Internal (reason = what is wrong with the line).
Result<Incoming> decodeAnswer(std::string_view line);

} // namespace shoal::control
