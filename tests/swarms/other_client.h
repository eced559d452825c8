// Another BitTorrent client (libtorrent as it comes) on a machine of its own, given a torrent and an address.
#pragma once

#include "tests/support/link/network_namespace.h"
#include "tests/support/temporary_folder.h"
#include "tests/swarms/tls_peer.h"

#include <libtorrent/session.hpp>
#include <libtorrent/torrent_handle.hpp>
#include <memory>
#include <optional>
#include <string>

namespace shoal::test {

/// Dials nobody but whom it is told to: no DHT, no local discovery, no port mapping.
class OtherClient {
public:
    OtherClient(const NetworkNamespace& network, const std::string& address);

    /// Under this certificate, or without one.
    void add(const std::string& torrent, const std::optional<TlsCard>& card);
    /// Dials and waits until that connection has ended. False when it stays.
    bool isSentAwayBy(const std::string& to);
    /// Connects, and waits for the whole content.
    bool fetchesFrom(const std::string& to);
    /// Bytes of content that came so far.
    std::int64_t downloaded() const { return handle_.status().total_payload_download; }

private:
    template <class Fits>
    bool waitFor(Fits fits);

    TemporaryFolder folder_;
    std::unique_ptr<lt::session> session_;
    lt::torrent_handle handle_;
};

} // namespace shoal::test
