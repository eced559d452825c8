#include "core/bt/connect_words.h"

#include <string_view>

namespace shoal::bt {

std::string whyNotConnected(const lt::error_code& code)
{
    // By name: libtorrent has category objects of its own.
    if (std::string_view{code.category().name()}.starts_with("asio.ssl"))
        return "doesn't serve this share, or has another secret of the swarm than this device";
    return code.message();
}

} // namespace shoal::bt
