// TLS in few calls: asio's stream asks the system once for each record of a few KiB, which costs more than the ciphers.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <openssl/ssl.h>

namespace shoal::bt {

/// Has the connection send what was written at about the same time at once, and read ahead. Between the operations of
/// an asio::ssl::stream over `socket`, whose handle `ssl` is, on the thread that runs them. Does nothing before the end
/// of the handshake, nor for another version than TLS 1.3, where reading and writing don't wait for each other.
///
/// At most 128 KiB more are under way in each direction than asio and libtorrent know of.
void batchRecords(SSL* ssl, boost::asio::ip::tcp::socket& socket);

} // namespace shoal::bt
