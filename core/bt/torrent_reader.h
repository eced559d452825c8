// Reads .torrent bytes, from anybody, into our own model.
#pragma once

#include "core/chunks/verify.h"
#include "core/result.h"
#include "core/torrent/torrent.h"

#include <string>
#include <string_view>

namespace shoal::bt {

struct ParsedTorrent {
    Torrent torrent;
    PieceHashes hashes; ///< layers stay empty where the bytes have none (an info dictionary from a magnet link)
};

/// Checks all that BEP 3 and BEP 52 demand. File names are kept byte for byte where Linux can hold them (control
/// characters, 255 bytes); where it can't (empty, ".", "..", '/'), or where two would collide, the library's harmless
/// substitute stands. Error: NotATorrent, whose reason says why. Any thread.
Result<ParsedTorrent> readTorrent(std::string_view bytes);

/// A .torrent file around a bare info dictionary.
std::string wrapInfoDictionary(std::string_view info);

} // namespace shoal::bt
