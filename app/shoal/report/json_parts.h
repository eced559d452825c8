// What many JSON objects have in common.
#pragma once

#include "core/result.h"
#include "core/torrent/info_hash.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>

namespace shoal::app {

using Json = nlohmann::ordered_json;

/// An object that begins with its name.
Json event(const char* name);
void addHashes(Json& json, const InfoHashes& hashes);
void addError(Json& json, const Error& error);

/// Numbers and texts.
template <class T>
Json orNull(const std::optional<T>& value);

} // namespace shoal::app
