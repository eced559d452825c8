// What a joiner asks of the rest.
#pragma once

#include "core/swarm/node/node_store.h"
#include "core/swarm/node/wire.h"
#include "core/swarm/records/addresses.h"
#include "dht/item_network.h"

#include <cstdint>
#include <cstring>
#include <functional>

namespace shoal::swarm {

/// Asked within any of its calls. All must outlive it.
struct JoiningSurroundings {
    Wire& wire;
    dht::ItemNetwork& items;
    /// Under the first 16 bytes of the swarm's id (`JoiningNode::code`). The answer comes as NodeStore's do.
    std::function<void(const KeptJoining&, NodeStore::Kept)> keep;
    std::function<Secret()> random;
    LocalAddresses local = LocalAddresses::Refused; ///< of records; hints are dialled as they are
    /// `view` says something else, or `takeMember` gives something. Not the place to destroy the joiner.
    std::function<void()> changed = [] {};
};

inline std::uint64_t seedDrawn(const std::function<Secret()>& random)
{
    const auto secret = random();
    std::uint64_t seed = 0;
    std::memcpy(&seed, secret.view().data(), sizeof seed);
    return seed;
}

} // namespace shoal::swarm
