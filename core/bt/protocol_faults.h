// Which of libtorrent's errors a peer can only cause by breaking the protocol.
#pragma once

#include <libtorrent/error_code.hpp>

namespace shoal::bt {

/// Messages of wrong sizes, with indices that can't be, unasked for, or of no kind. Not those that an honest client may
/// cause: lost connections, time-outs, metadata larger than we take, or news of peers that come too often.
bool isProtocolFault(const lt::error_code& error);

} // namespace shoal::bt
