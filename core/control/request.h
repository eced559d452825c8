// One request of the control socket: a JSON-RPC 2.0 object on a line of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>

namespace shoal::control {

/// Longest line, without its end, in bytes: the largest .torrent file that is taken, in base64, with room to spare.
constexpr std::size_t longestLine = 64 * 1024 * 1024;
/// Objects and lists within each other.
constexpr int deepestNesting = 32;
constexpr std::size_t longestIdText = 128; ///< bytes

/// JSON-RPC's id: a text or a whole number.
using RequestId = std::variant<std::int64_t, std::string>;

struct Request {
    std::optional<RequestId> id;                  ///< nothing: a notification, which is not answered
    std::string method;                           ///< lower-case words joined by dots: "share.add"
    std::shared_ptr<const nlohmann::json> params; ///< an object, empty when there were none; never null
};

/// JSON-RPC 2.0, section 5.1.
enum class FaultCode {
    ParseError = -32700,
    InvalidRequest = -32600,
    InvalidParams = -32602,
};

/// What is wrong with a line, for the answer to it.
struct RequestFault {
    FaultCode code = FaultCode::InvalidRequest;
    std::string message;
    std::optional<RequestId> id; ///< if it could be read
};

/// Reads one line, without its end. Any bytes: what isn't a request is a fault, never an exception. Lists of requests
/// (JSON-RPC's batches) and params by position are refused. Any thread.
tl::expected<Request, RequestFault> decodeRequest(std::string_view line);

} // namespace shoal::control
