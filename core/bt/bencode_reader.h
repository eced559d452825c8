// Reads bencoding (BEP 3), from anybody, into plain data.
#pragma once

#include "core/torrent/bencoded.h"

#include <optional>
#include <string_view>

namespace shoal::bt {

/// Nothing for bytes that are no bencoding, or nested or split up beyond measure.
std::optional<Bencoded> readBencoded(std::string_view bytes);

} // namespace shoal::bt
