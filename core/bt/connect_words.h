// Why a peer couldn't be connected, in words: "connection refused".
#pragma once

#include <libtorrent/error_code.hpp>

#include <string>

namespace shoal::bt {

/// The system's own text, but for what TLS says: its names for faults say nothing about a private swarm.
std::string whyNotConnected(const lt::error_code& code);

} // namespace shoal::bt
