#include "core/swarm/replica/replica.h"

#include "core/swarm/replica/hold_words.h"

#include <algorithm>

namespace shoal::swarm {
Replica::Replica(ReplicaOwner owner, const MetadataShelf& shelf)
    : owner_{std::move(owner)}
    , log_{owner_.swarm}
    , speakers_{log_}
    , invites_{log_}
    , meeting_{log_, owner_.id()}
    , ownChain_{log_, owner_.id()}
    , holds_{owner_.swarm, speakers_}
    , judge_{owner_.swarm, speakers_, freshness_, holds_, clock_}
    , packing_{log_}
    , words_{judge_, &packing_}
    , door_{owner_.id(), log_, freshness_, clock_}
    , secrets_{log_, door_}
    , links_{{door_, log_, words_, secrets_, shelf}}
{
    log_.watch(owner_.signing.publicKey());
}

void Replica::load(std::span<const Bytes> entries)
{
    log_.load(entries);
    follow();
}

void Replica::restore(const ValueName& name, std::uint64_t version, Bytes bytes)
{
    words_.put(name, version, std::move(bytes));
}

void Replica::expect(const DeviceKeys& member)
{
    door_.expect(member);
    meeting_.expect(member);
}

void Replica::tick(Moment now, std::chrono::sys_seconds system)
{
    const bool isFirst = !clock_.system;
    clock_.now = now;
    clock_.system = system;
    if (isFirst && freshness_)
        clock_.own.follow(freshness_->newest(), now);
    links_.tick(now);
    follow();
}

Took Replica::take(ByteView entry)
{
    const auto took = log_.take(entry);
    follow();
    links_.exchange().logGrew();
    return took;
}

tl::expected<Bytes, NoRight> Replica::draft(Body body, std::chrono::sys_seconds time) const
{
    if (log_.fold() == nullptr)
        return tl::unexpected{NoRight::NotAMember};
    return EntryWriter{owner_.signing, log_.log(), fold()}.write(std::move(body), time);
}

tl::expected<EntryId, NoRight> Replica::write(Body body, std::chrono::sys_seconds time)
{
    const auto bytes = draft(std::move(body), time);
    if (!bytes)
        return tl::unexpected{bytes.error()};
    take(*bytes);
    return entryIdOf(*bytes);
}

void Replica::keepSecret(const EntryId& epoch, const Secret& secret) { secrets_.keep(epoch, secret); }

bool Replica::open(LinkNumber link, Bytes infoHash, LinkRole role, const LinkNonce& nonce, const Secret& freshSeed,
                   LinkUse use)
{
    return links_.open(link, {owner_.signing, {owner_.swarm, std::move(infoHash)}, role}, nonce, freshSeed, clock_.now,
                       use);
}

void Replica::takeHello(LinkNumber link, ByteView hello)
{
    links_.takeHello(link, hello, clock_.now);
    follow();
}

void Replica::receive(LinkNumber link, const Frame& frame)
{
    links_.receive(link, frame, clock_.now);
    follow();
}

void Replica::close(LinkNumber link)
{
    proven_.erase(link);
    links_.close(link);
}

bool Replica::sayWhatIsKnown()
{
    const auto time = clock_.time();
    if (!freshness_ || !time || !ownStatements_->isDue(freshness_->newestOwn(), *time, clock_.now))
        return false;
    const auto speaker = speakers_.speaker(self());
    if (!speaker || !speaker->isAuthority)
        return false;
    Statement statement{.swarm = owner_.swarm, .device = self(), .time = *time, .heads = fold().heads(self())};
    auto bytes = writeStatement(statement, owner_.signing);
    if (!bytes)
        return false;
    const auto put = links_.exchange().say({ValueKind::Statement, self()}, secondsOf(*time), std::move(*bytes));
    follow();
    return put == NewestValues::Put::Kept;
}

bool Replica::sayWhatIsHeld(const std::map<ShareId, Amount>& shares)
{
    if (!clock_.system)
        return false;
    const ValueName name{ValueKind::Hold, self()};
    const auto last = words_.versionOf(name);
    const auto counter = nextCounter(last ? last->version : 0, *clock_.system);
    auto bytes = joinHold(writeHold(
        {.swarm = owner_.swarm, .counter = counter, .time = *clock_.system, .shares = shares}, owner_.signing));
    return links_.exchange().say(name, counter, std::move(bytes)) == NewestValues::Put::Kept;
}

bool Replica::sayWhereItIs(Addresses addresses)
{
    if (!clock_.system || !areSound(addresses))
        return false;
    // Above what others have of us: the clock may have been ahead then, or it is the same second.
    const auto before = whereIs(self());
    const auto time = before ? std::max(*clock_.system, before->time + std::chrono::seconds{1}) : *clock_.system;
    const auto said = signAddresses(owner_.swarm, owner_.signing, std::move(addresses), time);
    return links_.exchange().say({ValueKind::Whereabouts, self()}, secondsOf(said.time),
                                 encodeCbor(memberRecordSays(said)))
        == NewestValues::Put::Kept;
}

Serving Replica::serves(const DeviceId& peer, Service service, const std::optional<EntryId>& torrentEpoch) const
{
    const bool isLinked = std::ranges::any_of(proven_, [&](const auto& link) { return link.second == peer; });
    return isLinked || peer == self() ? door_.serves(peer, service, torrentEpoch) : Serving::NotProven;
}

std::optional<SignedAddresses> Replica::whereIs(const DeviceId& device) const
{
    const auto* const bytes = words_.find({ValueKind::Whereabouts, device});
    return bytes != nullptr ? readMemberRecord(*bytes) : std::nullopt;
}

std::vector<EntryId> Replica::statedAndLacked() const
{
    const auto* const bytes = words_.find({ValueKind::Statement, self()});
    auto statement = bytes != nullptr ? readStatement(*bytes) : std::nullopt;
    if (!statement)
        return {};
    std::erase_if(statement->heads, [&](const auto& head) { return log_.has(head); });
    return std::move(statement->heads);
}

std::optional<Outlook> Replica::outlook() const
{
    const auto time = clock_.time();
    return freshness_ && time ? std::optional{freshness_->outlook(*time)} : std::nullopt;
}

/// After whatever may have changed the log. Nothing is sent within it.
void Replica::follow()
{
    if (log_.fold() != nullptr) {
        if (!freshness_) {
            const auto& genesis = std::get<Genesis>(log_.log().record(At{0}).membership()->body);
            freshness_.emplace(owner_.swarm, self(), genesis.freshness, speakers_, speakers_);
            ownStatements_.emplace(genesis.freshness, clock_.now);
        }
        const auto change = log_.takeCatalogueChange();
        for (const auto& share : change.gone)
            holds_.retired(share);
        for (const auto& share : change.shown)
            holds_.published(share);
        if (std::exchange(membersVersion_, log_.membersVersion()) != log_.membersVersion())
            followMembers();
        links_.exchange().wantSecret(fold().currentEpoch());
        clock_.own.follow(freshness_->newest(), clock_.now);
    }
    for (auto& event : links_.takeEvents()) {
        hear(event);
        events_.push_back(std::move(event));
    }
}

void Replica::followMembers()
{
    links_.membershipChanged();
    freshness_->membersChanged();
    holds_.membersChanged();
    hasNewMembers_ = true;
}

void Replica::hear(const MemberEvent& event)
{
    if (const auto* const proven = std::get_if<LinkProven>(&event)) {
        proven_[proven->link] = proven->device;
        meeting_.met(proven->device);
    } else if (const auto* const ended = std::get_if<LinkEnded>(&event)) {
        proven_.erase(ended->link);
    } else if (const auto* const alike = std::get_if<LogsAlike>(&event)) {
        const auto peer = proven_.find(alike->link);
        const auto time = clock_.time();
        if (!freshness_ || !time || peer == proven_.end())
            return;
        freshness_->exchanged(peer->second, *time);
        ownStatements_->exchanged();
    }
}

} // namespace shoal::swarm
