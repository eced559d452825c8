// Threads, alerts and the life of the local engine. Its commands are in local_engine_commands.cpp, its lists in
// local_engine_lists.cpp.
#include "core/bt/local_engine.h"

#include "core/bt/convert.h"
#include "core/files/open_files.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <exception>
#include <functional>
#include <future>
#include <limits>

namespace shoal {

Result<std::unique_ptr<Engine>> openLocalEngine(LocalEngineOptions options)
{
    return bt::LocalEngine::open(std::move(options));
}

} // namespace shoal

namespace shoal::bt {
namespace {

using namespace std::chrono_literals;

constexpr auto tickInterval = 250ms;
constexpr auto statusInterval = 500ms;
constexpr auto networkKeepInterval = 10min;
constexpr auto profileLookInterval = 2s;
constexpr auto speedsSweepInterval = 10min;
constexpr std::size_t mostStarting = 64; // read, looked at, on their way to libtorrent
constexpr Range everything{0, std::numeric_limits<std::int32_t>::max()};

} // namespace

Result<std::unique_ptr<Engine>> LocalEngine::open(LocalEngineOptions options)
{
    raiseOpenFileLimit();
    options.settings = effective(std::move(options.settings));
    auto lock = ProfileLock::take(options.profile, options.purpose, options.socket, options.tenure);
    if (!lock)
        return fail(lock.error());
    auto engine = std::unique_ptr<LocalEngine>(new LocalEngine{std::move(options), std::move(*lock)});
    if (auto opened = engine->open(); !opened)
        return fail(opened.error());
    return engine;
}

LocalEngine::LocalEngine(LocalEngineOptions options, ProfileLock lock)
    : keepRunning_{boost::asio::make_work_guard(loop_)}
    , timer_{loop_}
    , options_{std::move(options)}
    , lock_{std::move(lock)}
{}

LocalEngine::~LocalEngine()
{
    if (thread_.joinable()) {
        std::promise<void> closed;
        close([&closed](const auto&) { closed.set_value(); });
        closed.get_future().wait();
        keepRunning_.reset();
        loop_.stop();
        thread_.join();
    }
    worker_.reset();
    syncer_.reset();
    mover_.reset();
    asker_.reset();
    reckoner_.reset();
    backups_.reset();
    runners_.clear();
    swarms_.reset();
    dht_.reset();
    session_.reset();
    writes_.reset();
    if (store_)
        store_->close();
    clearScratch();
}

std::filesystem::path LocalEngine::scratch() const { return lock_.folder() / "scratch"; }

/// Holds the profile's lock, so nobody else uses it. What can't be removed now is removed at the next start.
void LocalEngine::clearScratch() const
{
    std::error_code ignored;
    std::filesystem::remove_all(scratch(), ignored);
}

Executor LocalEngine::home()
{
    return [this](std::function<void()> work) { post(std::move(work)); };
}

void LocalEngine::post(std::function<void()> work) { boost::asio::post(loop_, std::move(work)); }

/// Everything that can fail happens here, before the engine's thread starts.
Result<void> LocalEngine::open()
{
    auto store = Store::open(lock_.folder(), home());
    if (!store)
        return fail(store.error());
    store_ = std::move(*store);
    if (const auto& rescue = store_->rescue())
        openingNews_.emplace_back(EngineWarning{toldAs(*rescue)});
    clearScratch();
    auto& meta = store_->parts().meta;
    const auto port = meta.get(MetaKey::ListenPort).value_or(std::nullopt);
    const auto nodes = meta.get(MetaKey::DhtState).value_or(std::nullopt);
    if (const auto ofSwarms = meta.get(MetaKey::SwarmsPort).value_or(std::nullopt))
        rememberedSwarmsPort_ = std::atoi(ofSwarms->c_str());

    auto session = Session::open({.settings = options_.settings,
                                  .rememberedPort = port ? std::atoi(port->c_str()) : 0,
                                  .dhtState = nodes.value_or(""),
                                  .plugins = plugins(guard_),
                                  .onAlerts = [this] { post([this] { drain(); }); }});
    if (!session)
        return fail(session.error());
    session_ = std::move(*session);
    const auto now = Time::clock::now();
    dht_ = std::make_unique<DhtJoiner>(loop_, session_->library(), options_.settings, now);
    worker_ = std::make_unique<WorkThread>();
    syncer_ = std::make_unique<WorkThread>();
    mover_ = std::make_unique<WorkThread>();
    writes_ = std::make_unique<GroupedWrites>(*store_);
    asker_ = std::make_unique<WorkThread>();
    reckoner_ = std::make_unique<WorkThread>();
    const auto publish = [this](const Event& event) { this->publish(event); };
    const auto nameOf = [this](ShareId id) {
        const auto running = runners_.find(id);
        return running == runners_.end() ? std::string{} : running->second->stored().shownName();
    };
    log_ = std::make_unique<LogKeeper>(*store_, nameOf, [this](const Event& event) { subscribers_.publish(event); });
    transfers_ = std::make_unique<TransferKeeper>(*store_);
    backups_ = std::make_unique<BackupKeeper>(lock_.folder(), *worker_, home(), publish);
    parts_ = {.settings = options_.settings,
              .home = home(),
              .session = session_.get(),
              .publicShares = session_->forShares(),
              .swarmShares = {},
              .store = store_.get(),
              .writes = writes_.get(),
              .worker = worker_.get(),
              .syncer = syncer_.get(),
              .scratch = scratch(),
              .publish = publish,
              .note = [this](LogKind kind, ShareId id, std::string name,
                             std::string text) { log_->note(kind, id, std::move(name), std::move(text)); },
              .checkAgain =
                  [this](ShareId id, std::vector<std::uint32_t> suspects) {
                      if (!isClosing_)
                          restart(id, {.suspects = std::move(suspects)}, [](const auto&) {});
                  },
              .dhtView = [this] { return dht_->view(); },
              .transferred = [this](ShareId id, const Transferred& bytes) { transferred(id, bytes); },
              .now = now};
    networkKeptAt_ = now;
    swarms_ = std::make_unique<SwarmHouse>(houseParts());
    startAll();
    findHosts();
    post([this] {
        swarms_->begin();
        drain();
        scheduleTick();
    });
    thread_ = std::thread{[this] { run(); }};
    return {};
}

/// What they say comes on the network thread.
std::vector<std::shared_ptr<lt::plugin>> LocalEngine::plugins(std::shared_ptr<PeerGuard>& guard)
{
    auto onSnapshot = [this](PeerSnapshot snapshot) {
        post([this, snapshot = std::move(snapshot)]() mutable {
            if (auto* runner = runnerOf(snapshot.handle))
                runner->onPeers(std::move(snapshot));
        });
    };
    auto onMisconduct = [this](Misconduct misconduct) {
        post([this, misconduct = std::move(misconduct)] { this->onMisconduct(misconduct); });
    };
    auto onBrokenPiece = [this](const lt::torrent_handle& handle) {
        post([this, handle] {
            if (const auto* runner = runnerOf(handle); runner && !isClosing_)
                restart(runner->id(), {}, [](const auto&) {});
        });
    };
    guard = makePeerGuard(options_.conduct, {onMisconduct, onBrokenPiece});
    return {guard, makePeerWatch(onSnapshot)};
}

void LocalEngine::onMisconduct(const Misconduct& misconduct)
{
    if (const auto* runner = runnerOf(misconduct.handle))
        publish(PeerBanned{.id = runner->id(),
                           .address = addressText(misconduct.peer),
                           .client = misconduct.client,
                           .misdeed = misconduct.misdeed,
                           .detail = misconduct.detail,
                           .time = misconduct.banTime});
}

void LocalEngine::run()
{
    for (;;) {
        try {
            loop_.run();
            return;
        } catch (const std::exception& problem) { // a defect of ours or the library's: say it, and go on serving
            publish(EngineWarning{{ErrorKind::Internal, "engine", problem.what()}});
        }
    }
}

void LocalEngine::publish(const Event& event)
{
    subscribers_.publish(event);
    log_->take(event);
    if (swarms_)
        swarms_->heard(event);
}

void LocalEngine::startAll()
{
    if (options_.autostart == Autostart::None)
        return;
    store_->ask([](StoreParts& store) { return store.catalogue.rows({}, {}, everything); },
                [this](Result<Page<CatalogueRow>> all) {
                    if (!all)
                        return publish(EngineWarning{all.error()});
                    std::ranges::stable_sort(all->rows, std::ranges::greater{}, &CatalogueRow::priority);
                    for (const auto& row : all->rows)
                        if (row.isMoving || !row.isPaused) {
                            toStart_.push_back(row.id);
                            isToStart_.insert(row.id);
                        }
                    startSome();
                });
}

/// A few at a time: what their start takes of memory is taken once for all of them.
void LocalEngine::startSome()
{
    if (isClosing_ || toStart_.empty() || starting_.size() > mostStarting / 2)
        return;
    std::vector<ShareId> ids;
    for (; !toStart_.empty() && starting_.size() < mostStarting; toStart_.pop_front()) {
        ids.push_back(toStart_.front());
        starting_.insert(toStart_.front());
    }
    store_->ask(
        [ids](StoreParts& store) {
            std::vector<StoredShare> shares;
            for (const auto id : ids)
                if (auto share = store.catalogue.get(id)) // it may be gone meanwhile
                    shares.push_back(std::move(*share));
            return shares;
        },
        [this, ids](std::vector<StoredShare> shares) {
            for (const auto id : ids)
                isToStart_.erase(id);
            for (auto& share : shares) {
                if (runners_.contains(share.id))
                    continue; // its user was quicker
                if (!share.movingTo.empty())
                    moveFiles(std::move(share));
                else if (!share.isPaused)
                    startRunner(std::move(share), {});
            }
        });
}

/// Those that have got into the network, or have failed, make room for the next.
void LocalEngine::lookAfterStarts()
{
    std::erase_if(starting_, [this](ShareId id) {
        const auto running = runners_.find(id);
        return !isToStart_.contains(id) && (running == runners_.end() || !running->second->isStarting());
    });
    startSome();
}

void LocalEngine::scheduleTick()
{
    timer_.expires_after(tickInterval);
    timer_.async_wait([this](const boost::system::error_code& code) {
        if (code)
            return;
        tick();
        scheduleTick();
    });
}

void LocalEngine::tick()
{
    parts_.now = Time::clock::now();
    parts_.network = session_->status();
    if (dht_->tick(parts_.now))
        subscribers_.publish(NetworkChanged{});
    if (parts_.now - statusAskedAt_ >= statusInterval) {
        statusAskedAt_ = parts_.now;
        session_->library().post_torrent_updates({});
        if (parts_.swarmShares)
            parts_.swarmShares->library->post_torrent_updates({});
    }
    splitLimits();
    swarms_->tick(parts_.now);
    keepSwarmsPort();
    for (const auto& [id, runner] : runners_)
        runner->tick();
    lookAfterStarts();
    if (parts_.now - networkKeptAt_ >= networkKeepInterval)
        keepNetworkState();
    backups_->tick(parts_.now);
    log_->flush();
    transfers_->tick(parts_.now);
    if (parts_.now - speedsSweptAt_ >= speedsSweepInterval) {
        speedsSweptAt_ = parts_.now;
        speeds_.sweep(parts_.now);
    }
    if (parts_.now - profileSeenAt_ >= profileLookInterval)
        lookForProfile();
}

/// What is written into files that have no name any more is gone with the process.
void LocalEngine::lookForProfile()
{
    profileSeenAt_ = parts_.now;
    const bool wasGone = std::exchange(isProfileGone_, !lock_.isInPlace());
    if (isProfileGone_ && !wasGone)
        subscribers_.publish(
            EngineWarning{{ErrorKind::NotFound, lock_.folder().string(),
                           "the profile was removed while it is in use: nothing is kept any more",
                           "Put it back from a copy and start again; what is shared goes on until then"}});
}

void LocalEngine::drain()
{
    if (!session_)
        return;
    parts_.now = Time::clock::now();
    for (const auto* alert : session_->popAlerts())
        dispatch(*alert);
    drainSwarms();
}

ShareRunner* LocalEngine::runnerOf(const lt::torrent_handle& handle)
{
    const auto known = byHandle_.find(handle);
    if (known == byHandle_.end())
        return nullptr;
    const auto running = runners_.find(known->second.id);
    return running != runners_.end() && running->second->owns(handle) ? running->second.get() : nullptr;
}

void LocalEngine::onAdded(const lt::add_torrent_alert& alert, const ShareSession& from)
{
    if (!alert.params.userdata.get<ShareRunner>())
        return; // no share's: a place where members of a swarm meet
    const auto owner = byAddress_.find(alert.params.userdata.get<ShareRunner>());
    if (owner == byAddress_.end()) {
        if (alert.handle.is_valid())
            from.library->remove_torrent(alert.handle); // its share was stopped meanwhile
        return;
    }
    const auto id = owner->second;
    const auto runner = runners_.at(id);
    const auto hash = toLibrary(wireHash(runner->stored().hashes));
    const bool isNew = byHandle_.insert_or_assign(alert.handle, InSession{id, hash}).second;
    if (isNew && !runner->stored().swarm)
        byWireHash_.emplace(hash, id);
    runner->onAdded(alert);
    if (starting_.erase(id) > 0)
        startSome();
}

void LocalEngine::onRemoved(const lt::torrent_removed_alert& alert)
{
    const auto gone = byHandle_.extract(alert.handle);
    if (!gone)
        return;
    const auto [first, last] = byWireHash_.equal_range(gone.mapped().wireHash);
    for (auto each = first; each != last; ++each)
        if (each->second == gone.mapped().id) {
            byWireHash_.erase(each);
            return;
        }
}

void LocalEngine::onDhtPeers(const lt::dht_get_peers_reply_alert& reply)
{
    const auto [first, last] = byWireHash_.equal_range(reply.info_hash);
    for (auto each = first; each != last; ++each)
        if (const auto running = runners_.find(each->second); running != runners_.end())
            running->second->onDhtPeers(reply);
}

/// What is of shares, whichever session it is from. False: it isn't.
bool LocalEngine::dispatchOfTorrent(const lt::alert& alert, const ShareSession& from)
{
    if (const auto* added = lt::alert_cast<lt::add_torrent_alert>(&alert)) {
        onAdded(*added, from);
    } else if (const auto* removed = lt::alert_cast<lt::torrent_removed_alert>(&alert)) {
        onRemoved(*removed);
    } else if (const auto* update = lt::alert_cast<lt::state_update_alert>(&alert)) {
        for (const auto& status : update->status)
            if (auto* runner = runnerOf(status.handle))
                runner->onStatus(status);
    } else {
        return false;
    }
    return true;
}

void LocalEngine::dispatch(const lt::alert& alert)
{
    if (dispatchOfTorrent(alert, parts_.publicShares))
        return;
    if (const auto* reply = lt::alert_cast<lt::dht_get_peers_reply_alert>(&alert)) {
        onDhtPeers(*reply);
    } else if (session_->handle(alert)) {
        parts_.network = session_->status();
        subscribers_.publish(NetworkChanged{});
    } else if (const auto* ofTorrent = dynamic_cast<const lt::torrent_alert*>(&alert)) {
        if (auto* runner = runnerOf(ofTorrent->handle))
            runner->onAlert(alert);
    } else if (!swarms_->heardPublicly(alert)) {
        dht_->handle(alert);
    }
}

Subscription LocalEngine::subscribe(Executor executor, std::function<void(const EventBatch&)> callback)
{
    auto subscription = subscribers_.add(std::move(executor), std::move(callback));
    post([this] {
        for (const auto& event : std::exchange(openingNews_, {}))
            subscribers_.publish(event);
    });
    return subscription;
}

void LocalEngine::close(Reply<std::monostate> reply)
{
    post([this, reply = std::move(reply)] {
        if (std::exchange(isClosing_, true))
            return reply(std::monostate{});
        for (auto& [id, job] : jobs_)
            job.request_stop();
        auto left = std::make_shared<std::size_t>(runners_.size() + 1);
        const auto oneLess = [this, left, reply] {
            if (*left > 0 && --*left == 0)
                finishClosing(reply);
        };
        timer_.expires_after(options_.longestClose);
        timer_.async_wait([left, this, reply](const boost::system::error_code& code) {
            if (!code && std::exchange(*left, 0) > 0)
                finishClosing(reply);
        });
        for (const auto& [id, runner] : std::map{runners_})
            runner->leave(oneLess);
        oneLess();
    });
}

/// Conveniences for the next start: a failure costs no more than a fresh port and the bootstrap nodes' answer.
void LocalEngine::keepNetworkState()
{
    networkKeptAt_ = parts_.now;
    store_->tell([port = session_->port(), nodes = session_->dhtState()](StoreParts& store) {
        (void)store.meta.set(MetaKey::ListenPort, std::to_string(port));
        (void)store.meta.set(MetaKey::DhtState, nodes);
    });
}

void LocalEngine::finishClosing(const Reply<std::monostate>& reply)
{
    timer_.cancel();
    swarms_->close();
    dht_->stop();
    backups_->stop();
    keepNetworkState();
    log_->flush();
    transfers_->flush();
    store_->tell([](StoreParts& store) { (void)store.journal.compact(); }); // only makes the next start quicker
    if (!backups_->isUnderWay())
        store_->tell([profile = lock_.folder()](StoreParts&) { BackupKeeper::takeLast(profile); });
    store_->close();
    reply(std::monostate{});
}

} // namespace shoal::bt
