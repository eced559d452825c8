// Why a part file can't be used.
#pragma once

#include <libtorrent/error_code.hpp>

#include <type_traits>

namespace shoal::bt {

enum class PartFileFault {
    NotOurs = 1,  ///< it doesn't begin as part files do
    OtherVersion, ///< of a later format
    OtherShape,   ///< of a torrent with other pieces
    Damaged,      ///< its sums are wrong, or it ends within the table
};
lt::error_code make_error_code(PartFileFault fault);

/// What to do about it; nullptr when the error is another.
const char* partFileAdvice(const lt::error_code& code);

} // namespace shoal::bt

template <>
struct boost::system::is_error_code_enum<shoal::bt::PartFileFault> : std::true_type {};
