// The fake engine on a thread of its own, as far away as one likes: its answers come late, like those of a busy disk or
// of another process.
#pragma once

#include "tests/support/distant_swarms.h"
#include "tests/support/fake_engine.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace shoal::test {

/// `script` belongs to the engine's thread while it lives: reach it through `play`.
class DistantEngine : public Engine {
public:
    explicit DistantEngine(FakeEngine::Script& script, std::chrono::milliseconds late = {});
    ~DistantEngine() override;

    /// Runs on the engine's thread, soon.
    void play(std::function<void(FakeEngine&)> work);

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
    Swarms& swarms() override { return swarms_; }
    void reloadSettings(Reply<std::vector<std::string>> reply) override;
    Subscription subscribe(Executor executor, std::function<void(const EventBatch&)> callback) override;
    void close(Reply<std::monostate> reply) override;

private:
    using Work = std::function<void()>;
    void after(std::chrono::milliseconds time, Work work);
    void run();
    template <class T>
    Reply<T> late(Reply<T> reply);

    FakeEngine near_;
    const std::chrono::milliseconds late_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::multimap<std::chrono::steady_clock::time_point, Work> waiting_;
    bool isEnding_ = false;
    std::int64_t lastJob_ = 0;
    DistantSwarms swarms_{near_.swarms(),
                          {.soon = [this](std::function<void()> work) { after({}, std::move(work)); },
                           .late = [this](std::function<void()> work) { after(late_, std::move(work)); }}};
    std::thread thread_;
};

} // namespace shoal::test
