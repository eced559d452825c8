// qBittorrent's shares in its database, where they are since version 4.4 if its user chose so.
#pragma once

#include "core/import/foreign_share.h"

namespace shoal {

/// Errors: what the database says.
Result<std::unique_ptr<ForeignCollection>> openQBittorrentDatabase(const std::filesystem::path& file);

} // namespace shoal
