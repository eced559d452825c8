// What the local engine shows: rows from the catalogue, overlaid with what runs.
#include "core/bt/local_engine.h"

#include "core/bt/page_cut.h"
#include "core/bt/tracker_rows.h"
#include "core/files/file_priorities.h"
#include "core/files/piece_map.h"
#include "core/files/selection.h"
#include "core/link/magnet.h"

namespace shoal::bt {
namespace {

std::string linkOf(const StoredShare& share, const std::optional<Torrent>& torrent)
{
    Magnet magnet{.hashes = share.hashes, .name = share.name};
    if (torrent) {
        magnet.trackers = torrent->trackers;
        magnet.webSeeds = torrent->webSeeds;
    }
    return formatMagnet(magnet);
}

std::vector<ShareFileRow> fileRows(const Torrent& torrent, const std::vector<FilePriority>& priorities,
                                   const PieceSet& have)
{
    std::vector<ShareFileRow> rows;
    for (const auto index : visibleFiles(torrent)) {
        const auto& file = torrent.files[index];
        const auto priority = priorities.empty() ? FilePriority::Normal : priorities[index];
        rows.push_back({.index = static_cast<std::uint32_t>(rows.size()),
                        .path = file.path,
                        .size = file.size,
                        .done = have.empty() ? 0 : haveBytes(torrent, index, have),
                        .isWanted = priority != FilePriority::Skip,
                        .priority = priority});
    }
    return rows;
}

} // namespace

void LocalEngine::details(ShareId id, Reply<ShareDetails> reply)
{
    post([this, id, reply = std::move(reply)] {
        store_->ask(
            [id](StoreParts& store) -> Result<std::pair<StoredShare, CatalogueRow>> {
                auto share = store.catalogue.get(id);
                if (!share)
                    return fail(share.error());
                const auto rows = store.catalogue.rowsOf({&id, 1});
                if (!rows)
                    return fail(rows.error());
                return std::pair{std::move(*share), rows->empty() ? CatalogueRow{} : rows->front()};
            },
            [this, reply](Result<std::pair<StoredShare, CatalogueRow>> stored) {
                if (!stored)
                    return reply(fail(stored.error()));
                ShareDetails details{.row = rowOf(stored->second), .torrent = {}, .link = {}, .places = {}};
                if (auto parsed = readTorrent(stored->first.torrent))
                    details.torrent = std::move(parsed->torrent);
                if (!stored->first.swarm) // its members find it in the swarm's catalogue, and nobody else does
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
            return reply(cut(fileRows(*runner.torrent(), runner.priorities(), runner.have()), range));
        }
        withStored(id, [range, reply](const Result<StoredShare>& share) {
            if (!share)
                return reply(fail(share.error()));
            const auto parsed = readTorrent(share->torrent);
            if (!parsed)
                return reply(FilePage{}); // no list of files yet
            const auto priorities = filePriorities(parsed->torrent, share->wanted, share->fileChanges);
            auto rows = fileRows(parsed->torrent, priorities.value_or(std::vector<FilePriority>{}), {});
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
                return reply(fail(ErrorKind::NotFound, share->shownName(), "its metadata has not arrived yet"));
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
