// Which files come first, in libtorrent's numbers.
#pragma once

#include "core/share.h"
#include "core/torrent/torrent.h"

#include <libtorrent/download_priority.hpp>

#include <vector>

namespace shoal::bt {

inline lt::download_priority_t libraryPriority(FilePriority priority)
{
    switch (priority) {
    case FilePriority::Skip: return lt::dont_download;
    case FilePriority::Low: return lt::low_priority;
    case FilePriority::Normal: return lt::default_priority;
    case FilePriority::High: return lt::top_priority;
    }
    return lt::default_priority;
}

/// One for each of Torrent::files. Padding is nobody's choice: it belongs to the pieces beside it.
inline std::vector<lt::download_priority_t> libraryPriorities(const Torrent& torrent,
                                                              const std::vector<FilePriority>& priorities)
{
    std::vector<lt::download_priority_t> numbers;
    numbers.reserve(priorities.size());
    for (std::size_t file = 0; file < priorities.size(); ++file)
        numbers.push_back(torrent.files[file].isPad ? lt::default_priority : libraryPriority(priorities[file]));
    return numbers;
}

} // namespace shoal::bt
