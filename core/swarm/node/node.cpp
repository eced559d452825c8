// The node's beginning, its time, and what its links tell.
#include "core/swarm/node/node.h"

#include "core/swarm/freshness/statement.h"
#include "core/swarm/replica/hold_words.h"

#include <algorithm>
#include <cstring>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

constexpr auto lookAgainAfter = 5s;   // others that began together with us have written their records by then
constexpr auto addressesAwaited = 3s; // before the own record is written without any
constexpr auto lastWords = 5s;        // links stay so long after a member heard that we left: for others to hear it
} // namespace

Node::Node(NodeStart start, const NodeSurroundings& around)
    : around_{around}
    , kept_{start.swarm}
    , device_{start.swarm.id, start.signing, start.agreement}
    , replica_{{start.swarm.id, start.signing}, around.shelf}
    , writing_{replica_, around_.store, around_.random, start.verdict, [this] { afterChange(); }}
    , book_{around.local}
    , hunts_{replica_, around_.layers}
    , dice_{random64()}
    , stamp_{start.lastStamp}
    , epoch_{start.epochs.back().epoch, start.epochs.back().secret}
{
    lobby_.emplace(device_,
                   LobbySurroundings{.log = replica_.log(),
                                     .wire = around_.wire,
                                     .items = around_.network,
                                     .store = around_.store,
                                     .pen = *this,
                                     .post = *this,
                                     .epoch = [this]() -> std::optional<CurrentEpoch> {
                                         const auto* const fold = replica_.log().fold();
                                         if (fold == nullptr || fold->currentEpoch() != epoch_.epoch)
                                             return std::nullopt;
                                         return CurrentEpoch{epoch_.epoch, epoch_.secret};
                                     },
                                     .addresses = [this] { return addresses_; },
                                     .random = [this] { return randomSecret(); },
                                     .changed = [this] { changes_.invites = true; }});
    load(std::move(start));
}

Node::~Node()
{
    for (const auto& [torrent, hub] : hubs_)
        around_.wire.leave(torrent);
}

void Node::load(NodeStart start)
{
    replica_.load(start.entries);
    keptEntries_ = replica_.log().log().size();
    for (const auto& member : start.knownMembers)
        replica_.expect(member);
    for (const auto& [epoch, secret] : start.epochs)
        replica_.keepSecret(epoch, secret);
    if (const auto* const fold = replica_.log().fold())
        for (auto entry = fold->membership().rbegin(); entry != fold->membership().rend(); ++entry) {
            const auto& id = replica_.log().log().record(*entry).id;
            if (const auto secret = replica_.secrets().find(id); secret && fold->counts(id)) {
                epoch_ = {id, *secret};
                break;
            }
        }
    if (const auto* const fold = replica_.log().fold())
        if (const auto secret = replica_.secrets().find(fold->currentEpoch()))
            epoch_ = {fold->currentEpoch(), *secret};
    loadWords(start);
    std::ranges::sort(start.seen, {}, &MetDevice::at);
    for (auto& seen : start.seen) {
        if (seen.at)
            replica_.remember(seen.device);
        book_.wasAt(seen.device, seen.addresses);
        seen_.insert_or_assign(seen.device, std::move(seen));
    }
    for (const auto& hint : start.hints)
        book_.hint(hint);
    for (const auto& joining : start.joinings)
        lobby_->restore(joining);
    replica_.takeChangedWords();
    replica_.takeMembershipChange();
}

void Node::loadWords(const NodeStart& start)
{
    for (const auto& bytes : start.statements)
        if (const auto statement = readStatement(bytes))
            replica_.restore({ValueKind::Statement, statement->device}, secondsOf(statement->time), bytes);
    std::map<std::pair<DeviceId, std::uint64_t>, std::map<std::optional<ShareId>, Bytes>> holds;
    for (const auto& bytes : start.holds)
        if (const auto part = readHoldPart(bytes))
            holds[{part->device, part->counter}][part->after] = bytes;
    for (const auto& [name, parts] : holds) {
        std::vector<Bytes> whole;
        for (const auto& [after, bytes] : parts)
            whole.push_back(bytes);
        replica_.restore({ValueKind::Hold, name.first}, name.second, joinHold(whole));
    }
}

std::uint64_t Node::random64()
{
    std::uint64_t number = 0;
    std::array<std::uint8_t, sizeof number> bytes{};
    around_.random(bytes);
    std::memcpy(&number, bytes.data(), sizeof number);
    return number;
}

Secret Node::randomSecret()
{
    std::array<std::uint8_t, Secret::size> bytes{};
    around_.random(bytes);
    return Secret{bytes};
}

std::size_t Node::others() const
{
    const auto* const fold = replica_.log().fold();
    return fold == nullptr ? replica_.meeting().lastSeenFirst().size() : fold->members().size() - (belongs() ? 1 : 0);
}

bool Node::belongs() const
{
    const auto* const fold = replica_.log().fold();
    return fold == nullptr || fold->member(self()) != nullptr;
}

std::optional<Removal> Node::removal() const { return belongs() ? dismissal_ : removalIn(replica_.log(), self()); }

void Node::tick(Moment now, std::chrono::sys_seconds system)
{
    now_ = now;
    system_ = system;
    if (!begunAt_)
        begin();
    if (now >= secondAt_)
        everySecond();
    if (now >= dialDue_)
        dialOn();
    pump();
}

void Node::begin()
{
    begunAt_ = now_;
    replaceDue_ = now_ + 10min;
    replica_.tick(now_, system_);
    writing_.tick(now_, system_);
    lobby_->start(now_, system_);
    if (const auto leave = belongs() ? std::nullopt : ownLeave())
        tellLeave(*leave);
    if (mayMeet()) {
        hub_ = meetOn(epoch_);
        meetOnEpochBefore();
        waysBackDue_ = now_ + 20s;
    }
    followEpoch();
    changes_.state = true;
}

void Node::everySecond()
{
    secondAt_ = now_ + 1s;
    replica_.tick(now_, system_);
    writing_.tick(now_, system_);
    afterChange();
    if (endsAt_ && now_ >= *endsAt_)
        for (const auto torrent : [&] {
                 std::vector<TorrentNumber> all;
                 for (const auto& [number, hub] : hubs_)
                     all.push_back(number);
                 return all;
             }())
            leaveHub(torrent);
    endFarewells();
    if (belongs()) {
        lobby_->tick(now_, system_);
        leaveOldHubs();
        speak();
        leaveWaysBack();
    }
    if (mayMeet())
        meetMembers();
    if (belongs())
        doWhatMembersDo();
}

void Node::meetMembers()
{
    if (!rendezvous_ && (!addresses_.empty() || now_ - *begunAt_ >= addressesAwaited))
        rendezvous_.emplace(
            around_.network, replica_.meeting(), device_, epoch_,
            RecordSources{[this] { return addresses_; },
                          [this] {
                              Nonce nonce{};
                              around_.random(nonce.bytes);
                              return nonce;
                          }},
            Rendezvous::Hears{
                [this](const DeviceId& device, const SignedAddresses& said) { learn(device, said.claimed, said.time); },
                [this](const DeviceId& admin, const ReturnRecord& record) { tryWayBack(admin, record); }},
            random64(), stamp_);
    if (rendezvous_) {
        const auto linked = linkedDevices();
        const bool isEnough = linked.size() >= std::min<std::size_t>(8, others());
        rendezvous_->setCompany(isEnough ? Company::Enough : Company::Alone);
        if (!isEnough && !hasLookedAgain_ && now_ - *begunAt_ >= lookAgainAfter) {
            hasLookedAgain_ = true;
            rendezvous_->lookOnce();
        }
        rendezvous_->tick(now_, system_);
        keepStamp();
    }
}

void Node::doWhatMembersDo()
{
    const auto* const fold = replica_.log().fold();
    if (fold != nullptr && !isEpochDue_
        && duty_.isDue(*fold, self(), fold->currentEpoch() == epoch_.epoch, now_,
                       [this] { return static_cast<int>(dice_() % (longestEpochWait.count() + 1)); })) {
        isEpochDue_ = true;
        newEpoch([this](const auto&) { isEpochDue_ = false; });
    }
    if (!hunts_.isEmpty())
        hunts_.tick(now_, provenLinks());
    if (now_ >= dataRightsDue_)
        askDataRights();
    dialSources();
    if (auto troubles = this->troubles(); troubles != troublesShown_) {
        troublesShown_ = std::move(troubles);
        changes_.state = true;
    }
}

/// After whatever may have changed what is known: all of it is kept and followed before anything else happens.
void Node::afterChange()
{
    if (std::exchange(isChanging_, true))
        return;
    keepEntries(); // before one of ours is written that names them
    for (const auto& own : replica_.takeOwnThatCame())
        writing_.shown(own.id, own.sequence);
    for (auto events = replica_.takeEvents(); !events.empty(); events = replica_.takeEvents())
        for (const auto& event : events)
            hear(event);
    keepEntries();
    keepWords();
    if (replica_.takeMembershipChange()) {
        changes_.members = true;
        dialDue_ = now_;
        if (rendezvous_)
            rendezvous_->changeMembers();
        askDataRights();
        if (belongs() && (endsAt_ || leaveToTell_)) { // an owner raised or took over what brought it
            endsAt_.reset();
            leaveToTell_.reset();
            isLeaveTold_ = false;
            hub_ = meetOn(epoch_);
        }
        if (!belongs() && !endsAt_ && !leaveToTell_) {
            const auto leave = ownLeave();
            if (leave)
                tellLeave(*leave);
            if (!mayMeet()) {
                endsAt_ = now_;
                rendezvous_.reset();
            }
        }
    }
    judgeWaysBack();
    followEpoch();
    keepSeen();
    isChanging_ = false;
}

void Node::hear(const MemberEvent& event)
{
    if (const auto* const proven = std::get_if<LinkProven>(&event)) {
        hear(*proven);
    } else if (const auto* const ended = std::get_if<LinkEnded>(&event)) {
        hear(*ended);
    } else if (const auto* const metadata = std::get_if<MetadataHeard>(&event)) {
        hunts_.heard(*metadata, now_);
    } else if (const auto* const mail = std::get_if<MailHeard>(&event)) {
        if (!lobby_->heardMail(mail->link, mail->plain))
            cut(mail->link);
    } else if (const auto* const highest = std::get_if<HighestOfOurs>(&event)) {
        const auto link = links_.find(highest->link);
        if (link != links_.end() && link->second.device)
            writing_.told(*link->second.device,
                          highest->place ? std::optional{OwnEntry{highest->place->sequence, highest->place->id}}
                                         : std::nullopt);
    } else if (const auto* const came = std::get_if<SecretCame>(&event)) {
        if (const auto secret = replica_.secrets().find(came->epoch))
            around_.store.addEpoch({came->epoch, *secret});
    } else if (std::holds_alternative<LogsAlike>(event)) {
        alikeAt_ = system_;
        if (leaveToTell_)
            leaveTold();
    }
}

void Node::hear(const LinkProven& proven)
{
    if (const auto link = links_.find(proven.link); link != links_.end()) {
        onProven(proven.link, link->second, proven.device);
    } else if (const auto data = dataLinks_.find(proven.link); data != dataLinks_.end()) {
        data->second.device = proven.device;
        if (!judgeDataLink(data->first, data->second))
            cut(proven.link);
    }
}

void Node::hear(const LinkEnded& ended)
{
    const auto link = links_.find(ended.link);
    const bool isHostile = ended.fault != LinkFault::NotServed && ended.fault != LinkFault::TooLate
        && ended.fault != LinkFault::Stalled && ended.fault != LinkFault::OwnDevice
        && ended.fault != LinkFault::OtherVersion && ended.fault != LinkFault::UsedUp
        && ended.fault != LinkFault::Unknown;
    if (link != links_.end() && link->second.role == LinkRole::Dialler && isHostile)
        shunned_.add(link->second.peer, now_);
    const auto peer = link != links_.end() ? link->second.claimed : std::nullopt;
    if (ended.fault != LinkFault::NotServed || !peer || !sayFarewell(ended.link, *peer))
        cut(ended.link);
}

std::optional<EntryId> Node::ownLeave() const
{
    const auto* const fold = replica_.log().fold();
    const auto last = fold != nullptr ? replica_.log().highestOf(self()) : std::nullopt;
    const auto entry = last ? replica_.log().find(last->id) : std::nullopt;
    const bool hasLeft = entry && std::holds_alternative<Leave>(entry->body) && fold->counts(last->id);
    return hasLeft ? std::optional{last->id} : std::nullopt;
}

std::optional<std::chrono::sys_seconds> Node::leftAt() const
{
    const auto leave = ownLeave();
    const auto entry = leave ? replica_.log().find(*leave) : std::nullopt;
    return entry ? std::optional{entry->time} : std::nullopt;
}

void Node::tellLeave(const EntryId& leave)
{
    leaveToTell_ = leave;
    replica_.watchSending(leave);
    changes_.state = true;
}

void Node::leaveTold()
{
    if (std::exchange(isLeaveTold_, true))
        return;
    endsAt_ = now_ + lastWords;
    rendezvous_.reset();
    changes_.state = true;
}

/// In the order in which the log took them. What this device wrote is on the disk already; what comes back of it after
/// an old backup is kept as such.
void Node::keepEntries()
{
    const auto& log = replica_.log().log();
    if (keptEntries_ == log.size())
        return;
    std::vector<Bytes> run;
    bool isOwnRun = false;
    const auto flush = [&] {
        if (!run.empty())
            isOwnRun ? around_.store.takeBack(std::exchange(run, {})) : around_.store.append(std::exchange(run, {}));
    };
    for (; keptEntries_ < log.size(); ++keptEntries_) {
        const auto& record = log.record(At{static_cast<std::uint32_t>(keptEntries_)});
        if (writing_.isKept(record.id))
            continue;
        const bool isOwn = log.device(record.author) == self();
        if (isOwn != isOwnRun)
            flush();
        isOwnRun = isOwn;
        run.push_back(record.bytes);
    }
    flush();
    changes_.log = changes_.catalogue = true;
    hunts_.catalogueChanged([&](const ShareId& share) { return replica_.log().isInCatalogue(share); });
    lobby_->logChanged();
}

void Node::keepWords()
{
    for (const auto& name : replica_.takeChangedWords()) {
        const auto* const bytes = replica_.words().find(name);
        changes_.holds = changes_.holds || name.kind == ValueKind::Hold;
        if (bytes == nullptr) {
            around_.store.forgetWords(name.device);
        } else if (name.kind == ValueKind::Statement) {
            around_.store.putStatement(name.device, *bytes);
            if (name.device == self())
                for (const auto& entry : replica_.statedAndLacked())
                    writing_.shown(entry, {});
        } else if (name.kind == ValueKind::Hold) {
            if (auto parts = splitHold(*bytes))
                around_.store.putHold(name.device, replica_.words().versionOf(name)->version, std::move(*parts));
        } else if (const auto said = replica_.whereIs(name.device); said && name.device != self()) {
            learn(name.device, said->claimed, said->time);
        }
    }
}

} // namespace shoal::swarm
