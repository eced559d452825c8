// "Label         value" lines, of which listings are made.
#pragma once

#include "core/torrent/info_hash.h"

#include <string>

namespace shoal::app {

/// Nothing for an empty value. Names in the value are made printable.
void addField(std::string& text, const char* label, const std::string& value);
void addHashFields(std::string& text, const InfoHashes& hashes);

} // namespace shoal::app
