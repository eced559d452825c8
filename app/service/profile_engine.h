// The engine of a profile, whichever process runs it: who comes first does, and serves it; all others are its clients.
#pragma once

#include "app/service/profile_opener.h"
#include "core/control/reconnection.h"
#include "core/engine.h"
#include "core/subscribers.h"
#include "core/work_thread.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace shoal::service {

/// How often a profile is tried that is just changing hands, and for how long.
struct HandoverTimes {
    Reconnection opening{.first = std::chrono::milliseconds{50},
                         .longest = std::chrono::milliseconds{250},
                         .patience = std::chrono::seconds{5}};
    Reconnection handover{.first = std::chrono::milliseconds{50}, .longest = std::chrono::milliseconds{500}};
};

/// An engine like any other, and the same object whatever becomes of the process that runs it:
/// - While this process has the profile, other processes may use its engine: its lock says where.
/// - A client of a command takes the profile over when that ends, however it ends, or becomes a client of whoever was
///   quicker. Subscribers hear of it by EngineLost and EngineBack; shares rest meanwhile, and afterwards too unless
///   `options.autostart` says otherwise: whoever wants one to run resumes it. Commands wait. One that had no answer yet
///   is given again, but for `remove`, `move` and `reloadSettings`, and for those of private swarms that would be done
///   twice or find their own doing in the way, which are answered with EngineGone.
/// - A client of a service waits for it to come back (core/control/remote_engine.h).
/// - When nobody comes back in time, or the profile can't be opened, subscribers hear of it by an EngineWarning with
///   EngineGone, and every command is answered with that.
/// `close` saves, and frees the profile, where the engine is one's own; else it ends the connection alone.
class ProfileEngine final : public Engine {
public:
    /// `options.profile` is absolute; `options.socket` is chosen here. It waits for a process that has the profile and
    /// says where it can be asked, but isn't ready yet, or is just ending. Errors: those of openLocalEngine.
    static Result<std::unique_ptr<ProfileEngine>> open(LocalEngineOptions options, Access access = Access::OwnOrOthers,
                                                       EngineSources sources = EngineSources::ofTheSystem(),
                                                       HandoverTimes times = {});
    ~ProfileEngine() override;
    ProfileEngine(const ProfileEngine&) = delete;
    ProfileEngine& operator=(const ProfileEngine&) = delete;

    /// Who runs the engine, or ran it last; nothing: this process. It changes with EngineLost and EngineBack.
    std::optional<ProfileHolder> servedBy() const;
    /// Why others can't be served though the engine is this process's own.
    std::optional<Error> notServed() const;

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
    Swarms& swarms() override;
    void reloadSettings(Reply<std::vector<std::string>> reply) override;
    Subscription subscribe(Executor executor, std::function<void(const EventBatch&)> callback) override;
    void close(Reply<std::monostate> reply) override;

private:
    class ItsSwarms;
    enum class State {
        There,
        Away, ///< its process has gone; the profile is tried for
        Gone, ///< for ever
    };
    enum class Unanswered { IsAskedAgain, IsAnError };
    template <class T>
    using Command = std::function<void(Engine&, Reply<T>)>;

    ProfileEngine(LocalEngineOptions options, Access access, EngineSources sources, HandoverTimes times);
    Result<void> openAtFirst();
    bool adopt(OpenedEngine opened);
    template <class T>
    void ask(Unanswered unanswered, Command<T> command, Reply<T> reply);
    bool isLeftForTheNext(const Engine& asked, const std::function<void()>& askAgain);
    void take(Engine& from, const Event& event);
    void lost(Engine& from, const Event& event);
    bool isLossOfOurs(const Engine& lost);
    void become(State state);
    void backAgain();
    void progressed(CreateProgressed progress);
    void takeOver();
    void giveUp(const Error& error);
    bool isToWait(std::chrono::milliseconds pause);
    void giveWaitingCommands();

    const LocalEngineOptions options_;
    const Access access_;
    const EngineSources sources_;
    const HandoverTimes times_;
    bool isOwnFromTheStart_ = false; ///< nothing can change any more
    Subscribers subscribers_;

    mutable std::mutex mutex_; ///< of all that follows: commands come from any thread
    std::condition_variable changed_;
    State state_ = State::Away;
    std::optional<ProfileHolder> servedBy_;
    std::optional<Error> notServed_;
    Engine* adopting_ = nullptr;                   ///< null again when that one has gone meanwhile
    std::vector<std::shared_ptr<Engine>> engines_; ///< the last is asked; others may be in the midst of an answer
    std::unique_ptr<ControlServer> server_;
    Subscription subscription_;
    std::deque<std::function<void()>> waiting_;
    std::map<JobId, std::optional<JobId>> jobs_; ///< ours, and what the engine calls it
    std::int64_t lastJob_ = 0;
    std::unique_ptr<ItsSwarms> swarms_;
    std::unique_ptr<WorkThread> worker_; ///< tries for the profile
};

} // namespace shoal::service
