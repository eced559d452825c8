#include "tests/core/swarm/simulation/play.h"

#include <algorithm>

namespace shoal::swarm::simulation {

Play::Play(std::uint64_t seed, Signing signing, const Rules& rules)
    : world_{seed, signing}
    , rules_{rules}
    , dice_{seed}
{
    const auto honest = dice_.between(2, 8);
    const auto attackers = dice_.inPercent(20) ? 0 : dice_.between(1, 4);
    for (std::size_t i = 0; i < honest; ++i)
        outside_.push_back(world_.newDevice(true));
    for (std::size_t i = 0; i < attackers; ++i)
        attackers_.push_back(world_.newDevice(false));
    // More keys of the attackers, whom only they bring in.
    askingAttackers_ = attackers_;
    for (auto socks = attackers > 0 ? dice_.below(7) : 0; socks > 0; --socks)
        attackers_.push_back(world_.newDevice(false));
    hasTheft_ = dice_.inPercent(8);
    adminsPercent_ = dice_.below(100);
    if (dice_.inPercent(60))
        favourite_ = dice_.below(kindsOfMischief);
    letJoin(World::owner, Held(1, true));
    agents_.front().last = &world_.genesis();
    seenByAttackers_.assign(1, true);
}

void Play::run(const Look& look)
{
    const auto steps = dice_.between(20, 90);
    for (std::size_t step = 0; step < steps; ++step) {
        if (dice_.inPercent(8))
            for (auto& agent : agents_)
                agent.side = dice_.below(sides_ = dice_.between(1, 3));
        if (hasTheft_)
            theftAndRecovery();
        const auto what = dice_.below(100);
        if (what < 45)
            someoneWrites();
        else if (what < 62)
            someoneAttacks();
        else
            someoneTells();
        if (dice_.inPercent(6) && !agents_.empty()) {
            const auto& held = dice_.oneOf(agents_).held;
            look(world_, world_.viewOf(held), foldOf(held));
        }
    }
    look(world_, world_.viewOf(world_.everything()), foldOf(world_.everything()));
}

void Play::letJoin(std::size_t device, const Held& held)
{
    if (world_.isHonest(World::idOf(device)))
        agents_.push_back({.device = device, .held = held, .side = dice_.below(sides_)});
    std::erase(outside_, device);
}

void Play::someoneWrites()
{
    if (agents_.empty())
        return;
    const auto which = dice_.below(agents_.size());
    auto& agent = agents_[which];
    const auto state = foldOf(agent.held);
    const auto* const me = state.member(World::idOf(agent.device));
    if (me == nullptr || (me->isSuspended && me->role != Role::Owner))
        return;
    std::optional<Body> body;
    for (int tries = 0; tries < 4 && !body; ++tries)
        body = wish(agent, state, *me);
    if (!body)
        return;
    if (agent.last && dice_.inPercent(2)) { // an old backup: it writes on where it was before
        world_.corrupt(agent.device);
        agent.last = agent.last->entry.previous ? world_.story().find(*agent.last->entry.previous) : nullptr;
    }
    const auto* const e =
        world_.write(agent.device, agent.last, {state.heads.begin(), state.heads.end()}, std::move(*body));
    if (e == nullptr)
        return;
    auto held = agent.held;
    held.resize(world_.story().size());
    held[e->number] = true;
    if (!foldOf(held).counts(e->id)) { // it asks its own fold before it sends
        world_.takeBack();
        return;
    }
    agent.held = std::move(held);
    agent.last = e;
    if (me->role == Role::Owner)
        world_.countedWhenWritten.emplace(e, state.counting);
    if (e->brings && !as<Genesis>(*e)) {
        if (world_.letInBy.emplace(*e->brings, e).second && world_.isHonest(World::idOf(agent.device))) {
            const auto joined = agent.held; // letJoin() may move the agents
            letJoin(*world_.numberOf(*e->brings), joined);
        }
        if (dice_.inPercent(70))
            attackersHear();
    }
}

void Play::someoneTells()
{
    if (dice_.inPercent(30)) {
        attackersTell();
        attackersHear();
        return;
    }
    for (auto times = dice_.between(1, 4); times > 0 && agents_.size() > 1; --times) {
        const auto from = dice_.below(agents_.size());
        const auto to = dice_.below(agents_.size());
        if (from == to || agents_[from].side != agents_[to].side)
            continue;
        // Only what is relayed goes on, with the two halves that prove a fork.
        const auto state = foldOf(agents_[from].held);
        Held told(agents_[from].held.size());
        const auto name = [&](const EntryId& id) {
            const auto& e = *world_.story().find(id);
            for (std::size_t i = 0; i <= e.number; ++i)
                if (knows(e, world_.story().at(i)))
                    told[i] = true;
        };
        for (const auto& id : state.relayed)
            told[world_.story().find(id)->number] = true;
        for (const auto& [device, fork] : state.unmendedForks)
            name(fork.one), name(fork.other);
        tell(agents_[to], told);
    }
}

/// Some of it gets lost, and what builds on that waits: it comes with another telling.
void Play::tell(Agent& to, const Held& told)
{
    const auto lossPercent = dice_.inPercent(50) ? 0 : dice_.below(60);
    to.held.resize(world_.story().size());
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (!told[i] || to.held[i] || dice_.inPercent(lossPercent))
            continue;
        const auto parents = parentsOf(world_.story().at(i).entry);
        to.held[i] = std::ranges::all_of(
            parents, [&](const auto& parent) { return holds(to.held, *world_.story().find(parent)); });
    }
}

void Play::attackersTell()
{
    if (!agents_.empty())
        tell(agents_[dice_.below(agents_.size())], seenByAttackers_);
}

/// Attackers see what a member sees, also those who were removed: a friend tells them.
void Play::attackersHear()
{
    if (agents_.empty())
        return;
    const auto& held = dice_.oneOf(agents_).held;
    seenByAttackers_.resize(world_.story().size());
    for (std::size_t i = 0; i < held.size(); ++i)
        if (held[i])
            seenByAttackers_[i] = true;
}

/// The owner's first device gets into wrong hands; later the recovery key cuts it.
void Play::theftAndRecovery()
{
    if (!isStolen_ && dice_.inPercent(8)) {
        isStolen_ = true;
        world_.corrupt(World::owner);
        attackers_.push_back(World::owner);
        const auto thiefs = std::ranges::find(agents_, World::owner, &Agent::device);
        seenByAttackers_.resize(world_.story().size());
        for (std::size_t i = 0; i < thiefs->held.size(); ++i)
            if (thiefs->held[i])
                seenByAttackers_[i] = true;
        agents_.erase(thiefs);
        return;
    }
    if (!isStolen_ || isRecovered_ || !dice_.inPercent(10) || agents_.empty())
        return;
    isRecovered_ = true;
    auto held = dice_.oneOf(agents_).held;
    const auto state = foldOf(held);
    const auto device = world_.newDevice(true);
    auto body = world_.bringing(device, as<Genesis>(world_.genesis())->person);
    for (const auto& [id, member] : state.members)
        if (member.role == Role::Owner && !world_.isHonest(id))
            body.cut.push_back(id);
    if (body.cut.size() > mostNamed || body.cut.empty())
        return;
    body.epoch = SecretHash{};
    const auto* const e =
        world_.write(World::recovery, nullptr, {state.heads.begin(), state.heads.end()}, std::move(body));
    if (e == nullptr)
        return;
    held.resize(world_.story().size());
    held[e->number] = true;
    world_.letInBy.emplace(World::idOf(device), e);
    letJoin(device, held);
}

} // namespace shoal::swarm::simulation
