// What the local engine shows: rows from the catalogue, overlaid with what runs.
#include "core/bt/local_engine.h"

#include "core/bt/tracker_rows.h"
#include "core/files/piece_map.h"
#include "core/files/selection.h"
#include "core/link/magnet.h"

#include <algorithm>
#include <limits>

namespace shoal::bt {
namespace {

constexpr Range everything{0, std::numeric_limits<std::int32_t>::max()};

/// Columns that the database can sort by; the others live in memory.
std::optional<CatalogueColumn> storedColumn(ShareColumn column)
{
    switch (column) {
    case ShareColumn::Id: return CatalogueColumn::Id;
    case ShareColumn::Name: return CatalogueColumn::Name;
    case ShareColumn::Size: return CatalogueColumn::Size;
    case ShareColumn::AddedAt: return CatalogueColumn::AddedAt;
    default: return std::nullopt;
    }
}

double liveValue(const ShareRow& row, ShareColumn column)
{
    switch (column) {
    case ShareColumn::State: return static_cast<double>(row.state);
    case ShareColumn::Progress:
        return row.wanted > 0 ? static_cast<double>(row.done) / static_cast<double>(row.wanted) : 0;
    case ShareColumn::DownRate: return static_cast<double>(row.downRate.value);
    case ShareColumn::UpRate: return static_cast<double>(row.upRate.value);
    default: return 0;
    }
}

template <class Row>
Page<Row> cut(std::vector<Row> rows, Range range)
{
    Page<Row> page{.total = rows.size(), .rows = {}};
    const auto first = std::min(range.first, rows.size());
    const auto last = first + std::min(range.count, rows.size() - first);
    page.rows.assign(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(first)),
                     std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(last)));
    return page;
}

std::string linkOf(const StoredShare& share, const std::optional<Torrent>& torrent)
{
    Magnet magnet{.hashes = share.hashes, .name = share.name};
    if (torrent) {
        magnet.trackers = torrent->trackers;
        magnet.webSeeds = torrent->webSeeds;
    }
    return formatMagnet(magnet);
}

std::vector<ShareFileRow> fileRows(const Torrent& torrent, const std::vector<bool>& wanted, const PieceSet& have)
{
    std::vector<ShareFileRow> rows;
    for (const auto index : visibleFiles(torrent)) {
        const auto& file = torrent.files[index];
        rows.push_back({.index = static_cast<std::uint32_t>(rows.size()),
                        .path = file.path,
                        .size = file.size,
                        .done = have.empty() ? 0 : haveBytes(torrent, index, have),
                        .isWanted = wanted.empty() || wanted[index]});
    }
    return rows;
}

} // namespace

ShareRow LocalEngine::rowOf(const CatalogueRow& stored) const
{
    if (const auto running = runners_.find(stored.id); running != runners_.end())
        return running->second->row();
    ShareRow row;
    row.id = stored.id;
    row.hashes = stored.hashes;
    row.name = stored.name;
    row.state = stored.completedAt && !stored.isPaused ? ShareState::Complete : ShareState::Paused;
    if (row.state == ShareState::Paused)
        row.reason.kind = stored.isPaused ? ReasonKind::PausedByUser : ReasonKind::NotRunning;
    if (isToStart_.contains(stored.id)) {
        row.state = ShareState::Checking;
        row.reason.kind = ReasonKind::Checking;
    }
    row.hasMetadata = stored.hasMetadata;
    row.size = row.wanted = stored.size;
    row.done = stored.completedAt ? stored.size : 0;
    row.unproven = stored.unproven;
    row.downloaded = stored.downloaded;
    row.uploaded = stored.uploaded;
    row.whenDone = stored.whenDone;
    row.folder = stored.folder;
    row.addedAt = stored.addedAt;
    row.completedAt = stored.completedAt;
    row.labels = stored.labels;
    row.limits = stored.limits;
    row.priority = stored.priority;
    if (stored.isMoving) {
        row.state = ShareState::Moving;
        row.reason = {};
    }
    return row;
}

void LocalEngine::query(ShareFilter filter, ShareSort sort, Range range, Reply<SharePage> reply)
{
    post([this, filter = std::move(filter), sort, range, reply = std::move(reply)] {
        const auto column = storedColumn(sort.column);
        const bool isStored = column && !filter.state;
        store_->ask(
            [filter, sort, column, window = isStored ? range : everything](StoreParts& store) {
                return store.catalogue.rows({.text = filter.text,
                                             .hashes = filter.hashes,
                                             .hashPrefix = filter.hashPrefix,
                                             .label = filter.label},
                                            {column.value_or(CatalogueColumn::Id), sort.isDescending}, window);
            },
            [this, filter, sort, column, isStored, range, reply](const Result<Page<CatalogueRow>>& stored) {
                if (!stored)
                    return reply(fail(stored.error()));
                std::vector<ShareRow> rows;
                for (const auto& row : stored->rows)
                    rows.push_back(rowOf(row));
                if (isStored)
                    return reply(SharePage{stored->total, std::move(rows)});
                if (filter.state)
                    std::erase_if(rows, [&filter](const auto& row) { return row.state != *filter.state; });
                if (!column)
                    std::stable_sort(rows.begin(), rows.end(), [sort](const auto& a, const auto& b) {
                        const auto left = liveValue(a, sort.column), right = liveValue(b, sort.column);
                        return sort.isDescending ? left > right : left < right;
                    });
                reply(cut(std::move(rows), range));
            });
    });
}

void LocalEngine::details(ShareId id, Reply<ShareDetails> reply)
{
    post([this, id, reply = std::move(reply)] {
        store_->ask(
            [id](StoreParts& store) -> Result<std::pair<StoredShare, CatalogueRow>> {
                auto share = store.catalogue.get(id);
                if (!share)
                    return fail(share.error());
                const auto rows = store.catalogue.rows({.hashes = share->hashes}, {}, {0, 1});
                if (!rows)
                    return fail(rows.error());
                return std::pair{std::move(*share), rows->rows.empty() ? CatalogueRow{} : rows->rows.front()};
            },
            [this, reply](Result<std::pair<StoredShare, CatalogueRow>> stored) {
                if (!stored)
                    return reply(fail(stored.error()));
                ShareDetails details{.row = rowOf(stored->second), .torrent = {}, .link = {}, .places = {}};
                if (auto parsed = readTorrent(stored->first.torrent))
                    details.torrent = std::move(parsed->torrent);
                details.link = linkOf(stored->first, details.torrent);
                details.places = std::move(stored->first.places);
                reply(std::move(details));
            });
    });
}

void LocalEngine::files(ShareId id, Range range, Reply<FilePage> reply)
{
    post([this, id, range, reply = std::move(reply)] {
        const auto running = runners_.find(id);
        if (running != runners_.end() && running->second->torrent()) {
            const auto& runner = *running->second;
            return reply(cut(fileRows(*runner.torrent(), runner.wanted(), runner.have()), range));
        }
        withStored(id, [range, reply](const Result<StoredShare>& share) {
            if (!share)
                return reply(fail(share.error()));
            const auto parsed = readTorrent(share->torrent);
            if (!parsed)
                return reply(FilePage{}); // no list of files yet
            const auto wanted = wantedFiles(parsed->torrent, share->wanted);
            auto rows = fileRows(parsed->torrent, wanted.value_or(std::vector<bool>{}), {});
            // It rests: no pieces are counted, but what was wanted was all there.
            if (share->completedAt)
                for (auto& row : rows)
                    row.done = row.isWanted ? row.size : 0;
            reply(cut(std::move(rows), range));
        });
    });
}

void LocalEngine::peers(ShareId id, Range range, Reply<PeerPage> reply)
{
    post([this, id, range, reply = std::move(reply)] {
        const auto running = runners_.find(id);
        if (running != runners_.end())
            return reply(cut(running->second->peers(), range));
        withStored(
            id, [reply](const Result<StoredShare>& share) { share ? reply(PeerPage{}) : reply(fail(share.error())); });
    });
}

void LocalEngine::trackers(ShareId id, Range range, Reply<TrackerPage> reply)
{
    post([this, id, range, reply = std::move(reply)] {
        const auto running = runners_.find(id);
        if (running != runners_.end() && running->second->handle().is_valid())
            return asker_->post([this, handle = running->second->handle(), range, reply] {
                auto rows = std::make_shared<std::vector<TrackerRow>>(trackerRows(handle));
                post([rows, range, reply] { reply(cut(std::move(*rows), range)); });
            });
        withStored(id, [range, reply](const Result<StoredShare>& share) {
            if (!share)
                return reply(fail(share.error()));
            reply(cut(trackerRows(*share), range));
        });
    });
}

void LocalEngine::torrentFile(ShareId id, Reply<std::string> reply)
{
    post([this, id, reply = std::move(reply)] {
        withStored(id, [reply](Result<StoredShare> share) {
            if (!share)
                return reply(fail(share.error()));
            if (share->torrent.empty())
                return reply(fail(ErrorKind::NotFound, share->name, "its metadata has not arrived yet"));
            reply(std::move(share->torrent));
        });
    });
}

void LocalEngine::network(Reply<NetworkStatus> reply)
{
    post([this, reply = std::move(reply)] {
        auto status = session_->status();
        status.dht = dht_->view();
        reply(std::move(status));
    });
}

} // namespace shoal::bt
