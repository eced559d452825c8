// The engine that runs in this process, over one libtorrent session.
#pragma once

#include "core/bt/dht_joiner.h"
#include "core/bt/engine_parts.h"
#include "core/bt/peer_guard.h"
#include "core/bt/share_runner.h"
#include "core/bt/swarms/swarm_house.h"
#include "core/bt/swarms/swarm_shares.h"
#include "core/engine.h"
#include "core/local_engine.h"
#include "core/rate_split.h"
#include "core/speed_book.h"
#include "core/state/backup_keeper.h"
#include "core/state/log_keeper.h"
#include "core/state/profile_lock.h"
#include "core/state/transfer_keeper.h"
#include "core/subscribers.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <thread>
#include <unordered_map>

namespace shoal::bt {

/// The public calls may come from any thread: each hops to the engine's thread, which owns everything below.
class LocalEngine final : public Engine, public SwarmShares {
public:
    static Result<std::unique_ptr<Engine>> open(LocalEngineOptions options);
    ~LocalEngine() override;

    JobId create(CreateRequest request, Reply<CreatedTorrent> reply) override;
    void cancel(JobId job) override;
    void add(AddRequest request, Reply<ShareId> reply) override;
    void remove(ShareId id, Data data, Reply<ShareId> reply) override;
    void pause(ShareId id, Reply<ShareId> reply) override;
    void resume(ShareId id, Reply<ShareId> reply) override;
    void verify(ShareId id, Reply<ShareId> reply) override;
    void edit(ShareId id, ShareEdit edit, Reply<ShareId> reply) override;
    void move(ShareId id, std::filesystem::path folder, Reply<ShareId> reply) override;
    void reannounce(ShareId id, Reply<ShareId> reply) override;
    void addPeer(ShareId id, std::string address, Reply<ShareId> reply) override;
    void banPeer(ShareId id, std::string address, Reply<ShareId> reply) override;
    void query(ShareFilter filter, ShareSort sort, Range range, Reply<SharePage> reply) override;
    void counts(Reply<ShareCounts> reply) override;
    void details(ShareId id, Reply<ShareDetails> reply) override;
    void files(ShareId id, Range range, Reply<FilePage> reply) override;
    void peers(ShareId id, Range range, Reply<PeerPage> reply) override;
    void trackers(ShareId id, Range range, Reply<TrackerPage> reply) override;
    void pieces(ShareId id, Reply<PieceMap> reply) override;
    void peerPieces(ShareId id, std::string address, Reply<PieceMap> reply) override;
    void sources(ShareId id, Reply<std::vector<SourceRow>> reply) override;
    void speeds(std::optional<ShareId> id, SpeedSpan span, Reply<SpeedHistory> reply) override;
    void torrentFile(ShareId id, Reply<std::string> reply) override;
    void network(Reply<NetworkStatus> reply) override;
    void status(Reply<EngineStatus> reply) override;
    void statistics(Reply<Statistics> reply) override;
    void log(LogFilter filter, Range range, Reply<LogPage> reply) override;
    Swarms& swarms() override { return *swarms_; }
    void reloadSettings(Reply<std::vector<std::string>> reply) override;
    Subscription subscribe(Executor executor, std::function<void(const EventBatch&)> callback) override;
    void close(Reply<std::monostate> reply) override;

private:
    using RunnerPtr = std::shared_ptr<ShareRunner>;
    struct InSession {
        ShareId id;
        lt::sha1_hash wireHash; ///< as the DHT knew it when it was added
    };

    LocalEngine(LocalEngineOptions options, ProfileLock lock);
    Result<void> open();
    HouseParts houseParts();
    std::filesystem::path scratch() const;
    void clearScratch() const;
    void run();
    void post(std::function<void()> work);
    Executor home();

    // local_engine_swarms.cpp
    std::vector<std::shared_ptr<lt::plugin>> pluginsForSwarms() override;
    void useSession(const ShareSession& session, SwarmDress& dress) override;
    void addToSwarm(SwarmShareToAdd request, Reply<ShareId> reply) override;
    void sharesOfSwarm(const swarm::SwarmId& swarm, Reply<std::vector<SwarmShareOnList>> reply) override;
    void placeInSwarm(const swarm::SwarmId& swarm, const swarm::ShareId& share, Reply<SwarmSharePlace> reply) override;
    void fetchMore(const SwarmSharePlace& share, const FileSelection& wanted, Reply<ShareId> reply) override;
    void amountsOfSwarm(const swarm::SwarmId& swarm, Reply<std::map<swarm::ShareId, swarm::Amount>> reply) override;
    void torrentOfSwarm(const swarm::SwarmId& swarm, const swarm::ShareId& share, Reply<std::string> reply) override;
    void startSwarm(const swarm::SwarmId& swarm) override;
    void redressSwarm(const swarm::SwarmId& swarm) override;
    void stopSwarm(const swarm::SwarmId& swarm, std::function<void()> done) override;
    std::vector<ShareId> runningOf(const swarm::SwarmId& swarm) const;
    void drainSwarms();
    void splitLimits();
    void applyLimits();

    void drain();
    void dispatch(const lt::alert& alert);
    bool dispatchOfTorrent(const lt::alert& alert, const ShareSession& from);
    void onAdded(const lt::add_torrent_alert& alert, const ShareSession& from);
    void onRemoved(const lt::torrent_removed_alert& alert);
    void onDhtPeers(const lt::dht_get_peers_reply_alert& reply);
    std::vector<std::shared_ptr<lt::plugin>> plugins(std::shared_ptr<PeerGuard>& guard);
    void onMisconduct(const Misconduct& misconduct);
    ShareRunner* runnerOf(const lt::torrent_handle& handle);
    void tick();
    void scheduleTick();
    void startAll();
    void startSome();
    void lookAfterStarts();

    void addStored(StoredShare share, DataTrust trust, Reply<ShareId> reply);
    void added(const StoredShare& share, DataTrust trust, const Reply<ShareId>& reply);
    void startRunner(StoredShare share, const Start& how);
    void stopRunner(ShareId id, std::function<void()> then);
    void restart(ShareId id, const Start& how, const Reply<ShareId>& reply);
    void withStored(ShareId id, std::function<void(Result<StoredShare>)> then);
    void setPaused(ShareId id, bool isPaused, Reply<ShareId> reply, std::function<void()> then);
    void removeWithFiles(const StoredShare& share, std::vector<std::uint32_t> files, const Reply<ShareId>& reply);
    void removeStopped(const StoredShare& share, const std::vector<std::uint32_t>& files, Data data,
                       const Reply<ShareId>& reply);
    void edited(const StoredShare& share);
    void startMoving(const StoredShare& share, const std::filesystem::path& folder, const Reply<ShareId>& reply);
    void moveFiles(StoredShare share);
    void moved(StoredShare share, const Result<void>& result);
    void publish(const Event& event);
    ShareRow rowOf(const CatalogueRow& row) const;
    ShareState restingState(ShareId id, bool isPaused, bool isMoving, bool isComplete) const;
    ShareFigures figuresOf(const CatalogueKey& key) const;
    void queryStored(const CatalogueFilter& filter, const CatalogueSort& sort, Range range,
                     const Reply<SharePage>& reply);
    void queryLive(const CatalogueFilter& stored, const ShareFilter& filter, const ShareSort& sort, Range range,
                   const Reply<SharePage>& reply);
    void findHosts();
    void transferred(ShareId id, const Transferred& bytes);
    void keepNetworkState();
    void keepSwarmsPort();
    void lookForProfile();
    void finishClosing(const Reply<std::monostate>& reply);

    boost::asio::io_context loop_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> keepRunning_;
    boost::asio::steady_timer timer_;
    LocalEngineOptions options_;
    ProfileLock lock_;
    Subscribers subscribers_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<GroupedWrites> writes_;
    std::unique_ptr<LogKeeper> log_;
    std::unique_ptr<TransferKeeper> transfers_;
    SpeedBook speeds_{Time::clock::now()};
    Time speedsSweptAt_{};
    std::unique_ptr<Session> session_;
    std::shared_ptr<PeerGuard> guard_;
    std::shared_ptr<PeerGuard> swarmGuard_; ///< of the session of private swarms: it lives on another thread
    std::vector<lt::alert*> swarmAlerts_;
    RateSplit downSplit_; ///< between the two sessions
    RateSplit upSplit_;
    Time splitAt_{};
    std::unique_ptr<DhtJoiner> dht_;
    EngineParts parts_;
    std::unique_ptr<SwarmHouse> swarms_;
    int rememberedSwarmsPort_ = 0;
    std::map<ShareId, RunnerPtr> runners_;
    std::unordered_map<const ShareRunner*, ShareId> byAddress_; ///< of the runners that live
    std::unordered_map<lt::torrent_handle, InSession> byHandle_;
    std::unordered_multimap<lt::sha1_hash, ShareId> byWireHash_;
    std::map<JobId, std::stop_source> jobs_;
    std::deque<ShareId> toStart_; ///< at the opening, in this order
    std::set<ShareId> isToStart_; ///< the same, and those that are being read
    std::set<ShareId> starting_;  ///< taken from `toStart_`, and not in the network yet
    std::set<ShareId> moving_;    ///< nothing of them runs until their files have arrived
    std::atomic<std::int64_t> lastJob_{0};
    Time statusAskedAt_{};
    Time networkKeptAt_{};
    Time profileSeenAt_{};
    bool isProfileGone_ = false;
    Time openedAt_ = Time::clock::now();
    bool isClosing_ = false;
    EventBatch openingNews_; ///< for whoever subscribes first
    // Threads come last: they end before what they use.
    std::unique_ptr<WorkThread> worker_;
    std::unique_ptr<WorkThread> syncer_;
    std::unique_ptr<WorkThread> asker_;    ///< for calls of libtorrent that wait for its answer
    std::unique_ptr<WorkThread> reckoner_; ///< for passphrases, each of which takes much memory, and whole logs
    std::unique_ptr<WorkThread> mover_;    ///< of files that go to other folders, for hours maybe
    std::unique_ptr<BackupKeeper> backups_;
    std::thread thread_;
};

} // namespace shoal::bt
