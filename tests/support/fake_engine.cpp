#include "tests/support/fake_engine.h"

#include <algorithm>
#include <utility>

namespace shoal::test {

void FakeEngine::emit(const Event& event) { subscribers_.publish(event); }

void FakeEngine::finishCreating(Result<CreatedTorrent> torrent)
{
    if (creating_.empty())
        return;
    const auto oldest = creating_.extract(creating_.begin());
    oldest.mapped()(std::move(torrent));
}

void FakeEngine::change(const ShareRow& row)
{
    script_.rows[row.id] = row;
    emit(SharesChanged{{row.id}});
}

JobId FakeEngine::create(CreateRequest request, Reply<CreatedTorrent> reply)
{
    script_.record.created.push_back(std::move(request));
    const JobId job{++lastJob_};
    creating_[job] = std::move(reply);
    if (script_.onCreate)
        script_.onCreate(*this);
    return job;
}

void FakeEngine::cancel(JobId job)
{
    script_.record.cancelled.push_back(job);
    if (const auto cancelled = creating_.extract(job))
        cancelled.mapped()(fail(ErrorKind::Cancelled));
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
    if (script_.refused.contains(id))
        reply(fail(ErrorKind::BadArgument));
    else if (script_.rows.contains(id))
        reply(id);
    else
        reply(fail(ErrorKind::NotFound));
}

void FakeEngine::remove(ShareId id, Data data, Reply<ShareId> reply)
{
    script_.record.removed.emplace_back(id, data);
    const bool isKnown = script_.rows.erase(id) > 0;
    if (const auto kept = script_.kept.find(id); kept != script_.kept.end() && data == Data::Delete)
        emit(FilesKept{id, kept->second});
    isKnown ? reply(id) : reply(fail(ErrorKind::NotFound));
}

void FakeEngine::pause(ShareId id, Reply<ShareId> reply)
{
    script_.record.paused.push_back(id);
    answerKnown(id, reply);
}
void FakeEngine::resume(ShareId id, Reply<ShareId> reply)
{
    script_.record.resumed.push_back(id);
    answerKnown(id, reply);
}
void FakeEngine::verify(ShareId id, Reply<ShareId> reply)
{
    script_.record.verified.push_back(id);
    if (script_.onVerify)
        script_.onVerify(*this, id);
    answerKnown(id, reply);
}
void FakeEngine::reannounce(ShareId id, Reply<ShareId> reply)
{
    script_.record.reannounced.push_back(id);
    answerKnown(id, reply);
}
void FakeEngine::edit(ShareId id, ShareEdit edit, Reply<ShareId> reply)
{
    script_.record.edited.emplace_back(id, std::move(edit));
    answerKnown(id, reply);
}
void FakeEngine::move(ShareId id, std::filesystem::path folder, Reply<ShareId> reply)
{
    script_.record.moved.emplace_back(id, std::move(folder));
    answerKnown(id, reply);
    emit(ShareMoved{id, script_.moveFails});
}

namespace {
template <class Row>
Page<Row> cut(const std::vector<Row>& rows, Range range)
{
    Page<Row> page{rows.size(), {}};
    for (std::size_t i = range.first; i < rows.size() && page.rows.size() < range.count; ++i)
        page.rows.push_back(rows[i]);
    return page;
}

bool hasHashPrefix(const ShareRow& row, const std::string& prefix)
{
    return prefix.empty() || (row.hashes.v1 && toHex(row.hashes.v1->bytes).starts_with(prefix))
        || (row.hashes.v2 && toHex(row.hashes.v2->bytes).starts_with(prefix));
}
} // namespace

/// Sorts by id, name or speed of receiving, and passes over `hashes` and `tracker`: rows of tests need no more.
void FakeEngine::query(ShareFilter filter, ShareSort sort, Range range, Reply<SharePage> reply)
{
    script_.record.queries.push_back({filter, sort, range});
    std::vector<const ShareRow*> rows;
    for (const auto& [id, row] : script_.rows) {
        const bool fits = (!filter.state || row.state == *filter.state)
            && (filter.text.empty() || row.name.find(filter.text) != std::string::npos)
            && (!filter.isActive || row.downRate.value + row.upRate.value > 0)
            && (!filter.hasNoLabel || row.labels.empty()) && hasHashPrefix(row, filter.hashPrefix)
            && (filter.label.empty() || std::ranges::find(row.labels, filter.label) != row.labels.end());
        if (fits)
            rows.push_back(&row);
    }
    const auto isBefore = [&](const ShareRow* a, const ShareRow* b) {
        if (sort.column == ShareColumn::Name)
            return a->name < b->name;
        if (sort.column == ShareColumn::DownRate)
            return a->downRate < b->downRate;
        return a->id < b->id;
    };
    std::ranges::stable_sort(rows,
                             [&](auto* a, auto* b) { return sort.isDescending ? isBefore(b, a) : isBefore(a, b); });
    SharePage page{rows.size(), {}};
    for (auto i = range.first; i < rows.size() && page.rows.size() < range.count; ++i)
        page.rows.push_back(*rows[i]);
    reply(std::move(page));
}

void FakeEngine::details(ShareId id, Reply<ShareDetails> reply)
{
    script_.record.detailsAsked.push_back(id);
    const auto found = script_.details.find(id);
    const auto row = script_.rows.find(id);
    if (found != script_.details.end())
        reply(found->second);
    else if (row != script_.rows.end())
        reply(ShareDetails{.row = row->second, .torrent = {}, .link = {}, .places = {}});
    else
        reply(fail(ErrorKind::NotFound));
}

void FakeEngine::files(ShareId id, Range range, Reply<FilePage> reply)
{
    script_.record.filesAsked.emplace_back(id, range);
    reply(cut(script_.files[id], range));
}
void FakeEngine::peers(ShareId id, Range range, Reply<PeerPage> reply)
{
    script_.record.peersAsked.push_back(id);
    reply(cut(script_.peers[id], range));
}
void FakeEngine::trackers(ShareId id, Range range, Reply<TrackerPage> reply)
{
    reply(cut(script_.trackers[id], range));
}
void FakeEngine::counts(Reply<ShareCounts> reply) { reply(script_.counts); }
void FakeEngine::addPeer(ShareId id, std::string address, Reply<ShareId> reply)
{
    script_.record.peersAdded.emplace_back(id, std::move(address));
    answerKnown(id, reply);
}
void FakeEngine::banPeer(ShareId id, std::string address, Reply<ShareId> reply)
{
    script_.record.peersBanned.emplace_back(id, std::move(address));
    answerKnown(id, reply);
}

namespace {
template <class Key, class Value>
Result<Value> found(const std::map<Key, Value>& values, const Key& key)
{
    const auto at = values.find(key);
    if (at == values.end())
        return fail(ErrorKind::NotFound);
    return at->second;
}
} // namespace

void FakeEngine::pieces(ShareId id, Reply<PieceMap> reply) { reply(found(script_.pieces, id)); }
void FakeEngine::peerPieces(ShareId, std::string address, Reply<PieceMap> reply)
{
    reply(found(script_.peerPieces, address));
}
void FakeEngine::sources(ShareId id, Reply<std::vector<SourceRow>> reply)
{
    script_.record.sourcesAsked.push_back(id);
    reply(found(script_.sources, id));
}
void FakeEngine::speeds(std::optional<ShareId> id, SpeedSpan span, Reply<SpeedHistory> reply)
{
    reply(found(script_.speeds, {id.value_or(ShareId{}).value, span}).value_or(SpeedHistory{}));
}
void FakeEngine::statistics(Reply<Statistics> reply)
{
    ++script_.record.statisticsAsked;
    if (script_.statisticsFail)
        return reply(fail(*script_.statisticsFail));
    reply(script_.statistics);
}
void FakeEngine::torrentFile(ShareId id, Reply<std::string> reply) { reply(found(script_.torrentFiles, id)); }
void FakeEngine::network(Reply<NetworkStatus> reply)
{
    if (const auto react = script_.onNetwork)
        react(*this);
    if (!script_.hangs)
        reply(script_.network);
}
void FakeEngine::status(Reply<EngineStatus> reply)
{
    if (script_.onStatus)
        script_.onStatus(*this);
    if (!script_.hangs)
        reply(script_.status);
}
void FakeEngine::log(LogFilter filter, Range range, Reply<LogPage> reply)
{
    if (script_.onLog)
        script_.onLog(*this);
    std::vector<LogEntry> entries;
    for (const auto& entry : script_.log)
        if (entry.number > filter.after && (!filter.share || entry.share == filter.share))
            entries.push_back(entry);
    script_.record.logsAsked.push_back(filter);
    reply(cut(entries, range));
}
void FakeEngine::reloadSettings(Reply<std::vector<std::string>> reply)
{
    ++script_.record.reloads;
    reply(script_.needRestart);
}

Subscription FakeEngine::subscribe(Executor executor, std::function<void(const EventBatch&)> callback)
{
    auto subscription = subscribers_.add(std::move(executor), std::move(callback));
    if (script_.onSubscribe)
        script_.onSubscribe(*this);
    return subscription;
}

void FakeEngine::close(Reply<std::monostate> reply)
{
    script_.record.isClosed = true;
    if (script_.closes)
        reply(std::monostate{});
}

} // namespace shoal::test
