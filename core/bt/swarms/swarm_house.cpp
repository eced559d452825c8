// The life of the house: what it begins with, what comes and goes. Commands are in swarm_house_commands.cpp, questions
// in swarm_house_questions.cpp, and how a swarm is left in swarm_house_leaving.cpp.
#include "core/bt/swarms/swarm_house.h"

#include "core/bt/engine_parts.h"
#include "core/bt/swarms/own_addresses.h"
#include "core/bt/swarms/random_bytes.h"
#include "core/bt/swarms/swarm_words.h"
#include "core/swarm/keeping/device_keys.h"

#include <algorithm>
#include <utility>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;

constexpr auto addressPatience = 3s;
constexpr auto reopenPace = 5s;
constexpr auto resumePace = 10s; // of joinings that the disk didn't take
constexpr auto slowPace = 1s;    // of what needn't be looked at several times a second

Error keysUnreadable(const std::string& name)
{
    return {ErrorKind::DatabaseDamaged, name, "the keys of this device can't be read",
            "Import the identity again if you exported it, or ask for a new invite"};
}

} // namespace

SwarmHouse::SwarmHouse(HouseParts parts)
    : parts_{std::move(parts)}
{}

SwarmHouse::~SwarmHouse() = default;

/// Nothing of it happens once the house is gone, and nothing before the swarms that there are have begun.
void SwarmHouse::post(std::function<void()> work)
{
    parts_.home([this, alive = std::weak_ptr<SwarmHouse*>{alive_}, work = std::move(work)] {
        if (alive.lock())
            isBegun_ ? work() : early_.push_back(work);
    });
}

void SwarmHouse::begun()
{
    isBegun_ = true;
    for (const auto& work : std::exchange(early_, {}))
        work();
}

void SwarmHouse::begin()
{
    parts_.store.ask(
        [](StoreParts& store) {
            std::vector<Result<swarm::StoredSwarm>> all;
            const auto ids = swarm::swarmsOf(store);
            if (!ids)
                all.emplace_back(fail(ids.error()));
            else
                for (const auto& id : *ids)
                    all.push_back(swarm::loadSwarm(store, id));
            return all;
        },
        [this, alive = std::weak_ptr<SwarmHouse*>{alive_}](std::vector<Result<swarm::StoredSwarm>> all) {
            if (!alive.lock() || isClosed_)
                return;
            for (auto& stored : all) { // one that can't be read keeps no other from its work
                if (stored && (members_.contains(stored->swarm.id) || departed_.contains(stored->swarm.id)))
                    continue;
                const auto started = stored ? start(std::move(*stored), {}) : Result<void>{fail(stored.error())};
                if (!started)
                    parts_.publish(EngineWarning{started.error()});
            }
            if (!members_.empty())
                parts_.publish(SwarmsChanged{});
            resumeJoinings();
        });
}

Result<swarm::Wire*> SwarmHouse::wire()
{
    if (wire_)
        return wire_.get();
    auto opened = parts_.openWire();
    if (!opened)
        return fail(opened.error());
    wire_ = std::move(*opened);
    items_ = std::make_unique<DhtItems>(parts_.publicSession, parts_.home, now_);
    queue_ = std::make_unique<dht::ItemQueue>(*items_);
    openedAt_ = now_ = swarm::Moment::clock::now();
    reopenAt_ = openedAt_ + reopenPace; // it says within a moment where it listens
    auto& session = wire_->session();
    parts_.shares.useSession(session.forShares(), *this);
    tellAddresses();
    return wire_.get();
}

void SwarmHouse::open(const swarm::SwarmId& swarm, std::vector<dht::Endpoint> hints,
                      std::function<void(const Result<void>&)> then)
{
    parts_.store.ask([swarm](StoreParts& store) { return swarm::loadSwarm(store, swarm); },
                     [this, alive = std::weak_ptr<SwarmHouse*>{alive_}, hints = std::move(hints),
                      then = std::move(then)](Result<swarm::StoredSwarm> stored) mutable {
                         if (!alive.lock() || isClosed_)
                             return;
                         if (!stored)
                             return then(fail(stored.error()));
                         const auto started = start(std::move(*stored), std::move(hints));
                         parts_.publish(SwarmsChanged{});
                         then(started);
                     });
}

Result<void> SwarmHouse::start(swarm::StoredSwarm stored, std::vector<dht::Endpoint> hints)
{
    const auto id = stored.swarm.id;
    const auto seeds = stored.swarm.keys.areSealed ? std::nullopt : swarm::readSeeds(stored.swarm.keys.bytes);
    if (!seeds)
        return fail(keysUnreadable(stored.swarm.name));
    const auto carrier = wire();
    if (!carrier)
        return fail(carrier.error());
    members_[id] = std::make_unique<MemberSwarm>(parts_, **carrier, *queue_,
                                                 MemberStart{.stored = std::move(stored),
                                                             .signing = swarm::SigningPair{seeds->signing},
                                                             .agreement = swarm::AgreementPair{seeds->agreement},
                                                             .hints = std::move(hints)});
    members_[id]->setAddresses(addresses_);
    departIfLeft(id); // in an earlier run
    return {};
}

void SwarmHouse::resumeJoinings()
{
    parts_.store.ask(
        [](StoreParts& store) { return swarm::ownJoinings(store); },
        [this, alive = std::weak_ptr<SwarmHouse*>{alive_}](const Result<std::vector<swarm::JoiningOf>>& all) {
            if (!alive.lock() || isClosed_)
                return;
            if (!all)
                parts_.publish(EngineWarning{all.error()});
            for (const auto& each : all.value_or(std::vector<swarm::JoiningOf>{})) {
                const auto carrier = wire();
                if (!carrier) {
                    parts_.publish(EngineWarning{carrier.error()});
                    break;
                }
                auto joining = JoiningSwarm::resume(parts_, **carrier, *items_, each.joining);
                if (!joining) {
                    parts_.publish(
                        EngineWarning{{ErrorKind::DatabaseDamaged, "A joining that was under way",
                                       "what was kept of it can't be read", "Use the code again: `shoal swarm join`"}});
                    continue;
                }
                const auto id = joining->id();
                joinings_.try_emplace(id, std::move(joining));
            }
            isLoaded_ = true;
            if (members_.empty())
                begun();
        });
}

void SwarmHouse::tick(swarm::Moment now)
{
    now_ = now;
    if (!wire_ || isClosed_)
        return;
    const auto system = wallClock();
    // What says where we are can be written anew only after a minute: it waits for the first address.
    if (addresses_.empty())
        tellAddresses();
    if (addresses_.empty() && now - openedAt_ < addressPatience)
        return;
    if (now >= slowAt_) {
        slowAt_ = now + slowPace;
        wire_->tick(now);
        items_->tick(now);
        tellAddresses();
        for (const auto& [id, joining] : joinings_)
            joining->tick(now, system);
    }
    for (const auto& [id, member] : members_)
        member->tick(now, system);
    for (const auto& [id, departed] : departed_)
        departed.swarm->tick(now, system);
    if (isLoaded_ && !isBegun_)
        begun();
    lookAtJoinings();
    lookAtLeaving(now);
    lookAtDeparted(now, system);
    if (resumeAt_ && *resumeAt_ <= now) {
        resumeAt_.reset();
        resumeJoinings();
    }
}

void SwarmHouse::lookAtJoinings()
{
    std::vector<std::pair<JoinId, swarm::NewMember>> done;
    for (const auto& [id, joining] : joinings_) {
        if (!joining->takeNews())
            continue;
        if (auto member = joining->node().takeMember())
            done.emplace_back(id, std::move(*member));
        else
            parts_.publish(SwarmJoinChanged{joining->row()});
    }
    for (auto& [id, member] : done)
        joined(id, std::move(member));
    std::vector<JoinId> over;
    for (const auto& [id, joining] : joinings_)
        if (joining->isOver())
            over.push_back(id);
    for (const auto id : over)
        dropJoining(id, [](const auto&) {});
}

/// Its code may be used again, with other keys.
void SwarmHouse::dropJoining(JoinId id, std::function<void(const Result<void>&)> then)
{
    dropJoining(joinings_.extract(id), std::move(then));
}

void SwarmHouse::dropJoining(JoiningHandle found, std::function<void(const Result<void>&)> then)
{
    if (!found)
        return then({});
    parts_.store.ask(
        [swarm = found.mapped()->node().code().swarm, kept = found.mapped()->kept()](StoreParts& store) {
            return store.swarmJoinings.remove(swarm, kept.kind, kept.id);
        },
        [this, alive = std::weak_ptr<SwarmHouse*>{alive_}, then = std::move(then)](const Result<void>& removed) {
            if (alive.lock() && !removed)
                parts_.publish(EngineWarning{removed.error()});
            then(removed);
        });
}

/// The joining ends with the step that puts the member on the disk. Until then it is there, and says nothing more.
void SwarmHouse::joined(JoinId id, swarm::NewMember member)
{
    const auto found = joinings_.find(id);
    if (found == joinings_.end())
        return;
    swarm::NewSwarm toKeep{.swarm = member.swarm,
                           .entries = std::move(member.entries),
                           .epochs = std::move(member.epochs),
                           .fetching = found->second->fetching(),
                           .joining = found->second->kept()};
    parts_.store.ask([toKeep = std::move(toKeep)](StoreParts& store) { return swarm::addSwarm(store, toKeep); },
                     [this, alive = std::weak_ptr<SwarmHouse*>{alive_}, id, swarm = member.swarm.id,
                      hints = std::move(member.reached)](const Result<void>& kept) {
                         if (!alive.lock() || isClosed_)
                             return;
                         auto row = joinings_.contains(id) ? joinings_.at(id)->row() : JoinRow{.id = id};
                         auto ended = joinings_.extract(id);
                         if (kept)
                             ended = {};
                         if (!kept) {
                             row.error = kept.error();
                             parts_.publish(EngineWarning{kept.error()});
                             parts_.publish(SwarmJoinChanged{row});
                             if (kept.error().kind == ErrorKind::AlreadyExists)
                                 return dropJoining(std::move(ended), [](const auto&) {}); // in by another code
                             resumeAt_ = now_ + resumePace;                                // it begins where it was
                             return;
                         }
                         open(swarm, hints, [this, id, swarm, row](const Result<void>& opened) mutable {
                             const auto known = members_.find(swarm);
                             if (!opened || known == members_.end()) {
                                 row.error = opened ? Error{} : opened.error();
                                 return parts_.publish(SwarmJoinChanged{row});
                             }
                             parts_.publish(SwarmJoinChanged{joinedRow(*known->second, id)});
                         });
                     });
}

JoinRow SwarmHouse::joinedRow(MemberSwarm& member, JoinId id) const
{
    const auto shown = rowOf(member, surroundings());
    JoinRow row{.id = id, .state = JoinState::Joined, .device = member.node().self()};
    row.swarm = member.id();
    row.name = member.name();
    row.role = shown.role;
    return row;
}

void SwarmHouse::tellAddresses()
{
    if (!wire_)
        return;
    const auto interfaces = interfaceAddresses();
    auto addresses = ownAddresses(wire_->session().status(), parts_.settings.listen, interfaces);
    // libtorrent doesn't listen anew on every interface that comes after it began.
    if (addresses.empty() && now_ >= reopenAt_ && hasInterface(interfaces)) {
        reopenAt_ = now_ + reopenPace;
        wire_->session().library().reopen_network_sockets();
    }
    if (addresses == addresses_)
        return;
    addresses_ = std::move(addresses);
    for (const auto& [id, member] : members_)
        member->setAddresses(addresses_);
    for (const auto& [id, departed] : departed_)
        departed.swarm->setAddresses(addresses_);
}

RowSurroundings SwarmHouse::surroundings() const
{
    RowSurroundings around;
    if (wire_) {
        const auto status = wire_->session().status();
        around.isPortMapped = !status.portMapping.empty() && status.reachability == Reachability::Reachable;
        around.hasNetwork = !addresses_.empty() || now_ - openedAt_ < addressPatience;
    }
    return around;
}

bool SwarmHouse::heardPublicly(const lt::alert& alert) { return items_ && items_->handle(alert); }
void SwarmHouse::heard(const lt::alert& alert)
{
    if (wire_)
        wire_->handle(alert);
}

void SwarmHouse::heard(const Event& event)
{
    const auto tell = [this](std::span<const ShareId> ids, bool isUrgent) {
        for (const auto& [id, member] : members_)
            member->sharesChanged(ids, isUrgent);
    };
    if (const auto* finished = std::get_if<ShareFinished>(&event))
        tell({&finished->id, 1}, true);
    else if (const auto* failed = std::get_if<ShareFailed>(&event))
        tell({&failed->id, 1}, true);
    else if (const auto* removed = std::get_if<SharesRemoved>(&event))
        tell(removed->ids, true);
    else if (const auto* changed = std::get_if<SharesChanged>(&event))
        tell(changed->ids, false);
}

void SwarmHouse::close()
{
    isClosed_ = true;
    joinings_.clear();
    departed_.clear();
    members_.clear();
}

std::string SwarmHouse::nameOf(const swarm::SwarmId& swarm) const
{
    const auto found = members_.find(swarm);
    return found == members_.end() ? std::string{} : found->second->name();
}

Result<std::string> SwarmHouse::certificateOf(const swarm::SwarmId& swarm)
{
    const auto found = members_.find(swarm);
    if (found == members_.end())
        return fail({ErrorKind::NotFound, {}, "its private swarm isn't in this profile any more"});
    return found->second->certificate();
}

void SwarmHouse::comes(const DressedShare& share)
{
    if (const auto found = members_.find(share.swarm); found != members_.end())
        found->second->comes(share);
}

void SwarmHouse::left(const DressedShare& share)
{
    if (const auto found = members_.find(share.swarm); found != members_.end())
        found->second->left(share);
}

} // namespace shoal::bt
