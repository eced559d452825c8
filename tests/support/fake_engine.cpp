#include "tests/support/fake_engine.h"

#include <utility>

namespace shoal::test {

void FakeEngine::emit(Event event)
{
    for (const auto& subscriber : subscribers_)
        subscriber.executor([alive = subscriber.alive, callback = subscriber.callback, event] {
            if (!alive.expired())
                callback({event});
        });
}

void FakeEngine::finishCreating(Result<CreatedTorrent> torrent)
{
    if (const auto reply = std::exchange(creating_, {}))
        reply(std::move(torrent));
}

void FakeEngine::change(const ShareRow& row)
{
    script_.rows[row.id] = row;
    emit(SharesChanged{{row.id}});
}

JobId FakeEngine::create(CreateRequest request, Reply<CreatedTorrent> reply)
{
    script_.record.created.push_back(std::move(request));
    creating_ = std::move(reply);
    const JobId job{++lastJob_};
    if (script_.onCreate)
        script_.onCreate(*this);
    return job;
}

void FakeEngine::cancel(JobId job)
{
    script_.record.cancelled.push_back(job);
    finishCreating(fail(ErrorKind::Cancelled));
}

void FakeEngine::add(AddRequest request, Reply<ShareId> reply)
{
    script_.record.added.push_back(std::move(request));
    if (script_.addFails)
        return reply(fail(*script_.addFails));
    const ShareId id{++lastShare_};
    script_.rows.try_emplace(id, ShareRow{.id = id});
    // As with a real engine, events about a share may come before the answer that names it.
    if (script_.onAdd)
        script_.onAdd(*this, id);
    reply(id);
}

void FakeEngine::answerKnown(ShareId id, const Reply<ShareId>& reply) const
{
    if (script_.rows.contains(id))
        reply(id);
    else
        reply(fail(ErrorKind::NotFound));
}

void FakeEngine::remove(ShareId id, Data, Reply<ShareId> reply)
{
    answerKnown(id, reply);
    script_.rows.erase(id);
}

void FakeEngine::pause(ShareId id, Reply<ShareId> reply) { answerKnown(id, reply); }
void FakeEngine::resume(ShareId id, Reply<ShareId> reply) { answerKnown(id, reply); }
void FakeEngine::verify(ShareId id, Reply<ShareId> reply) { answerKnown(id, reply); }

void FakeEngine::query(ShareFilter, ShareSort, Range range, Reply<SharePage> reply)
{
    SharePage page{script_.rows.size(), {}};
    std::size_t place = 0;
    for (const auto& [id, row] : script_.rows) {
        if (place >= range.first && page.rows.size() < range.count)
            page.rows.push_back(row);
        ++place;
    }
    reply(std::move(page));
}

void FakeEngine::details(ShareId id, Reply<ShareDetails> reply)
{
    const auto found = script_.details.find(id);
    if (found == script_.details.end())
        return reply(fail(ErrorKind::NotFound));
    reply(found->second);
}

void FakeEngine::files(ShareId, Range, Reply<FilePage> reply) { reply(FilePage{}); }
void FakeEngine::peers(ShareId, Range, Reply<PeerPage> reply) { reply(PeerPage{}); }
void FakeEngine::torrentFile(ShareId, Reply<std::string> reply) { reply(fail(ErrorKind::NotFound)); }
void FakeEngine::network(Reply<NetworkStatus> reply) { reply(script_.network); }

Subscription FakeEngine::subscribe(Executor executor, std::function<void(const EventBatch&)> callback)
{
    auto alive = std::make_shared<int>(0);
    subscribers_.push_back({alive, std::move(executor), std::move(callback)});
    return Subscription{alive};
}

void FakeEngine::close(Reply<std::monostate> reply)
{
    script_.record.isClosed = true;
    if (script_.closes)
        reply(std::monostate{});
}

} // namespace shoal::test
