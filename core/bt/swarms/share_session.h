// A libtorrent session that shares run in: there is one for all who know a link, and one for private swarms.
#pragma once

#include "core/bt/disk/part_names.h"
#include "core/bt/disk/unproven_pieces.h"

#include <libtorrent/session.hpp>

namespace shoal::bt {

/// All of it outlives the shares. What is put into the two registers its disk back-end takes
/// (`diskIo({.unproven = …, .partNames = …})`).
struct ShareSession {
    lt::session* library = nullptr;
    UnprovenTorrents* unproven = nullptr;
    PartNames* partNames = nullptr;
};

} // namespace shoal::bt
