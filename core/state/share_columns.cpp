#include "core/state/share_columns.h"

#include "core/files/unproven.h"

#include <algorithm>
#include <limits>

namespace shoal::columns {
namespace {
template <class Digest>
std::optional<Digest> digestOf(const SQLite::Column& column)
{
    Digest digest;
    if (column.isNull() || static_cast<std::size_t>(column.getBytes()) != digest.bytes.size())
        return std::nullopt;
    std::copy_n(static_cast<const std::uint8_t*>(column.getBlob()), digest.bytes.size(), digest.bytes.begin());
    return digest;
}

template <class Digest>
void bindDigest(SQLite::Statement& statement, int index, const std::optional<Digest>& digest)
{
    if (digest)
        statement.bind(index, digest->bytes.data(), static_cast<int>(digest->bytes.size()));
    else
        statement.bind(index);
}

template <class Id>
std::optional<Id> idOf(const SQLite::Column& column)
{
    return Id::from({static_cast<const std::uint8_t*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())});
}

Bytes bytesOf(const SQLite::Column& column) { return static_cast<Bytes>(column.getInt64()); }

std::chrono::sys_seconds timeOf(const SQLite::Column& column)
{
    return std::chrono::sys_seconds{std::chrono::seconds{column.getInt64()}};
}

std::optional<std::chrono::sys_seconds> maybeTimeOf(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional{timeOf(column)};
}

std::vector<FilePlace> readPlaces(SQLite::Database& connection, ShareId id)
{
    SQLite::Statement query{connection, "SELECT file, path FROM places WHERE share = ? ORDER BY file"};
    query.bind(1, id.value);
    std::vector<FilePlace> places;
    while (query.executeStep())
        places.push_back({query.getColumn(0).getUInt(), query.getColumn(1).getString()});
    return places;
}

FileSelection readWanted(SQLite::Database& connection, ShareId id)
{
    FileSelection wanted;
    SQLite::Statement ranges{connection, "SELECT first, last FROM wanted_ranges WHERE share = ? ORDER BY nr"};
    ranges.bind(1, id.value);
    while (ranges.executeStep())
        wanted.ranges.emplace_back(ranges.getColumn(0).getUInt(), ranges.getColumn(1).getUInt());
    SQLite::Statement patterns{connection, "SELECT pattern FROM wanted_patterns WHERE share = ? ORDER BY nr"};
    patterns.bind(1, id.value);
    while (patterns.executeStep())
        wanted.patterns.push_back(patterns.getColumn(0).getString());
    return wanted;
}

void writePlaces(SQLite::Database& connection, ShareId id, const std::vector<FilePlace>& places)
{
    SQLite::Statement insert{connection, "INSERT OR REPLACE INTO places (share, file, path) VALUES (?, ?, ?)"};
    for (const auto& place : places) {
        insert.reset();
        insert.bind(1, id.value);
        insert.bind(2, place.index);
        bindBlob(insert, 3, place.path.native());
        insert.exec();
    }
}

void writeWanted(SQLite::Database& connection, ShareId id, const FileSelection& wanted)
{
    SQLite::Statement range{connection, "INSERT INTO wanted_ranges (share, nr, first, last) VALUES (?, ?, ?, ?)"};
    for (std::size_t nr = 0; nr < wanted.ranges.size(); ++nr) {
        range.reset();
        range.bind(1, id.value);
        range.bind(2, static_cast<std::int64_t>(nr));
        range.bind(3, wanted.ranges[nr].first);
        range.bind(4, wanted.ranges[nr].second);
        range.exec();
    }
    SQLite::Statement pattern{connection, "INSERT INTO wanted_patterns (share, nr, pattern) VALUES (?, ?, ?)"};
    for (std::size_t nr = 0; nr < wanted.patterns.size(); ++nr) {
        pattern.reset();
        pattern.bind(1, id.value);
        pattern.bind(2, static_cast<std::int64_t>(nr));
        bindBlob(pattern, 3, wanted.patterns[nr]);
        pattern.exec();
    }
}

template <class Number>
Number enumOf(const SQLite::Column& column, Number last)
{
    return static_cast<Number>(std::clamp(column.getInt(), 0, static_cast<int>(last)));
}

std::vector<FileChange> readFileChanges(SQLite::Database& connection, ShareId id)
{
    SQLite::Statement query{connection,
                            "SELECT first, last, priority FROM file_changes WHERE share = ? ORDER BY first"};
    query.bind(1, id.value);
    std::vector<FileChange> changes;
    while (query.executeStep())
        changes.push_back({static_cast<std::uint32_t>(query.getColumn(0).getInt64()),
                           static_cast<std::uint32_t>(query.getColumn(1).getInt64()),
                           enumOf(query.getColumn(2), FilePriority::High)});
    return changes;
}

void writeFileChanges(SQLite::Database& connection, ShareId id, const std::vector<FileChange>& changes)
{
    SQLite::Statement insert{connection, "INSERT INTO file_changes (share, first, last, priority) VALUES (?, ?, ?, ?)"};
    for (const auto& change : changes) {
        insert.reset();
        insert.bind(1, id.value);
        insert.bind(2, change.first);
        insert.bind(3, change.last);
        insert.bind(4, static_cast<int>(change.priority));
        insert.exec();
    }
}

constexpr char labelSeparator = '\x1f';

Labels readLabels(const SQLite::Column& column)
{
    Labels labels;
    if (column.isNull())
        return labels;
    const auto all = column.getString();
    for (std::size_t at = 0; at <= all.size();) {
        const auto end = std::min(all.find(labelSeparator, at), all.size());
        labels.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    std::ranges::sort(labels);
    return labels;
}

void writeLabels(SQLite::Database& connection, ShareId id, const Labels& labels)
{
    SQLite::Statement insert{connection, "INSERT OR IGNORE INTO labels (share, label) VALUES (?, ?)"};
    for (const auto& label : labels) {
        insert.reset();
        insert.bind(1, id.value);
        insert.bind(2, label);
        insert.exec();
    }
}

std::optional<std::string> maybeBlobOf(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional{column.getString()};
}

Priority priorityOf(const SQLite::Column& column) { return enumOf(column, Priority::High); }

void forget(SQLite::Database& connection, const char* sql, ShareId id)
{
    SQLite::Statement statement{connection, sql};
    statement.bind(1, id.value);
    statement.exec();
}
} // namespace

void bindBlob(SQLite::Statement& statement, int index, std::string_view bytes)
{
    // A null pointer would be NULL, not an empty blob.
    statement.bind(index, bytes.empty() ? "" : static_cast<const void*>(bytes.data()), static_cast<int>(bytes.size()));
}

void bindHashes(SQLite::Statement& statement, int index, const InfoHashes& hashes)
{
    bindDigest(statement, index, hashes.v1);
    bindDigest(statement, index + 1, hashes.v2);
}

void bindId(SQLite::Statement& statement, int index, const std::optional<swarm::SwarmId>& swarm)
{
    if (swarm)
        statement.bind(index, swarm->bytes.data(), static_cast<int>(swarm->bytes.size()));
    else
        statement.bind(index);
}

void bindId(SQLite::Statement& statement, int index, const std::optional<swarm::ShareId>& share)
{
    if (share)
        statement.bind(index, share->bytes.data(), static_cast<int>(share->bytes.size()));
    else
        statement.bind(index);
}

void bindTime(SQLite::Statement& statement, int index, const std::optional<std::chrono::sys_seconds>& time)
{
    if (time)
        statement.bind(index, std::int64_t{time->time_since_epoch().count()});
    else
        statement.bind(index);
}

void bindBytes(SQLite::Statement& statement, int index, Bytes bytes)
{
    statement.bind(index, static_cast<std::int64_t>(bytes));
}

void bindWindow(SQLite::Statement& statement, Range range)
{
    const auto asLimit = [](std::size_t count) {
        return static_cast<std::int64_t>(std::min<std::size_t>(count, std::numeric_limits<std::int64_t>::max()));
    };
    statement.bind(":count", asLimit(range.count));
    statement.bind(":first", asLimit(range.first));
}

const char* const rowList = "shares.id, v1, v2, CASE given_name WHEN '' THEN name ELSE given_name END, folder, "
                            "when_done, is_paused, size, downloaded, uploaded, "
                            "added_at, completed_at, EXISTS (SELECT 1 FROM torrents WHERE share = shares.id), "
                            "down_limit, up_limit, priority, moving_to IS NOT NULL, "
                            "CASE has_labels WHEN 1 THEN (SELECT group_concat(label, char(31)) FROM labels WHERE share "
                            "= shares.id) END, unproven, swarm, "
                            "(SELECT name FROM swarms WHERE swarms.id = shares.swarm)";

CatalogueRow readRow(SQLite::Statement& statement)
{
    const auto column = [&](int index) { return statement.getColumn(index); };
    return {
        .id = {column(0).getInt64()},
        .hashes = {digestOf<Sha1>(column(1)), digestOf<Sha256>(column(2))},
        .name = column(3).getString(),
        .folder = column(4).getString(),
        .whenDone = static_cast<WhenDone>(column(5).getInt()),
        .isPaused = column(6).getInt() != 0,
        .labels = readLabels(column(17)),
        .limits = {{static_cast<std::uint64_t>(column(13).getInt64())},
                   {static_cast<std::uint64_t>(column(14).getInt64())}},
        .priority = priorityOf(column(15)),
        .isMoving = column(16).getInt() != 0,
        .hasMetadata = column(12).getInt() != 0,
        .size = bytesOf(column(7)),
        .unproven = unprovenBytes(maybeBlobOf(column(18)), bytesOf(column(7))),
        .downloaded = bytesOf(column(8)),
        .uploaded = bytesOf(column(9)),
        .addedAt = timeOf(column(10)),
        .completedAt = maybeTimeOf(column(11)),
        .swarm = idOf<swarm::SwarmId>(column(19)),
        .swarmName = column(20).getString(),
    };
}

const char* const shareList =
    "shares.id, v1, v2, name, folder, when_done, piece_order, is_paused, link, size, downloaded, uploaded, added_at, "
    "completed_at, torrents.bytes, resumes.bytes, has_places, has_wanted, down_limit, up_limit, priority, moving_to, "
    "CASE has_labels WHEN 1 THEN (SELECT group_concat(label, char(31)) FROM labels WHERE share = shares.id) END, "
    "unproven, given_name, rests_on_metadata, has_file_changes, swarm, swarm_share FROM shares LEFT JOIN torrents ON "
    "torrents.share = "
    "shares.id LEFT JOIN resumes ON resumes.share = "
    "shares.id";

StoredShare readShare(SQLite::Database& connection, SQLite::Statement& statement)
{
    const auto column = [&](int index) { return statement.getColumn(index); };
    const ShareId id{column(0).getInt64()};
    return {
        .id = id,
        .hashes = {digestOf<Sha1>(column(1)), digestOf<Sha256>(column(2))},
        .name = column(3).getString(),
        .givenName = column(24).getString(),
        .folder = column(4).getString(),
        .places = column(16).getInt() != 0 ? readPlaces(connection, id) : std::vector<FilePlace>{},
        .wanted = column(17).getInt() != 0 ? readWanted(connection, id) : FileSelection{},
        .fileChanges = column(26).getInt() != 0 ? readFileChanges(connection, id) : std::vector<FileChange>{},
        .whenDone = static_cast<WhenDone>(column(5).getInt()),
        .order = static_cast<PieceOrder>(column(6).getInt()),
        .isPaused = column(7).getInt() != 0,
        .restsOnMetadata = column(25).getInt() != 0,
        .labels = readLabels(column(22)),
        .limits = {{static_cast<std::uint64_t>(column(18).getInt64())},
                   {static_cast<std::uint64_t>(column(19).getInt64())}},
        .priority = priorityOf(column(20)),
        .movingTo = column(21).getString(),
        .link = column(8).getString(),
        .torrent = column(14).getString(),
        .resume = column(15).getString(),
        .unproven = maybeBlobOf(column(23)),
        .size = bytesOf(column(9)),
        .downloaded = bytesOf(column(10)),
        .uploaded = bytesOf(column(11)),
        .addedAt = timeOf(column(12)),
        .completedAt = maybeTimeOf(column(13)),
        .swarm = idOf<swarm::SwarmId>(column(27)),
        .swarmShare = idOf<swarm::ShareId>(column(28)),
    };
}

void writeChoices(SQLite::Database& connection, ShareId id, const StoredShare& share)
{
    forget(connection, "DELETE FROM places WHERE share = ?", id);
    forget(connection, "DELETE FROM wanted_ranges WHERE share = ?", id);
    forget(connection, "DELETE FROM wanted_patterns WHERE share = ?", id);
    forget(connection, "DELETE FROM labels WHERE share = ?", id);
    forget(connection, "DELETE FROM file_changes WHERE share = ?", id);
    writePlaces(connection, id, share.places);
    writeWanted(connection, id, share.wanted);
    writeLabels(connection, id, share.labels);
    writeFileChanges(connection, id, share.fileChanges);
}

} // namespace shoal::columns
