// An engine without disk or network: it remembers what it was asked, and plays the events that a test wrote down.
#pragma once

#include "core/engine.h"
#include "core/subscribers.h"
#include "tests/support/fake_swarms.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace shoal::test {

/// Answers within the call; a test's reaction to a call may emit events. One thread only.
class FakeEngine : public Engine {
public:
    /// What happened to it, beyond its own end: tests keep it.
    struct Record {
        std::vector<CreateRequest> created;
        std::vector<JobId> cancelled;
        std::vector<AddRequest> added;
        std::vector<std::pair<ShareId, ShareEdit>> edited;
        std::vector<std::pair<ShareId, std::filesystem::path>> moved;
        std::vector<std::pair<ShareId, Data>> removed;
        std::vector<ShareId> paused;
        std::vector<ShareId> resumed;
        std::vector<ShareId> verified;
        std::vector<ShareId> reannounced;
        std::vector<LogFilter> logsAsked;
        std::vector<std::pair<ShareId, std::string>> peersAdded;
        std::vector<std::pair<ShareId, std::string>> peersBanned;
        struct Query {
            ShareFilter filter;
            ShareSort sort;
            Range range;
        };
        std::vector<Query> queries;
        int reloads = 0;
        int statisticsAsked = 0;
        std::vector<ShareId> detailsAsked;
        std::vector<std::pair<ShareId, Range>> filesAsked;
        std::vector<ShareId> peersAsked;
        std::vector<ShareId> sourcesAsked;
        bool isClosed = false;
    };

    /// How it behaves. All of it may be changed while it runs.
    struct Script {
        Record record;
        /// `create` answers when the test calls `finishCreating`.
        std::function<void(FakeEngine&)> onCreate;
        std::function<void(FakeEngine&, ShareId)> onAdd;
        std::optional<Error> addFails;
        std::function<void(FakeEngine&)> onLog;             ///< before `log` answers
        std::function<void(FakeEngine&)> onStatus;          ///< before `status` answers
        std::function<void(FakeEngine&, ShareId)> onVerify; ///< within the call
        std::function<void(FakeEngine&)> onSubscribe;
        std::map<ShareId, std::size_t> kept; ///< files that stay when these are removed with their data
        std::set<ShareId> refused;           ///< commands for these fail with BadArgument
        std::map<ShareId, ShareRow> rows;
        std::map<ShareId, ShareDetails> details; ///< of others no more than their rows
        std::map<ShareId, std::vector<ShareFileRow>> files;
        std::map<ShareId, std::vector<PeerRow>> peers;
        std::map<ShareId, std::vector<TrackerRow>> trackers;
        std::map<ShareId, std::string> torrentFiles;
        std::map<ShareId, PieceMap> pieces;
        std::map<std::string, PieceMap> peerPieces; ///< by address
        std::map<ShareId, std::vector<SourceRow>> sources;
        std::map<std::pair<std::int64_t, SpeedSpan>, SpeedHistory> speeds; ///< of the share, or of all (0)
        Statistics statistics;
        std::optional<Error> statisticsFail;
        ShareCounts counts;
        std::vector<LogEntry> log; ///< the newest first
        EngineStatus status;
        Result<std::vector<std::string>> needRestart = std::vector<std::string>{}; ///< what `reloadSettings` answers
        std::optional<Error> moveFails;                                            ///< as ShareMoved tells it
        NetworkStatus network;
        std::function<void(FakeEngine&)> onNetwork;
        FakeSwarms::Script swarms;
        bool hangs = false; ///< `network` and `status` never answer
        bool closes = true; ///< false: `close` never answers
    };

    explicit FakeEngine(Script& script)
        : script_{script}
        , swarms_{script.swarms}
    {}

    void emit(const Event& event);
    /// Of the job that began first and hasn't ended.
    void finishCreating(Result<CreatedTorrent> torrent);
    /// The row as it is now, and the event that it changed.
    void change(const ShareRow& row);
    Script& script() { return script_; }

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
    void answerKnown(ShareId id, const Reply<ShareId>& reply) const;

    Script& script_;
    FakeSwarms swarms_;
    Subscribers subscribers_;
    std::map<JobId, Reply<CreatedTorrent>> creating_;
    std::int64_t lastJob_ = 0;
    std::int64_t lastShare_ = 0;
};

} // namespace shoal::test
