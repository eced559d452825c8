// What the local engine does for private swarms: their shares stand on the same list, and run in a session of their
// own.
#include "core/bt/local_engine.h"

#include "core/bt/session_settings.h"
#include "core/files/selection.h"
#include "core/files/unproven.h"

#include <utility>

namespace shoal::bt {
namespace {

using namespace std::chrono_literals;

constexpr auto splitInterval = 1s;

Result<StoredShare> shareOfSwarm(const SwarmShareToAdd& request)
{
    const auto& torrent = request.read.torrent;
    if (const auto wanted = wantedFiles(torrent, request.wanted); !wanted)
        return fail(wanted.error());
    StoredShare share;
    share.torrent = request.read.bytes;
    share.swarm = request.swarm;
    share.swarmShare = request.read.id;
    share.hashes = torrent.hashes;
    share.name = torrent.name;
    share.givenName = request.name == share.name ? std::string{} : request.name;
    share.size = torrent.contentSize();
    share.folder = request.folder;
    share.places = request.places;
    share.wanted = request.wanted;
    share.whenDone = request.whenDone;
    if (request.trust == DataTrust::Unproven)
        share.unproven = believedUnseen;
    share.addedAt = wallClock();
    return share;
}

swarm::Amount keptAmount(const CatalogueOfSwarm& share)
{
    if (share.isWhole)
        return swarm::Amount::Whole;
    return share.hasProgress ? swarm::Amount::Part : swarm::Amount::None;
}

lt::settings_pack limitsOf(BytesPerSecond down, BytesPerSecond up)
{
    lt::settings_pack pack;
    pack.set_int(lt::settings_pack::download_rate_limit, static_cast<int>(down.value));
    pack.set_int(lt::settings_pack::upload_rate_limit, static_cast<int>(up.value));
    return pack;
}

} // namespace

std::vector<std::shared_ptr<lt::plugin>> LocalEngine::pluginsForSwarms() { return plugins(swarmGuard_); }

void LocalEngine::useSession(const ShareSession& session, SwarmDress& dress)
{
    parts_.swarmShares = session;
    parts_.dress = &dress;
    applyLimits();
}

void LocalEngine::drainSwarms()
{
    if (!parts_.swarmShares)
        return;
    parts_.swarmShares->library->pop_alerts(&swarmAlerts_);
    for (const auto* alert : swarmAlerts_) {
        parts_.dress->heard(*alert);
        if (dispatchOfTorrent(*alert, *parts_.swarmShares))
            continue;
        if (const auto* ofTorrent = dynamic_cast<const lt::torrent_alert*>(alert))
            if (auto* runner = runnerOf(ofTorrent->handle))
                runner->onAlert(*alert);
    }
}

void LocalEngine::addToSwarm(SwarmShareToAdd request, Reply<ShareId> reply)
{
    auto share = shareOfSwarm(request);
    if (!share)
        return reply(fail(share.error()));
    addStored(std::move(*share), request.trust, std::move(reply));
}

void LocalEngine::sharesOfSwarm(const swarm::SwarmId& swarm, Reply<std::vector<SwarmShareOnList>> reply)
{
    store_->ask([swarm](StoreParts& store) { return store.catalogue.ofSwarm(swarm); },
                [reply = std::move(reply)](const Result<std::vector<CatalogueOfSwarm>>& shares) {
                    if (!shares)
                        return reply(fail(shares.error()));
                    std::vector<SwarmShareOnList> list;
                    for (const auto& share : *shares)
                        list.push_back({share.share, share.id, share.isPaused, share.isComplete});
                    reply(std::move(list));
                });
}

void LocalEngine::placeInSwarm(const swarm::SwarmId& swarm, const swarm::ShareId& share, Reply<SwarmSharePlace> reply)
{
    store_->ask(
        [swarm, share](StoreParts& store) -> Result<SwarmSharePlace> {
            const auto id = store.catalogue.findShare(swarm, share);
            if (!id)
                return fail(id.error());
            const auto stored = store.catalogue.get(*id);
            if (!stored)
                return fail(stored.error());
            return SwarmSharePlace{*id, stored->folder, stored->wanted, stored->isPaused};
        },
        std::move(reply));
}

void LocalEngine::fetchMore(const SwarmSharePlace& share, const FileSelection& wanted, Reply<ShareId> reply)
{
    const auto running = runners_.find(share.id);
    const bool isAtRest = share.isPaused || running == runners_.end() || running->second->hasFailed();
    const auto start = [this, id = share.id, isAtRest, reply = std::move(reply)](const Result<ShareId>& done) {
        done&& isAtRest ? resume(id, reply) : reply(done);
    };
    if (wanted == share.wanted)
        return start(share.id);
    edit(share.id, {.wanted = wanted}, start);
}

void LocalEngine::amountsOfSwarm(const swarm::SwarmId& swarm, Reply<std::map<swarm::ShareId, swarm::Amount>> reply)
{
    store_->ask([swarm](StoreParts& store) { return store.catalogue.ofSwarm(swarm); },
                [this, reply = std::move(reply)](const Result<std::vector<CatalogueOfSwarm>>& shares) {
                    if (!shares)
                        return reply(fail(shares.error()));
                    std::map<swarm::ShareId, swarm::Amount> amounts;
                    for (const auto& share : *shares) {
                        const auto running = runners_.find(share.id);
                        const auto amount = running == runners_.end() || share.isPaused
                            ? swarm::Amount::None
                            : running->second->amount(keptAmount(share));
                        if (amount != swarm::Amount::None)
                            amounts[share.share] = amount;
                    }
                    reply(std::move(amounts));
                });
}

void LocalEngine::torrentOfSwarm(const swarm::SwarmId& swarm, const swarm::ShareId& share, Reply<std::string> reply)
{
    store_->ask([swarm, share](StoreParts& store) { return store.catalogue.torrentOf(swarm, share); },
                [reply = std::move(reply)](Result<std::string> torrent) { reply(std::move(torrent)); });
}

std::vector<ShareId> LocalEngine::runningOf(const swarm::SwarmId& swarm) const
{
    std::vector<ShareId> ids;
    for (const auto& [id, runner] : runners_)
        if (runner->stored().swarm == swarm)
            ids.push_back(id);
    return ids;
}

void LocalEngine::startSwarm(const swarm::SwarmId& swarm)
{
    const auto start = [this](const CatalogueOfSwarm& share) {
        const auto running = runners_.find(share.id);
        if (share.isPaused || isToStart_.contains(share.id) || moving_.contains(share.id))
            return;
        if (running != runners_.end() && running->second->isWaiting())
            return restart(share.id, {}, [](const auto&) {});
        if (running == runners_.end())
            withStored(share.id, [this](Result<StoredShare> stored) {
                if (stored && !stored->isPaused && !runners_.contains(stored->id))
                    startRunner(std::move(*stored), {});
            });
    };
    store_->ask([swarm](StoreParts& store) { return store.catalogue.ofSwarm(swarm); },
                [this, start](const Result<std::vector<CatalogueOfSwarm>>& shares) {
                    if (!shares)
                        return publish(EngineWarning{shares.error()});
                    for (const auto& share : *shares)
                        start(share);
                });
}

/// Those that are still looked at ask for the certificate when they go into the network.
void LocalEngine::redressSwarm(const swarm::SwarmId& swarm)
{
    for (const auto id : runningOf(swarm))
        if (runners_.at(id)->needsNewDress())
            restart(id, {}, [](const auto&) {});
}

void LocalEngine::stopSwarm(const swarm::SwarmId& swarm, std::function<void()> done)
{
    const auto ids = runningOf(swarm);
    const auto left = std::make_shared<std::size_t>(ids.size() + 1);
    const auto oneLess = [left, done = std::move(done)] {
        if (--*left == 0)
            done();
    };
    for (const auto id : ids)
        stopRunner(id, [this, id, oneLess] {
            publish(SharesChanged{{id}});
            oneLess();
        });
    oneLess();
}

/// Only what is limited is shared out, and only where two could use it.
void LocalEngine::splitLimits()
{
    const auto& settings = parts_.settings;
    const bool isLimited = settings.downloadLimit.value > 0 || settings.uploadLimit.value > 0;
    if (!parts_.swarmShares || !isLimited || parts_.now - splitAt_ < splitInterval)
        return;
    splitAt_ = parts_.now;
    RateSplit::Shares down, up;
    for (const auto& [id, runner] : runners_) {
        const auto figures = runner->figures();
        const bool isOfSwarm = runner->stored().swarm.has_value();
        (isOfSwarm ? down.second : down.first).value += figures.downRate.value;
        (isOfSwarm ? up.second : up.first).value += figures.upRate.value;
    }
    const auto before = std::pair{downSplit_.shares(), upSplit_.shares()};
    downSplit_.update(settings.downloadLimit, down);
    upSplit_.update(settings.uploadLimit, up);
    if (before == std::pair{downSplit_.shares(), upSplit_.shares()})
        return;
    session_->library().apply_settings(limitsOf(downSplit_.shares().first, upSplit_.shares().first));
    parts_.swarmShares->library->apply_settings(limitsOf(downSplit_.shares().second, upSplit_.shares().second));
}

/// Numbers of peers and of upload slots hold for each of the two sessions.
void LocalEngine::applyLimits()
{
    const auto& settings = parts_.settings;
    auto pack = liveSettings(settings);
    if (!parts_.swarmShares)
        return session_->library().apply_settings(std::move(pack));
    auto ofSwarms = liveSwarmSettings(settings);
    const auto down = downSplit_.update(settings.downloadLimit, {});
    const auto up = upSplit_.update(settings.uploadLimit, {});
    for (auto* each : {&pack, &ofSwarms}) {
        const bool isFirst = each == &pack;
        each->set_int(lt::settings_pack::download_rate_limit,
                      static_cast<int>((isFirst ? down.first : down.second).value));
        each->set_int(lt::settings_pack::upload_rate_limit, static_cast<int>((isFirst ? up.first : up.second).value));
    }
    session_->library().apply_settings(std::move(pack));
    parts_.swarmShares->library->apply_settings(std::move(ofSwarms));
}

/// At once: codes that were given out tell it, and shall lead here after a sudden end too.
void LocalEngine::keepSwarmsPort()
{
    const auto port = swarms_->port();
    if (port == 0 || std::exchange(rememberedSwarmsPort_, port) == port)
        return;
    store_->tell([port](StoreParts& store) { (void)store.meta.set(MetaKey::SwarmsPort, std::to_string(port)); });
}

HouseParts LocalEngine::houseParts()
{
    const auto openWire = [this] {
        return LibraryWire::open({.settings = parts_.settings,
                                  .rememberedPort = rememberedSwarmsPort_,
                                  .home = home(),
                                  .onAlerts = [this] { post([this] { drain(); }); },
                                  .plugins = pluginsForSwarms(),
                                  .scratch = scratch(),
                                  .limits = {}});
    };
    return {.settings = options_.settings,
            .home = home(),
            .store = *store_,
            .worker = *reckoner_,
            .shares = *this,
            .publicSession = session_->library(),
            .openWire = openWire,
            .publish = [this](const Event& event) { publish(event); },
            .removeShare = [this](ShareId id) { remove(id, Data::Keep, [](const auto&) {}); }};
}

} // namespace shoal::bt
