#include "core/bt/swarms/member_swarm.h"

#include "core/bt/swarms/random_bytes.h"
#include "core/bt/swarms/swarm_rows_of.h"
#include "core/bt/swarms/swarm_words.h"
#include "core/swarm/torrents/certificates.h"

#include <algorithm>
#include <utility>

namespace shoal::bt {
namespace {

swarm::NodeStart startOf(MemberStart start)
{
    auto& stored = start.stored;
    return {.swarm = stored.swarm,
            .signing = start.signing,
            .agreement = start.agreement,
            .verdict = stored.verdict,
            .entries = std::move(stored.entries),
            .epochs = std::move(stored.epochs),
            .statements = std::move(stored.statements),
            .holds = std::move(stored.holdParts),
            .lastStamp = stored.notes.stamp,
            .seen = std::move(stored.notes.seen),
            .joinings = std::move(stored.joinings),
            .knownMembers = std::move(stored.notes.known),
            .hints = std::move(start.hints)};
}

constexpr std::chrono::seconds storePause{5}; // between two tries of what the disk didn't take
constexpr std::chrono::seconds lookPause{5};  // between two looks at shares that are merely busy

} // namespace

MemberSwarm::MemberSwarm(HouseParts& parts, swarm::Wire& wire, dht::ItemNetwork& items, MemberStart start)
    : parts_{parts}
    , wire_{wire}
    , kept_{start.stored.swarm}
    , fetching_{start.stored.notes.fetching}
    , store_{parts.store, kept_.id,
             [this](const std::optional<Error>& error) {
                 storeFault_ = error;
                 if (error)
                     parts_.publish(EngineWarning{*error});
                 parts_.publish(SwarmChanged{kept_.id});
             }}
    , wasRemoved_{start.stored.notes.wasRemoved}
    , declined_{start.stored.notes.declined.begin(), start.stored.notes.declined.end()}
    , gets_{*this, std::move(start.stored.gets)}
    , shelf_{parts.store, kept_.id, [] {}}
    , node_{
          startOf(std::move(start)),
          {.wire = wire,
           .network = items,
           .store = store_,
           .shelf = shelf_,
           .layers = layers_,
           .random = fillRandom,
           .local = parts.settings.dhtClosedNetwork ? swarm::LocalAddresses::Allowed : swarm::LocalAddresses::Refused}}
{}

MemberSwarm::~MemberSwarm()
{
    for (const auto& [share, worn] : torrents_)
        wire_.leave(worn.torrent);
}

void MemberSwarm::tick(swarm::Moment now, std::chrono::sys_seconds system)
{
    now_ = now;
    node_.tick(now, system);
    if (!hasDeparted_)
        takeChanges();
    if (storeFault_ && now >= storeAgainAt_) {
        storeAgainAt_ = now + storePause;
        store_.tryAgain();
    }
    if (hasDeparted_)
        return;
    if (lookAt_ && *lookAt_ <= now)
        areAmountsOld_ = true;
    if (areAmountsOld_ && !isLookingAtShares_)
        lookAtShares();
    if (std::exchange(isCatalogueNew_, false))
        fetchOfItsOwnAccord();
    gets_.tick(now);
}

void MemberSwarm::takeChanges()
{
    const auto changes = node_.takeChanges();
    if (!changes.any() && isRunning_ != wasRemoved_)
        return;
    if (kept_.name.empty())
        readName();
    if (changes.catalogue)
        isCatalogueNew_ = true;
    const bool isMember = node_.isMember() || node_.replica().log().fold() == nullptr;
    if (wasRemoved_ != !isMember) {
        wasRemoved_ = !isMember;
        store_.keepRemoved(wasRemoved_);
    }
    if (isRunning_ && !isMember) {
        isRunning_ = false;
        parts_.shares.redressSwarm(kept_.id); // they leave the network, for there is no certificate for them
    } else if (!isRunning_ && isMember) {
        isRunning_ = true;
        parts_.shares.startSwarm(kept_.id);
    } else if (changes.epoch && isRunning_) {
        parts_.shares.redressSwarm(kept_.id);
    }
    if (changes.any())
        parts_.publish(SwarmChanged{kept_.id});
}

/// Of an imported one: its log tells it.
void MemberSwarm::readName()
{
    const auto& log = node_.replica().log();
    if (log.fold() == nullptr)
        return;
    const auto& genesis = std::get<swarm::Genesis>(log.log().record(swarm::At{0}).membership()->body);
    kept_.name = genesis.name;
    store_.keepName(kept_.name);
    store_.forgetKnown(); // the log names them
    parts_.publish(SwarmsChanged{});
}

std::optional<ShareId> MemberSwarm::listed(const swarm::ShareId& share) const
{
    const auto found = listed_.find(share);
    return found == listed_.end() ? std::nullopt : std::optional{found->second.id};
}

void MemberSwarm::setFetching(SwarmFetching fetching)
{
    fetching_ = std::move(fetching);
    isCatalogueNew_ = true;
}

void MemberSwarm::sharesChanged(std::span<const ShareId> ids, bool isUrgent)
{
    const auto isOurs = [&](const auto& each) { return std::ranges::find(ids, each.second.id) != ids.end(); };
    if (std::ranges::none_of(listed_, isOurs))
        return;
    if (isUrgent)
        areAmountsOld_ = true;
    else if (!lookAt_)
        lookAt_ = now_ + lookPause;
}

void MemberSwarm::lookAtShares()
{
    areAmountsOld_ = false;
    addedSince_.clear();
    lookAt_.reset();
    isLookingAtShares_ = true;
    const std::weak_ptr<MemberSwarm*> alive = alive_;
    parts_.shares.sharesOfSwarm(kept_.id, [alive](Result<std::vector<SwarmShareOnList>> list) {
        const auto self = alive.lock();
        if (!self)
            return;
        if (!list) {
            (*self)->isLookingAtShares_ = false;
            return (*self)->parts_.publish(EngineWarning{list.error()});
        }
        (*self)->parts_.shares.amountsOfSwarm(
            (*self)->kept_.id, [alive, list = std::move(*list)](Result<std::map<swarm::ShareId, swarm::Amount>> held) {
                const auto again = alive.lock();
                if (!again)
                    return;
                (*again)->isLookingAtShares_ = false;
                held ? (*again)->takeAmounts(list, std::move(*held))
                     : (*again)->parts_.publish(EngineWarning{held.error()});
            });
    });
}

void MemberSwarm::takeAmounts(const std::vector<SwarmShareOnList>& list, std::map<swarm::ShareId, swarm::Amount> held)
{
    std::map<swarm::ShareId, Listed> now;
    for (const auto& share : list) {
        const auto amount = held.find(share.share);
        now[share.share] = {share.id, amount == held.end() ? swarm::Amount::None : amount->second};
        setWanted(share.share, !share.isPaused && now[share.share].amount != swarm::Amount::Whole);
    }
    for (const auto& [share, was] : listed_)
        if (addedSince_.contains(share)) {
            now.try_emplace(share, was);
        } else if (!now.contains(share)) {
            setWanted(share, false);
            declined_.insert(share);
        }
    listed_ = std::move(now);
    std::erase_if(held, [](const auto& each) { return each.second == swarm::Amount::None; });
    node_.setHeld(std::move(held));
    parts_.publish(SwarmChanged{kept_.id});
}

void MemberSwarm::publish(PublishRequest request, SwarmReply<Publication> reply)
{
    if (!node_.isMember())
        return reply(fail(notAMember(*this)));
    auto read = readShare(request.torrent);
    if (!read)
        return reply(fail(read.error()));
    const auto& torrent = read->torrent;
    const auto title = request.title.empty() ? torrent.name : request.title;
    if (node_.publishOf(read->id))
        return reply(fail({ErrorKind::AlreadyExists, title, "it is in the catalogue of " + kept_.name,
                           "`shoal swarm catalogue` shows it, and `shoal swarm unshare` takes it out"}));
    std::sort(request.tags.begin(), request.tags.end());
    request.tags.erase(std::unique(request.tags.begin(), request.tags.end()), request.tags.end());
    const swarm::Publish publish{.share = read->id,
                                 .name = title,
                                 .size = torrent.contentSize(),
                                 .files = static_cast<std::uint64_t>(std::ranges::count_if(
                                     torrent.files, [](const TorrentFile& file) { return !file.isPad; })),
                                 .infoSize = read->infoSize,
                                 .note = request.note,
                                 .tags = request.tags};
    if (const auto permission = node_.permission(); !permission.mayWrite())
        return reply(fail(wordsFor(swarm::WriteFault::notWriting(permission), kept_.name)));
    const auto& log = node_.replica().log();
    if (log.fold() == nullptr)
        return reply(fail(wordsFor(swarm::NoRight::NotAMember, kept_.name)));
    if (const auto may = swarm::mayWrite(log.log(), *log.fold(), node_.self(), publish); !may)
        return reply(fail(wordsFor(may.error(), kept_.name)));
    const std::weak_ptr<MemberSwarm*> alive = alive_;
    SwarmShareToAdd toAdd{.swarm = kept_.id,
                          .read = std::move(*read),
                          .folder = request.folder,
                          .places = request.places,
                          .trust = request.trust,
                          .wanted = {},
                          .whenDone = WhenDone::Seed,
                          .name = request.title};
    parts_.shares.addToSwarm(std::move(toAdd), [alive, publish, reply](const Result<ShareId>& added) {
        const auto self = alive.lock();
        if (!self)
            return reply(fail(ErrorKind::Cancelled, publish.name));
        if (!added)
            return reply(fail(added.error()));
        (*self)->areAmountsOld_ = true;
        (*self)->node_.write(publish, {}, [alive, publish, reply, id = *added](const auto& entry) {
            const auto again = alive.lock();
            if (!again)
                return reply(fail(ErrorKind::Cancelled, publish.name));
            entry ? reply(Publication{publish.share, id}) : reply(fail(wordsFor(entry.error(), (*again)->kept_.name)));
        });
    });
}

Result<std::string> MemberSwarm::certificate()
{
    if (!isRunning_)
        return fail({ErrorKind::NoRight, kept_.name, "this device is no member of its private swarm any more"});
    const auto& epoch = node_.epoch();

    return swarm::certificatePem(
        swarm::authorityCertificate(swarm::epochKeys(epoch.secret, kept_.id, epoch.epoch).authoritySeed));
}

void MemberSwarm::comes(const DressedShare& share)
{
    takeOff(share.share);
    const auto& epoch = node_.epoch();
    const auto keys = swarm::epochKeys(epoch.secret, kept_.id, epoch.epoch);
    const auto torrent =
        wire_.expect({.use = swarm::TorrentUse::Share, .authoritySeed = keys.authoritySeed, .self = node_.self()},
                     share.infoHash, node_);
    torrents_[share.share] = {torrent, share.infoHash};
    node_.shareTorrent(share.share, torrent, epoch.epoch);
    node_.setWanted(share.share, wanted_.contains(share.share));
}

void MemberSwarm::setWanted(const swarm::ShareId& share, bool isWanted)
{
    isWanted ? (void)wanted_.insert(share) : (void)wanted_.erase(share);
    node_.setWanted(share, isWanted);
}

/// Not when it is back already, under another certificate.
void MemberSwarm::left(const DressedShare& share)
{
    const auto found = torrents_.find(share.share);
    if (found != torrents_.end() && found->second.infoHash == share.infoHash)
        takeOff(share.share);
}

void MemberSwarm::takeOff(const swarm::ShareId& share)
{
    const auto worn = torrents_.extract(share);
    if (!worn)
        return;
    node_.shareGone(share);
    wire_.leave(worn.mapped().torrent);
}

} // namespace shoal::bt
