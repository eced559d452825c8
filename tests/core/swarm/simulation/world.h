// A simulated swarm as nobody in it sees it: every device, every entry that was ever written, and who is honest.
#pragma once

#include "tests/core/swarm/history.h"
#include "tests/core/swarm/simulation/dice.h"
#include "tests/core/swarm/simulation/story.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace shoal::swarm::simulation {

/// A set of entries that somebody holds, by number, with every parent.
using Held = std::vector<bool>;

/// The person as whom a device asks to be let in.
PersonId personOf(const DeviceId& device);

enum class Signing {
    Left, ///< entries are made up without signatures, for speed: what the log would refuse isn't written
    Real, ///< every entry is signed, and taken by a log
};

class World {
public:
    /// Small quotas, so that floods are short.
    World(std::uint64_t seed, Signing signing);

    const Story& story() const { return story_; }
    /// As they were signed; in the order in which they were written.
    const std::vector<Bytes>& signedEntries() const { return signed_; }
    SwarmId swarm() const { return {genesis().id.bytes}; }
    const Told& genesis() const { return story_.at(0); }

    // Devices: 0 is the owner's first, 1 the recovery key.
    static constexpr std::size_t owner = 0;
    static constexpr std::size_t recovery = 1;
    std::size_t newDevice(bool isHonest);
    std::size_t devices() const { return honest_.size(); }
    static const Device& device(std::size_t number);
    static const DeviceId& idOf(std::size_t number);
    /// Empty for ids that no device has.
    std::optional<std::size_t> numberOf(const DeviceId& id) const;
    bool isHonest(const DeviceId& id) const;
    void corrupt(std::size_t device) { honest_[device] = false; }

    /// What `by` writes. Empty, and nothing is written, when a log would refuse it.
    const Told* write(std::size_t by, const Told* previous, std::vector<EntryId> past, Body body);
    /// The last one written never was.
    void takeBack();

    /// The admission of a device under an invite or none, as both keys signed it. A device that asked under an invite's
    /// key can be admitted by whoever knows an entry with its signatures.
    Admit admission(std::size_t device, const Told* invite, const PersonId& person, Role role) const;
    OwnerDevice bringing(std::size_t device, const PersonId& person) const;
    /// An invite's key, by number.
    static const SigningPair& inviteKey(std::size_t number);
    SigningKey newInviteKey();

    View viewOf(const Held& held) const;
    Held everything() const { return Held(story_.size(), true); }

    /// By which entry somebody honest let the device in.
    std::map<DeviceId, const Told*> letInBy;
    /// What counted for an owner of honest devices when it wrote this.
    std::map<const Told*, std::set<EntryId>> countedWhenWritten;

private:
    bool isTaken(const Entry& entry) const;

    std::uint64_t seed_;
    Story story_;
    std::vector<bool> honest_;
    std::map<DeviceId, std::size_t> numbers_;
    std::size_t inviteKeys_ = 0;
    std::vector<Bytes> signed_;
    Signing signing_;
};

} // namespace shoal::swarm::simulation
