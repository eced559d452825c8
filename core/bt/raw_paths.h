// File names as a torrent's bytes spell them, before libtorrent makes them harmless.
#pragma once

#include <libtorrent/bdecode.hpp>
#include <libtorrent/file_storage.hpp>

#include <string>
#include <vector>

namespace shoal::bt {

/// The path of each file of `files`, in its order, '/' between elements; libtorrent's own where the raw one can't
/// stand on disk or collides with another.
std::vector<std::string> keptPaths(const lt::bdecode_node& info, const lt::file_storage& files);

} // namespace shoal::bt
