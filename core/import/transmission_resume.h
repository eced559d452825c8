// What a .resume file of Transmission says.
#pragma once

#include "core/import/foreign_share.h"

#include <string_view>

namespace shoal {

/// Fills in everything but the source. False for bytes that are no resume file, or that name no folder.
bool readTransmissionResume(std::string_view bytes, ForeignShare& share);

/// The link that a .torrent file of Transmission 3 and older holds while it has no metadata.
std::optional<Magnet> transmissionMagnet(std::string_view bytes);

} // namespace shoal
