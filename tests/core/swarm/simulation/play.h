// One history of a simulated swarm: devices that keep the rules and devices that don't, and a network that loses,
// repeats, reorders and parts.
#pragma once

#include "tests/core/swarm/simulation/plain_fold.h"
#include "tests/core/swarm/simulation/world.h"

#include <functional>

namespace shoal::swarm::simulation {

/// An honest device that was let in.
struct Agent {
    std::size_t device = 0;
    Held held;
    const Told* last = nullptr; ///< its own last entry
    std::size_t side = 0;       ///< of the network's partition
};

class Play {
public:
    Play(std::uint64_t seed, Signing signing, const Rules& rules);

    World& world() { return world_; }
    const World& world() const { return world_; }

    /// Asked with what a device holds, now and then, and in the end with everything that was ever written.
    using Look = std::function<void(const World&, const View&, const PlainState&)>;
    void run(const Look& look);

private:
    // The cast and its network
    void letJoin(std::size_t device, const Held& held);
    void someoneWrites();
    void someoneTells();
    void tell(Agent& to, const Held& told);
    void attackersTell();
    void attackersHear();
    void theftAndRecovery();
    PlainState foldOf(const Held& held) const { return plainFold(world_.viewOf(held), rules_); }
    static bool holds(const Held& held, const Told& e) { return e.number < held.size() && held[e.number]; }

    // What honest devices do
    std::optional<Body> wish(const Agent& agent, const PlainState& state, const Member& me);
    std::optional<Body> ownersWish(const Agent& agent, const PlainState& state);
    std::optional<Body> adminsWish(const Agent& agent, const PlainState& state);
    std::optional<Body> membersWish(const Agent& agent, const PlainState& state, const Member& me);
    std::optional<Body> toLetIn(const Agent& agent, const PlainState& state);
    std::optional<Body> toInvite(const PersonId* person, Role most);
    std::optional<Body> toRemove(const Agent& agent, const PlainState& state, Role most);
    std::optional<Body> toSettle(const Agent& agent, const PlainState& state, Role most);
    std::optional<Body> toRetire(const Agent& agent, const PlainState& state, bool ownOnly);
    std::optional<Body> toCancel(const Agent& agent, const PlainState& state);
    std::optional<DeviceId> someMember(const PlainState& state, Role most, const DeviceId& but);
    Through tailsOf(const DeviceId& device, const Held& held) const;
    Publish toPublish();

    static constexpr std::size_t kindsOfMischief = 13;
    // What attackers do: anything that a log takes
    void someoneAttacks();
    std::optional<Body> mischief(std::size_t by, const std::vector<const Told*>& known);
    void plot(std::size_t by, const Told* previous, const std::vector<EntryId>& past, const Told& bringer,
              const std::vector<const Told*>& known);
    void copyRequest(std::size_t by, const Told* previous, const Told& bringer, const std::vector<const Told*>& known);
    const Told* attack(std::size_t by, const Told* previous, std::vector<EntryId> past, Body body);
    std::optional<Body> falseAdmission(std::size_t by, const std::vector<const Told*>& known);
    DeviceId anyDevice();
    PersonId freshPerson();
    PersonId anyPerson(const std::vector<const Told*>& known, std::size_t by);
    std::vector<const Told*> known() const;

    World world_;
    Rules rules_;
    Dice dice_;
    std::vector<Agent> agents_;
    std::vector<std::size_t> outside_;   ///< honest devices that nobody let in yet
    std::vector<std::size_t> attackers_; ///< let in or not
    std::vector<std::size_t> askingAttackers_;
    Held seenByAttackers_;
    std::size_t sides_ = 1;
    std::size_t shares_ = 0;
    bool isStolen_ = false;
    bool isRecovered_ = false;
    bool hasTheft_ = false;
    std::size_t adminsPercent_ = 33;       ///< of those whom owners let in
    std::optional<std::size_t> favourite_; ///< what attackers do most in this history
};

} // namespace shoal::swarm::simulation
