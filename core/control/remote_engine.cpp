#include "core/control/remote_engine.h"

#include "core/bt/torrent_reader.h"
#include "core/control/answer.h"
#include "core/control/codec/codec.h"
#include "core/control/lasting_connection.h"
#include "core/control/codec/read_answer.h"
#include "core/control/remote_swarms.h"
#include "core/subscribers.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <map>
#include <thread>
#include <utility>

namespace shoal {
namespace {
using control::decode;
using control::encode;
using control::readAnswer;
using nlohmann::json;
namespace asio = boost::asio;

constexpr auto subscribeMethod = "events.subscribe";

constexpr std::chrono::seconds orderPatience{10};

json oneShare(ShareId id) { return {{"id", encode(id)}}; }

json onePeer(ShareId id, const std::string& address) { return {{"id", encode(id)}, {"address", address}}; }

json pageOf(ShareId id, Range range)
{
    auto params = encode(range);
    params["id"] = encode(id);
    return params;
}

Error gone() { return {ErrorKind::EngineGone, {}, "the connection to it has ended"}; }
Error tooManyWait() { return {ErrorKind::EngineGone, {}, "it is away, and a thousand requests wait for it already"}; }

Result<CreatedTorrent> readCreated(const json& answer)
{
    CreatedTorrent created{.bytes = decode<control::Blob>(answer.at("torrent")).bytes,
                           .torrent = {},
                           .folder = decode<std::filesystem::path>(answer.at("folder")),
                           .places = decode<std::vector<FilePlace>>(answer.at("places")),
                           .leftOut = decode<std::vector<LeftOut>>(answer.at("left_out"))};
    auto torrent = bt::readTorrent(created.bytes);
    if (!torrent)
        return fail(torrent.error());
    created.torrent = std::move(torrent->torrent);
    return created;
}

Result<ShareDetails> readDetails(const json& answer)
{
    return ShareDetails{.row = decode<ShareRow>(answer.at("row")),
                        .torrent = {},
                        .link = decode<std::string>(answer.at("link")),
                        .places = decode<std::vector<FilePlace>>(answer.at("places"))};
}

Result<std::int64_t> readPid(const json& answer) { return decode<std::int64_t>(answer.at("pid")); }

Result<json> readAnything(const json& answer) { return answer; }

Result<std::string> readTorrentFile(const json& answer) { return decode<control::Blob>(answer.at("torrent")).bytes; }

/// Its calls may come from any thread; a thread of its own holds the connection.
class RemoteEngine final : public Engine {
public:
    RemoteEngine(const std::filesystem::path& path, Reconnection reconnection)
        : keepRunning_{asio::make_work_guard(loop_)}
        , connection_{loop_,
                      path,
                      reconnection,
                      {.line = [this](auto line) { take(line); },
                       .lost = [this] { lost(); },
                       .back = [this] { back(); },
                       .gone = [this] { givenUp(); }}}
    {}

    ~RemoteEngine() override
    {
        asio::post(loop_, [this] {
            connection_.abort();
            failAll();
            loop_.stop();
        });
        if (thread_.joinable())
            thread_.join();
    }

    Result<void> connect()
    {
        if (auto opened = connection_.open(); !opened)
            return opened;
        thread_ = std::thread{[this] { loop_.run(); }};
        return {};
    }

    JobId create(CreateRequest request, Reply<CreatedTorrent> reply) override
    {
        // The other process has a current folder of its own.
        for (auto& path : request.paths)
            path = std::filesystem::absolute(path);
        const JobId job{++lastJob_};
        auto params = encode(request);
        params["job"] = encode(job);
        ask<CreatedTorrent>("share.create", std::move(params), std::move(reply), readCreated);
        return job;
    }
    void cancel(JobId job) override { ask<json>("job.cancel", {{"job", encode(job)}}, {}, readAnything); }

    void add(AddRequest request, Reply<ShareId> reply) override
    {
        ask<ShareId>("share.add", encode(request), std::move(reply));
    }
    void remove(ShareId id, Data data, Reply<ShareId> reply) override
    {
        ask<ShareId>("share.remove", {{"id", encode(id)}, {"data", encode(data)}}, std::move(reply));
    }
    void pause(ShareId id, Reply<ShareId> reply) override
    {
        ask<ShareId>("share.pause", oneShare(id), std::move(reply));
    }
    void resume(ShareId id, Reply<ShareId> reply) override
    {
        ask<ShareId>("share.resume", oneShare(id), std::move(reply));
    }
    void verify(ShareId id, Reply<ShareId> reply) override
    {
        ask<ShareId>("share.verify", oneShare(id), std::move(reply));
    }

    void edit(ShareId id, ShareEdit edit, Reply<ShareId> reply) override
    {
        auto params = encode(edit);
        params["id"] = encode(id);
        ask<ShareId>("share.edit", std::move(params), std::move(reply));
    }
    void move(ShareId id, std::filesystem::path folder, Reply<ShareId> reply) override
    {
        ask<ShareId>("share.move", {{"id", encode(id)}, {"folder", encode(std::filesystem::absolute(folder))}},
                     std::move(reply));
    }
    void reannounce(ShareId id, Reply<ShareId> reply) override
    {
        ask<ShareId>("share.reannounce", oneShare(id), std::move(reply));
    }

    void addPeer(ShareId id, std::string address, Reply<ShareId> reply) override
    {
        ask<ShareId>("peer.add", onePeer(id, address), std::move(reply));
    }
    void banPeer(ShareId id, std::string address, Reply<ShareId> reply) override
    {
        ask<ShareId>("peer.ban", onePeer(id, address), std::move(reply));
    }

    void query(ShareFilter filter, ShareSort sort, Range range, Reply<SharePage> reply) override
    {
        auto params = encode(range);
        params["filter"] = encode(filter);
        params["sort"] = encode(sort);
        ask<SharePage>("share.list", std::move(params), std::move(reply));
    }
    void counts(Reply<ShareCounts> reply) override
    {
        ask<ShareCounts>("share.counts", json::object(), std::move(reply));
    }
    void details(ShareId id, Reply<ShareDetails> reply) override
    {
        const auto withTorrent = [this, id, reply = std::move(reply)](Result<ShareDetails> details) {
            if (!details || !details->row.hasMetadata)
                return reply(std::move(details));
            torrentFile(id, [reply, details = std::move(*details)](const Result<std::string>& bytes) mutable {
                const auto parsed = bytes.and_then([](const std::string& all) { return bt::readTorrent(all); });
                if (!parsed)
                    return reply(fail(parsed.error()));
                details.torrent = parsed->torrent;
                reply(std::move(details));
            });
        };
        ask<ShareDetails>("share.details", oneShare(id), withTorrent, readDetails);
    }
    void files(ShareId id, Range range, Reply<FilePage> reply) override
    {
        ask<FilePage>("share.files", pageOf(id, range), std::move(reply));
    }
    void peers(ShareId id, Range range, Reply<PeerPage> reply) override
    {
        ask<PeerPage>("share.peers", pageOf(id, range), std::move(reply));
    }
    void trackers(ShareId id, Range range, Reply<TrackerPage> reply) override
    {
        ask<TrackerPage>("share.trackers", pageOf(id, range), std::move(reply));
    }
    void pieces(ShareId id, Reply<PieceMap> reply) override
    {
        ask<PieceMap>("share.pieces", oneShare(id), std::move(reply));
    }
    void peerPieces(ShareId id, std::string address, Reply<PieceMap> reply) override
    {
        ask<PieceMap>("peer.pieces", onePeer(id, address), std::move(reply));
    }
    void sources(ShareId id, Reply<std::vector<SourceRow>> reply) override
    {
        ask<std::vector<SourceRow>>("share.sources", oneShare(id), std::move(reply));
    }
    void speeds(std::optional<ShareId> id, SpeedSpan span, Reply<SpeedHistory> reply) override
    {
        ask<SpeedHistory>("engine.speeds", {{"id", encode(id)}, {"span", encode(span)}}, std::move(reply));
    }
    void torrentFile(ShareId id, Reply<std::string> reply) override
    {
        ask<std::string>("share.torrent", oneShare(id), std::move(reply), readTorrentFile);
    }
    void network(Reply<NetworkStatus> reply) override
    {
        ask<NetworkStatus>("network.status", json::object(), std::move(reply));
    }
    void status(Reply<EngineStatus> reply) override
    {
        ask<EngineStatus>("engine.status", json::object(), std::move(reply));
    }
    void statistics(Reply<Statistics> reply) override
    {
        ask<Statistics>("engine.statistics", json::object(), std::move(reply));
    }
    void log(LogFilter filter, Range range, Reply<LogPage> reply) override
    {
        auto params = encode(range);
        params["filter"] = encode(filter);
        ask<LogPage>("log.list", std::move(params), std::move(reply));
    }
    Swarms& swarms() override { return swarms_; }
    void reloadSettings(Reply<std::vector<std::string>> reply) override
    {
        ask<std::vector<std::string>>("service.reload", json::object(), std::move(reply));
    }

    Subscription subscribe(Executor executor, std::function<void(const EventBatch&)> callback) override
    {
        auto subscription = subscribers_.add(std::move(executor), std::move(callback));
        if (!isSubscribed_.exchange(true))
            ask<json>(subscribeMethod, json::object(), {}, readAnything);
        return subscription;
    }

    /// The process that has taken the order.
    void stopService(Reply<std::int64_t> reply)
    {
        ask<std::int64_t>("service.stop", json::object(), std::move(reply), readPid);
    }

    void close(Reply<std::monostate> reply) override
    {
        asio::post(loop_, [this, reply = std::move(reply)] {
            connection_.close();
            failAll();
            reply(std::monostate{});
        });
    }

private:
    using TakeAnswer = control::RemoteSwarms::TakeAnswer;

    template <class Value>
    void ask(
        const char* method, json params, Reply<Value> reply,
        Result<Value> (*read)(const json& answer) = [](const json& answer) -> Result<Value> {
            return decode<Value>(answer);
        })
    {
        auto answered = [reply = std::move(reply), read](const Result<json>& answer) {
            auto value = readAnswer<Value>(answer, read);
            if (reply)
                reply(std::move(value));
        };
        send(method, std::move(params), std::move(answered));
    }

    void send(const char* method, json params, TakeAnswer answered)
    {
        asio::post(loop_, [this, method, params = std::move(params), answered = std::move(answered)] {
            if (connection_.isGone())
                return answered(fail(gone()));
            const auto id = ++lastRequest_;
            if (!connection_.send(control::requestLine(id, method, params)))
                return answered(fail(tooManyWait()));
            open_[id] = answered;
        });
    }

    void take(std::string_view line)
    {
        const auto incoming = control::decodeAnswer(line);
        if (!incoming)
            return subscribers_.publish(EngineWarning{incoming.error()});
        if (const auto* events = std::get_if<EventBatch>(&*incoming)) {
            for (const auto& event : *events)
                subscribers_.publish(event);
        } else if (const auto* answer = std::get_if<control::Answer>(&*incoming)) {
            settle(answer->id, *answer->result);
        } else {
            const auto& refusal = std::get<control::Refusal>(*incoming);
            settle(refusal.id, fail(refusal.error));
        }
    }

    void settle(std::int64_t id, const Result<json>& answer)
    {
        if (const auto waiting = open_.extract(id))
            waiting.mapped()(answer);
    }

    void failAll()
    {
        for (const auto& [id, answered] : std::exchange(open_, {}))
            answered(fail(gone()));
    }

    void lost()
    {
        failAll();
        subscribers_.publish(EngineLost{});
    }

    /// It knows nothing of us: perhaps it is another process.
    void back()
    {
        if (isSubscribed_)
            connection_.send(control::requestLine(++lastRequest_, subscribeMethod, json::object()));
        subscribers_.publish(EngineBack{});
    }

    void givenUp()
    {
        failAll();
        subscribers_.publish(EngineWarning{gone()});
    }

    asio::io_context loop_{1};
    asio::executor_work_guard<asio::io_context::executor_type> keepRunning_;
    Subscribers subscribers_;
    control::LastingConnection connection_;
    std::map<std::int64_t, TakeAnswer> open_; ///< requests without an answer
    std::int64_t lastRequest_ = 0;
    std::atomic<std::int64_t> lastJob_{0};
    std::atomic<bool> isSubscribed_{false};
    control::RemoteSwarms swarms_{[this](const char* method, json params, TakeAnswer answered) {
        send(method, std::move(params), std::move(answered));
    }};
    std::thread thread_;
};
} // namespace

Result<std::unique_ptr<Engine>> connectEngine(const std::filesystem::path& socket, Reconnection reconnection)
{
    auto engine = std::make_unique<RemoteEngine>(socket, reconnection);
    if (const auto connected = engine->connect(); !connected)
        return fail(connected.error());
    return engine;
}

Result<std::int64_t> stopService(const std::filesystem::path& socket)
{
    auto engine = std::make_unique<RemoteEngine>(socket, Reconnection{});
    if (const auto connected = engine->connect(); !connected)
        return fail(connected.error());
    const auto answer = std::make_shared<std::promise<Result<std::int64_t>>>();
    auto answered = answer->get_future();
    engine->stopService([answer](const Result<std::int64_t>& pid) { answer->set_value(pid); });
    if (answered.wait_for(orderPatience) != std::future_status::ready)
        return fail(ErrorKind::EngineGone, socket.string(), "it took no order to stop");
    return answered.get();
}

} // namespace shoal
