// What a share of a private swarm needs to go into the network, and whom it tells. The engine's thread.
#pragma once

#include "core/result.h"
#include "core/swarm/ids.h"

#include <libtorrent/alert.hpp>

#include <string>

namespace shoal::bt {

/// A share's torrent as it is in the network under one epoch.
struct DressedShare {
    swarm::SwarmId swarm;
    swarm::ShareId share;
    swarm::Bytes infoHash; ///< with the certificate, as in Wire::expect
};

class SwarmDress {
public:
    virtual ~SwarmDress() = default;

    /// The authority's certificate of the current epoch, as PEM: it becomes `ssl-cert` of the share's info dictionary.
    /// An error when the share can't run now (no member, no secret): its reason is a sentence for people, and the share
    /// rests until `SwarmShares::startSwarm`.
    virtual Result<std::string> certificateOf(const swarm::SwarmId& swarm) = 0;
    /// Its torrent is added next: time for Wire::expect.
    virtual void comes(const DressedShare& share) = 0;
    /// Its torrent was taken out of the session, or the session refused it: time for Wire::leave.
    virtual void left(const DressedShare& share) = 0;
    /// Each alert of the session, before the shares hear it. Valid during the call.
    virtual void heard(const lt::alert& alert) = 0;
};

} // namespace shoal::bt
