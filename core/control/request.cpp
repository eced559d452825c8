#include "core/control/request.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace shoal::control {
namespace {

using nlohmann::json;

tl::unexpected<RequestFault> refuse(FaultCode code, std::string message, std::optional<RequestId> id = {})
{
    return tl::unexpected{RequestFault{code, std::move(message), std::move(id)}};
}

/// Discarded when it isn't JSON.
json parse(std::string_view line, bool& isTooDeep)
{
    const auto watchDepth = [&isTooDeep](int depth, json::parse_event_t event, const json&) {
        const bool begins = event == json::parse_event_t::object_start || event == json::parse_event_t::array_start;
        isTooDeep = isTooDeep || (begins && depth >= deepestNesting);
        return !isTooDeep; // what lies deeper is passed over, not kept
    };
    return json::parse(line, watchDepth, false);
}

std::optional<RequestId> idOf(const json& object)
{
    const auto id = object.find("id");
    if (id == object.end())
        return std::nullopt;
    if (id->is_string() && id->get_ref<const std::string&>().size() <= longestIdText)
        return id->get<std::string>();
    const bool isTooLarge = id->is_number_unsigned() && id->get<std::uint64_t>() > INT64_MAX;
    if (id->is_number_integer() && !isTooLarge)
        return id->get<std::int64_t>();
    return std::nullopt;
}

bool isMethodName(std::string_view text)
{
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char each) {
        return (each >= 'a' && each <= 'z') || each == '.' || each == '_';
    });
}

} // namespace

tl::expected<Request, RequestFault> decodeRequest(std::string_view line)
{
    if (line.size() > longestLine)
        return refuse(FaultCode::InvalidRequest, "the line is longer than 64 MiB");
    bool isTooDeep = false;
    auto object = parse(line, isTooDeep);
    if (isTooDeep)
        return refuse(FaultCode::InvalidRequest, "objects and lists are nested more than 32 deep");
    if (object.is_discarded())
        return refuse(FaultCode::ParseError, "the line is not JSON in UTF-8");
    if (!object.is_object())
        return refuse(FaultCode::InvalidRequest, "a request is one object, on a line of its own");

    const auto id = idOf(object);
    if (object.contains("id") && !id)
        return refuse(FaultCode::InvalidRequest, "\"id\" must be a whole number or a text of at most 128 bytes");
    if (object.value("jsonrpc", json{}) != "2.0")
        return refuse(FaultCode::InvalidRequest, "\"jsonrpc\" must be \"2.0\"", id);
    const auto method = object.find("method");
    if (method == object.end() || !method->is_string() || !isMethodName(method->get_ref<const std::string&>()))
        return refuse(FaultCode::InvalidRequest, "\"method\" must be a name of a method", id);
    auto params = object.value("params", json::object());
    if (!params.is_object())
        return refuse(FaultCode::InvalidParams, "\"params\" must be an object", id);
    return Request{id, method->get<std::string>(), std::make_shared<const json>(std::move(params))};
}

} // namespace shoal::control
