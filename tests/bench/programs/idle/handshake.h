// Whether a program serves a torrent: it answers a BitTorrent handshake (BEP 3) for it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace shoal::bench {

/// Connects and greets, asking for nothing. `infoHash` is 20 bytes; empty: to connect is enough.
bool answersHandshake(const std::string& address, std::uint16_t port, const std::string& infoHash,
                      std::chrono::milliseconds patience);

} // namespace shoal::bench
