// The few things that only libtorrent's inside can do for private swarms. All without effect on another libtorrent than
// the one built against, whose layout isn't known: what is promised holds without them, but for what is said here.
// On the network thread.
#pragma once

#include <libtorrent/address.hpp>
#include <libtorrent/peer_connection_handle.hpp>

namespace shoal::bt {

bool knowsLibrary();

/// With this many a peer isn't dialled. libtorrent's own number: a torrent that downloads heeds no other (2.0.8).
constexpr int mostFailures = 3;

/// libtorrent won't dial the peer again by itself, once this connection, which is ending, has ended. (Without this it
/// does, after a minute, and the connection is cut.)
void neverDialAgain(const lt::peer_connection_handle& peer);

/// In the swarms' session connections begin in a class of peers without limits, so that what members say to each other
/// isn't starved by what they transfer; the session's filter of classes gives the limited one to this address, which
/// nobody has. (With another libtorrent all are limited from the beginning.)
inline const lt::address classOfLimited = lt::address_v4::any();

/// A TLS connection's records are read and written many at a time (tls_batches.h). (Without this each takes calls of
/// its own, which makes transfers slower.)
void batchRecords(const lt::peer_connection_handle& peer);

/// From now on the session's rate limits hold for this connection.
void limit(const lt::peer_connection_handle& peer);

} // namespace shoal::bt
