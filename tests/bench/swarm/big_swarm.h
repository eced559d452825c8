// A swarm of many members and entries, written as honest devices would.
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/entries/entry.h"

#include <cstddef>
#include <vector>

namespace shoal::bench {

struct BigSwarmSize {
    std::size_t members = 200;
    std::size_t entries = 100'000;
    std::size_t admins = 5;
    /// One in so many entries is a membership entry: an epoch, a change of role, a removal with a new member.
    std::size_t membershipEvery = 50;
};

/// Writes entries one by one; each device knows all that came before.
class BigSwarm {
public:
    explicit BigSwarm(const BigSwarmSize& size);

    swarm::SwarmId id() const { return {genesis_.bytes}; }
    /// Parents first.
    const std::vector<swarm::Bytes>& entries() const { return entries_; }
    /// What comes next, of each kind; it is one of `entries` from then on.
    const swarm::Bytes& publish();
    const swarm::Bytes& invite();
    const swarm::Bytes& admit();
    const swarm::Bytes& remove();
    const swarm::Bytes& changeRole();
    const swarm::SigningPair& ownersKey() const { return owners_.front().signing; }
    std::vector<swarm::SigningPair> writersKeys() const;
    /// A second entry of a writer with a sequence that it used already.
    const swarm::Bytes& fork();

private:
    struct Device {
        swarm::SigningPair signing;
        swarm::AgreementPair agreement;
        std::optional<swarm::EntryId> last;
        std::uint64_t sequence = 0;
        std::uint64_t lamport = 0;
        swarm::DeviceId id() const { return swarm::deviceIdOf(signing.publicKey()); }
    };
    static Device deviceOf(std::uint32_t number);
    const swarm::Bytes& write(Device& by, swarm::Body body);
    const swarm::Bytes& admitAs(Device& by, Device joiner, swarm::Role role);

    std::vector<Device> owners_;
    std::vector<Device> admins_;
    std::vector<Device> writers_;
    std::vector<swarm::Bytes> entries_;
    swarm::EntryId genesis_;
    swarm::EntryId head_; ///< the newest membership entry
    std::uint64_t headLamport_ = 1;
    std::uint32_t nextDevice_ = 1;
    std::size_t turn_ = 0;
};

} // namespace shoal::bench
