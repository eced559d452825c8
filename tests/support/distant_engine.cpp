#include "tests/support/distant_engine.h"

namespace shoal::test {

DistantEngine::DistantEngine(FakeEngine::Script& script, std::chrono::milliseconds late)
    : near_{script}
    , late_{late}
    , thread_{[this] { run(); }}
{}

DistantEngine::~DistantEngine()
{
    {
        const std::lock_guard lock{mutex_};
        isEnding_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void DistantEngine::play(std::function<void(FakeEngine&)> work)
{
    after({}, [this, work = std::move(work)] { work(near_); });
}

void DistantEngine::after(std::chrono::milliseconds time, Work work)
{
    {
        const std::lock_guard lock{mutex_};
        waiting_.emplace(std::chrono::steady_clock::now() + time, std::move(work));
    }
    wake_.notify_all();
}

void DistantEngine::run()
{
    std::unique_lock lock{mutex_};
    while (!isEnding_) {
        if (waiting_.empty()) {
            wake_.wait(lock);
            continue;
        }
        const auto first = waiting_.begin();
        if (first->first > std::chrono::steady_clock::now()) {
            wake_.wait_until(lock, first->first);
            continue;
        }
        const auto work = std::move(first->second);
        waiting_.erase(first);
        lock.unlock();
        work();
        lock.lock();
    }
}

template <class T>
Reply<T> DistantEngine::late(Reply<T> reply)
{
    return [this, reply = std::move(reply)](Result<T> result) {
        after(late_, [reply, result = std::move(result)] { reply(result); });
    };
}

/// Its number is known at once, as with any engine; the fake one's own counts alike.
JobId DistantEngine::create(CreateRequest request, Reply<CreatedTorrent> reply)
{
    after({}, [this, request = std::move(request), reply = late(std::move(reply))]() mutable {
        near_.create(std::move(request), std::move(reply));
    });
    return {++lastJob_};
}
void DistantEngine::cancel(JobId job)
{
    after({}, [this, job] { near_.cancel(job); });
}
void DistantEngine::add(AddRequest request, Reply<ShareId> reply)
{
    after({}, [this, request = std::move(request), reply = late(std::move(reply))] { near_.add(request, reply); });
}
void DistantEngine::remove(ShareId id, Data data, Reply<ShareId> reply)
{
    after({}, [this, id, data, reply = late(std::move(reply))] { near_.remove(id, data, reply); });
}
void DistantEngine::pause(ShareId id, Reply<ShareId> reply)
{
    after({}, [this, id, reply = late(std::move(reply))] { near_.pause(id, reply); });
}
void DistantEngine::resume(ShareId id, Reply<ShareId> reply)
{
    after({}, [this, id, reply = late(std::move(reply))] { near_.resume(id, reply); });
}
void DistantEngine::verify(ShareId id, Reply<ShareId> reply)
{
    after({}, [this, id, reply = late(std::move(reply))] { near_.verify(id, reply); });
}
void DistantEngine::edit(ShareId id, ShareEdit edit, Reply<ShareId> reply)
{
    after({}, [this, id, edit = std::move(edit), reply = late(std::move(reply))] { near_.edit(id, edit, reply); });
}
void DistantEngine::move(ShareId id, std::filesystem::path folder, Reply<ShareId> reply)
{
    after({},
          [this, id, folder = std::move(folder), reply = late(std::move(reply))] { near_.move(id, folder, reply); });
}
void DistantEngine::reannounce(ShareId id, Reply<ShareId> reply)
{
    after({}, [this, id, reply = late(std::move(reply))] { near_.reannounce(id, reply); });
}
void DistantEngine::addPeer(ShareId id, std::string address, Reply<ShareId> reply)
{
    after({}, [this, id, address = std::move(address), reply = late(std::move(reply))] {
        near_.addPeer(id, address, reply);
    });
}
void DistantEngine::banPeer(ShareId id, std::string address, Reply<ShareId> reply)
{
    after({}, [this, id, address = std::move(address), reply = late(std::move(reply))] {
        near_.banPeer(id, address, reply);
    });
}
void DistantEngine::query(ShareFilter filter, ShareSort sort, Range range, Reply<SharePage> reply)
{
    after({}, [this, filter = std::move(filter), sort, range, reply = late(std::move(reply))] {
        near_.query(filter, sort, range, reply);
    });
}
void DistantEngine::counts(Reply<ShareCounts> reply)
{
    after({}, [this, reply = late(std::move(reply))] { near_.counts(reply); });
}
void DistantEngine::details(ShareId id, Reply<ShareDetails> reply)
{
    after({}, [this, id, reply = late(std::move(reply))] { near_.details(id, reply); });
}
void DistantEngine::files(ShareId id, Range range, Reply<FilePage> reply)
{
    after({}, [this, id, range, reply = late(std::move(reply))] { near_.files(id, range, reply); });
}
void DistantEngine::peers(ShareId id, Range range, Reply<PeerPage> reply)
{
    after({}, [this, id, range, reply = late(std::move(reply))] { near_.peers(id, range, reply); });
}
void DistantEngine::trackers(ShareId id, Range range, Reply<TrackerPage> reply)
{
    after({}, [this, id, range, reply = late(std::move(reply))] { near_.trackers(id, range, reply); });
}
void DistantEngine::pieces(ShareId id, Reply<PieceMap> reply)
{
    after({}, [this, id, reply = late(std::move(reply))] { near_.pieces(id, reply); });
}
void DistantEngine::peerPieces(ShareId id, std::string address, Reply<PieceMap> reply)
{
    after({}, [this, id, address = std::move(address), reply = late(std::move(reply))] {
        near_.peerPieces(id, address, reply);
    });
}
void DistantEngine::sources(ShareId id, Reply<std::vector<SourceRow>> reply)
{
    after({}, [this, id, reply = late(std::move(reply))] { near_.sources(id, reply); });
}
void DistantEngine::speeds(std::optional<ShareId> id, SpeedSpan span, Reply<SpeedHistory> reply)
{
    after({}, [this, id, span, reply = late(std::move(reply))] { near_.speeds(id, span, reply); });
}
void DistantEngine::torrentFile(ShareId id, Reply<std::string> reply)
{
    after({}, [this, id, reply = late(std::move(reply))] { near_.torrentFile(id, reply); });
}
void DistantEngine::network(Reply<NetworkStatus> reply)
{
    after({}, [this, reply = late(std::move(reply))] { near_.network(reply); });
}
void DistantEngine::status(Reply<EngineStatus> reply)
{
    after({}, [this, reply = late(std::move(reply))] { near_.status(reply); });
}
void DistantEngine::statistics(Reply<Statistics> reply)
{
    after({}, [this, reply = late(std::move(reply))] { near_.statistics(reply); });
}
void DistantEngine::log(LogFilter filter, Range range, Reply<LogPage> reply)
{
    after({}, [this, filter, range, reply = late(std::move(reply))] { near_.log(filter, range, reply); });
}
void DistantEngine::reloadSettings(Reply<std::vector<std::string>> reply)
{
    after({}, [this, reply = late(std::move(reply))] { near_.reloadSettings(reply); });
}
void DistantEngine::close(Reply<std::monostate> reply)
{
    after({}, [this, reply = late(std::move(reply))] { near_.close(reply); });
}

/// From any thread: it touches nothing but the list of subscribers.
Subscription DistantEngine::subscribe(Executor executor, std::function<void(const EventBatch&)> callback)
{
    return near_.subscribe(std::move(executor), std::move(callback));
}

} // namespace shoal::test
