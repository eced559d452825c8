#include "core/control/answer.h"

#include "core/control/codec/codec.h"

namespace shoal::control {
namespace {
using nlohmann::json;

/// Texts of other programs may hold any bytes: what is no UTF-8 becomes U+FFFD.
std::string lineOf(const json& object) { return object.dump(-1, ' ', false, json::error_handler_t::replace); }

json idOf(const RequestId& id)
{
    return std::visit([](const auto& value) { return json(value); }, id);
}

json message(const json& id, const char* key, json value)
{
    return {{"jsonrpc", "2.0"}, {"id", id}, {key, std::move(value)}};
}

std::string textOf(const Error& error)
{
    std::string text = errorKindName(error.kind);
    for (const auto& part : {error.about, error.reason})
        if (!part.empty())
            text += ": " + part;
    return text;
}

EventBatch knownEvents(const json& list)
{
    EventBatch events;
    for (const auto& each : list) {
        try {
            events.push_back(decode<Event>(each));
        } catch (const Misfit&) { // of a newer Shoal
        }
    }
    return events;
}

Refusal refusalOf(const json& object, std::int64_t id)
{
    const auto& error = object.at("error");
    if (error.contains("data"))
        return {id, decode<Error>(error.at("data"))};
    return {id, {ErrorKind::Internal, {}, decode<std::string>(error.at("message"))}};
}

Incoming read(const json& object)
{
    if (object.contains("method"))
        return knownEvents(object.at("params").at("events"));
    const auto id = object.at("id").is_null() ? 0 : decode<std::int64_t>(object.at("id"));
    if (object.contains("error"))
        return refusalOf(object, id);
    return Answer{id, std::make_shared<const json>(object.at("result"))};
}
} // namespace

std::string requestLine(std::int64_t id, std::string_view method, const json& params)
{
    return lineOf({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
}

std::string answerLine(const RequestId& id, const json& result) { return lineOf(message(idOf(id), "result", result)); }

std::string faultLine(const RequestFault& fault)
{
    return lineOf(message(fault.id ? idOf(*fault.id) : json{}, "error",
                          {{"code", static_cast<int>(fault.code)}, {"message", fault.message}}));
}

std::string faultLine(const RequestId& id, int code, const std::string& text)
{
    return lineOf(message(idOf(id), "error", {{"code", code}, {"message", text}}));
}

std::string faultLine(const RequestId& id, const Error& error)
{
    return lineOf(
        message(idOf(id), "error", {{"code", engineFault}, {"message", textOf(error)}, {"data", encode(error)}}));
}

std::string eventsLine(const EventBatch& events)
{
    return lineOf({{"jsonrpc", "2.0"}, {"method", "events"}, {"params", {{"events", encode(events)}}}});
}

Result<Incoming> decodeAnswer(std::string_view line)
{
    try {
        return read(json::parse(line));
    } catch (const json::exception& broken) {
        return fail(ErrorKind::Internal, "the running Shoal's answer", broken.what());
    } catch (const Misfit& misfit) {
        return fail(ErrorKind::Internal, "the running Shoal's answer", misfit.what());
    }
}

} // namespace shoal::control
