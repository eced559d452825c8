#include "core/state/catalogue.h"

#include "core/state/fold_case.h"
#include "core/state/share_columns.h"
#include "core/state/sqlite_call.h"
#include "core/state/tracker_hosts.h"
#include "core/state/write_step.h"

#include <fmt/format.h>

namespace shoal {
namespace {
// The numbers stand in every database there is.
static_assert(static_cast<int>(WhenDone::Seed) == 0 && static_cast<int>(WhenDone::Stop) == 1);
static_assert(static_cast<int>(PieceOrder::RarestFirst) == 0 && static_cast<int>(PieceOrder::Sequential) == 1);
static_assert(static_cast<int>(Priority::Low) == 0 && static_cast<int>(Priority::High) == 2);
static_assert(static_cast<int>(FilePriority::Skip) == 0 && static_cast<int>(FilePriority::High) == 3);

using namespace columns;

tl::unexpected<Error> noSuchShare(ShareId id) { return fail(ErrorKind::NotFound, fmt::format("share {}", id.value)); }

void writeBlob(SQLite::Database& connection, const char* sql, ShareId id, const std::string& bytes)
{
    SQLite::Statement statement{connection, sql};
    statement.bind(1, id.value);
    bindBlob(statement, 2, bytes);
    statement.exec();
}
constexpr auto writeTorrent = "INSERT OR REPLACE INTO torrents (share, bytes) VALUES (?, ?)";
constexpr auto writeResume = "INSERT OR REPLACE INTO resumes (share, bytes) VALUES (?, ?)";

void bindUnproven(SQLite::Statement& statement, int index, const std::optional<std::string>& unproven)
{
    if (unproven)
        bindBlob(statement, index, *unproven);
    else
        statement.bind(index);
}

/// At `index` and the seven after it.
void bindEdits(SQLite::Statement& statement, int index, const StoredShare& share)
{
    statement.bind(index, share.labels.empty() ? 0 : 1);
    statement.bind(index + 1, static_cast<std::int64_t>(share.limits.down.value));
    statement.bind(index + 2, static_cast<std::int64_t>(share.limits.up.value));
    statement.bind(index + 3, static_cast<int>(share.priority));
    if (share.movingTo.empty())
        statement.bind(index + 4);
    else
        bindBlob(statement, index + 4, share.movingTo.native());
    statement.bind(index + 5, share.givenName);
    statement.bind(index + 6, share.restsOnMetadata ? 1 : 0);
    statement.bind(index + 7, share.fileChanges.empty() ? 0 : 1);
}

/// What search and order go by.
std::string foldedName(const StoredShare& share) { return foldCase(share.shownName()); }

/// From the torrent and the link as they are kept.
void writeHosts(SQLite::Database& connection, ShareId id)
{
    SQLite::Statement query{connection,
                            "SELECT link, torrents.bytes FROM shares LEFT JOIN torrents ON torrents.share = shares.id "
                            "WHERE shares.id = ?"};
    query.bind(1, id.value);
    if (!query.executeStep())
        return;
    const auto hosts = trackerHosts(query.getColumn(1).getString(), query.getColumn(0).getString());
    SQLite::Statement old{connection, "DELETE FROM tracker_hosts WHERE share = ?"};
    old.bind(1, id.value);
    old.exec();
    SQLite::Statement insert{connection, "INSERT INTO tracker_hosts (share, host) VALUES (?, ?)"};
    for (const auto& host : hosts) {
        insert.reset();
        insert.bind(1, id.value);
        insert.bind(2, host);
        insert.exec();
    }
    SQLite::Statement known{connection, "UPDATE shares SET knows_hosts = 1 WHERE id = ?"};
    known.bind(1, id.value);
    known.exec();
}

ShareId insertRow(SQLite::Database& connection, const StoredShare& share)
{
    SQLite::Statement insert{
        connection,
        "INSERT INTO shares (v1, v2, name, name_folded, folder, when_done, "
        "piece_order, is_paused, link, size, downloaded, uploaded, added_at, "
        "completed_at, has_places, has_wanted, has_labels, down_limit, up_limit, priority, "
        "moving_to, given_name, rests_on_metadata, has_file_changes, unproven, swarm, "
        "swarm_share) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    bindHashes(insert, 1, share.hashes);
    insert.bind(3, share.name);
    insert.bind(4, foldedName(share));
    bindBlob(insert, 5, share.folder.native());
    insert.bind(6, static_cast<int>(share.whenDone));
    insert.bind(7, static_cast<int>(share.order));
    insert.bind(8, share.isPaused ? 1 : 0);
    insert.bind(9, share.link);
    bindBytes(insert, 10, share.size);
    bindBytes(insert, 11, share.downloaded);
    bindBytes(insert, 12, share.uploaded);
    bindTime(insert, 13, share.addedAt);
    bindTime(insert, 14, share.completedAt);
    insert.bind(15, share.places.empty() ? 0 : 1);
    insert.bind(16, share.wanted.isAll() ? 0 : 1);
    bindEdits(insert, 17, share);
    bindUnproven(insert, 25, share.unproven);
    bindId(insert, 26, share.swarm);
    bindId(insert, 27, share.swarmShare);
    insert.exec();
    return {connection.getLastInsertRowid()};
}

bool isOnList(SQLite::Database& connection, const StoredShare& share)
{
    if (!share.swarm)
        return false;
    SQLite::Statement query{connection, "SELECT 1 FROM shares WHERE swarm = ? AND swarm_share = ?"};
    bindId(query, 1, share.swarm);
    bindId(query, 2, share.swarmShare);
    return query.executeStep();
}

/// The torrent's or the link's, and the one that a person gave it. Nothing: there is no such share.
std::optional<std::string> keptName(SQLite::Database& connection, ShareId id, const char* column = "name")
{
    SQLite::Statement query{connection, fmt::format("SELECT {} FROM shares WHERE id = ?", column)};
    query.bind(1, id.value);
    return query.executeStep() ? std::optional{query.getColumn(0).getString()} : std::nullopt;
}

/// Whether there was such a share.
bool updateRow(SQLite::Database& connection, const StoredShare& share)
{
    const auto name = keptName(connection, share.id);
    if (!name)
        return false;
    SQLite::Statement update{connection,
                             "UPDATE shares SET folder = ?, when_done = ?, piece_order = ?, is_paused = ?, "
                             "knows_hosts = knows_hosts AND link = ?5, link = ?5, has_places = ?, has_wanted = ?, "
                             "has_labels = ?, down_limit = ?, up_limit = ?, "
                             "priority = ?, moving_to = ?, given_name = ?, rests_on_metadata = ?, "
                             "has_file_changes = ?, name_folded = ? WHERE id = ?"};
    bindBlob(update, 1, share.folder.native());
    update.bind(2, static_cast<int>(share.whenDone));
    update.bind(3, static_cast<int>(share.order));
    update.bind(4, share.isPaused ? 1 : 0);
    update.bind(5, share.link);
    update.bind(6, share.places.empty() ? 0 : 1);
    update.bind(7, share.wanted.isAll() ? 0 : 1);
    bindEdits(update, 8, share);
    update.bind(16, foldCase(share.givenName.empty() ? *name : share.givenName));
    update.bind(17, share.id.value);
    return update.exec() > 0;
}

bool knowsHosts(SQLite::Database& connection, ShareId id)
{
    SQLite::Statement query{connection, "SELECT knows_hosts FROM shares WHERE id = ?"};
    query.bind(1, id.value);
    return query.executeStep() && query.getColumn(0).getInt() != 0;
}

bool updateMetadata(SQLite::Database& connection, ShareId id, const ArrivedMetadata& metadata)
{
    SQLite::Statement update{connection,
                             "UPDATE shares SET v1 = ?, v2 = ?, name = ?, name_folded = ?, size = ?, "
                             "is_paused = is_paused OR rests_on_metadata, rests_on_metadata = 0 WHERE id = ?"};
    const auto given = keptName(connection, id, "given_name").value_or(std::string{});
    bindHashes(update, 1, metadata.hashes);
    update.bind(3, metadata.name);
    update.bind(4, foldCase(given.empty() ? metadata.name : given));
    bindBytes(update, 5, metadata.size);
    update.bind(6, id.value);
    return update.exec() > 0;
}

bool updateNumbers(SQLite::Database& connection, const SavedResume& saved)
{
    SQLite::Statement update{connection,
                             "UPDATE shares SET downloaded = ?, uploaded = ?, completed_at = ?, unproven = ? "
                             "WHERE id = ?"};
    bindBytes(update, 1, saved.downloaded);
    bindBytes(update, 2, saved.uploaded);
    bindTime(update, 3, saved.completedAt);
    bindUnproven(update, 4, saved.unproven);
    update.bind(5, saved.id.value);
    return update.exec() > 0;
}
} // namespace

Result<ShareId> Catalogue::insert(const StoredShare& share)
{
    if (share.hashes.isEmpty())
        return fail(ErrorKind::BadArgument, "hashes", "a share needs an info-hash");
    if (share.swarm.has_value() != share.swarmShare.has_value())
        return fail(ErrorKind::BadArgument, "swarm", "a swarm's share has a name in it, and no other has");
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&]() -> Result<ShareId> {
        WriteStep step{connection};
        if (isOnList(connection, share))
            return fail(ErrorKind::AlreadyExists, share.nameOrHash(), "the swarm's share is on the list");
        const auto id = insertRow(connection, share);
        writeChoices(connection, id, share);
        if (!share.torrent.empty())
            writeBlob(connection, writeTorrent, id, share.torrent);
        if (!share.resume.empty())
            writeBlob(connection, writeResume, id, share.resume);
        writeHosts(connection, id);
        step.commit();
        return id;
    });
}

Result<void> Catalogue::updateDecisions(const StoredShare& share)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        WriteStep step{connection};
        if (!updateRow(connection, share))
            return noSuchShare(share.id);
        writeChoices(connection, share.id, share);
        if (!knowsHosts(connection, share.id))
            writeHosts(connection, share.id);
        step.commit();
        return {};
    });
}

Result<void> Catalogue::setPaused(ShareId id, bool isPaused)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        SQLite::Statement update{database_->connection(), "UPDATE shares SET is_paused = ? WHERE id = ?"};
        update.bind(1, isPaused ? 1 : 0);
        update.bind(2, id.value);
        if (update.exec() == 0)
            return noSuchShare(id);
        return {};
    });
}

Result<void> Catalogue::setUnproven(ShareId id, const std::optional<std::string>& unproven)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        SQLite::Statement update{database_->connection(), "UPDATE shares SET unproven = ? WHERE id = ?"};
        bindUnproven(update, 1, unproven);
        update.bind(2, id.value);
        if (update.exec() == 0)
            return noSuchShare(id);
        return {};
    });
}

Result<void> Catalogue::setMetadata(ShareId id, const ArrivedMetadata& metadata)
{
    if (metadata.hashes.isEmpty())
        return fail(ErrorKind::BadArgument, "hashes", "a share needs an info-hash");
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        WriteStep step{connection};
        if (!updateMetadata(connection, id, metadata))
            return noSuchShare(id);
        writeBlob(connection, writeTorrent, id, metadata.torrent);
        writeHosts(connection, id);
        step.commit();
        return {};
    });
}

Result<std::size_t> Catalogue::findHosts(std::size_t most)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        WriteStep step{connection};
        std::vector<ShareId> ids;
        SQLite::Statement query{connection, "SELECT id FROM shares WHERE knows_hosts = 0 LIMIT ?"};
        query.bind(1, static_cast<std::int64_t>(most));
        while (query.executeStep())
            ids.push_back({query.getColumn(0).getInt64()});
        for (const auto id : ids)
            writeHosts(connection, id);
        step.commit();
        return ids.size();
    });
}

Result<void> Catalogue::saveResume(std::span<const SavedResume> batch)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        WriteStep step{connection};
        for (const auto& saved : batch)
            if (updateNumbers(connection, saved))
                writeBlob(connection, writeResume, saved.id, saved.resume);
        step.commit();
    });
}

Result<void> Catalogue::remove(ShareId id)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        SQLite::Statement statement{database_->connection(), "DELETE FROM shares WHERE id = ?"};
        statement.bind(1, id.value);
        if (statement.exec() == 0)
            return noSuchShare(id);
        return {};
    });
}

} // namespace shoal
