// What is wrong with a torrent, in words of our own: libtorrent's name what its code met, not what a person can use.
#pragma once

#include "core/result.h"

#include <libtorrent/bdecode.hpp>
#include <libtorrent/error_code.hpp>

#include <string>
#include <string_view>

namespace shoal::bt {

/// Bounds against bytes made to hurt. A torrent of a million files has some twelve million tokens.
inline constexpr int deepestNesting = 200;
inline constexpr int mostTokens = 20'000'000;
inline constexpr int mostPieces = 0x400000;
inline constexpr std::size_t largestFile = 512u << 20;

/// These are NotATorrent, about nothing yet. Of bytes that aren't bencoded: what they seem to be instead, or where they
/// are spoilt. `position` is where decoding stopped. Without a code: it is bencoded, and no dictionary.
Error decodingFault(std::string_view bytes, const lt::error_code& code, int position);

/// Of bencoded bytes that libtorrent refuses. `code` may be none: it reports some faults without one.
Error contentFault(const lt::bdecode_node& root, const lt::error_code& code);

/// What libtorrent says while it holds a torrent: a fault of the disk (about = `file`), of the torrent (about =
/// `share`), or Internal.
Error torrentError(const lt::error_code& code, const std::string& share, const std::string& file);

} // namespace shoal::bt
