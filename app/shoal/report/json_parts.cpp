#include "app/shoal/report/json_parts.h"

#include "app/shoal/words.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace shoal::app {

Json event(const char* name) { return Json{{"event", name}}; }

template <class T>
Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json(nullptr);
}
template Json orNull(const std::optional<double>&);
template Json orNull(const std::optional<std::uint32_t>&);
template Json orNull(const std::optional<std::uint64_t>&);
template Json orNull(const std::optional<std::string>&);

void addHashes(Json& json, const InfoHashes& hashes)
{
    json["info_hash_v1"] = orNull(hashes.v1 ? std::optional{toHex(hashes.v1->bytes)} : std::nullopt);
    json["info_hash_v2"] = orNull(hashes.v2 ? std::optional{toHex(hashes.v2->bytes)} : std::nullopt);
}

void addError(Json& json, const Error& error)
{
    json["kind"] = errorKindName(error.kind);
    json["about"] = error.about;
    json["reason"] = error.reason;
    json["message"] = sentence(error);
}

} // namespace shoal::app
