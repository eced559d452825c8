// The catalogue's reading half.
#include "core/state/catalogue.h"
#include "core/state/fold_case.h"
#include "core/state/share_columns.h"
#include "core/state/sqlite_call.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <string>

namespace shoal {
namespace {
using namespace columns;

/// InfoHashes::matches in SQL, where :v1 and :v2 may be NULL. Written so that each half uses its index.
constexpr auto hashesMatch =
    "shares.id IN (SELECT id FROM shares WHERE v1 = :v1 UNION SELECT id FROM shares WHERE v2 = :v2) "
    "AND (v1 IS NULL OR :v1 IS NULL OR v1 = :v1) AND (v2 IS NULL OR :v2 IS NULL OR v2 = :v2)";

/// What begins with these digits, as a range of blobs. What are no hexadecimal digits begins nothing: from 1 to 0.
std::pair<std::string, std::string> rangeOf(const std::string& hexDigits)
{
    if (!std::ranges::all_of(hexDigits, [](unsigned char digit) { return std::isxdigit(digit) != 0; }))
        return {"1", "0"};
    auto first = hexDigits, last = hexDigits;
    if (hexDigits.size() % 2 != 0) {
        first += '0';
        last += 'f';
    }
    const auto bytes = [](const std::string& digits) {
        const auto all = fromHex(digits);
        return all ? std::string{all->begin(), all->end()} : std::string{};
    };
    return {bytes(first), bytes(last) + std::string(32, '\xff')};
}

std::string whereOf(const CatalogueFilter& filter)
{
    std::string where = " WHERE 1";
    if (!filter.text.empty())
        where += " AND instr(name_folded, :text) > 0";
    if (filter.hashes)
        where += std::string{" AND "} + hashesMatch;
    if (!filter.hashPrefix.empty())
        where += " AND (v1 BETWEEN :prefix AND :prefixEnd OR v2 BETWEEN :prefix AND :prefixEnd)";
    if (!filter.label.empty())
        where += " AND shares.id IN (SELECT share FROM labels WHERE label = :label)";
    if (!filter.tracker.empty())
        where += " AND shares.id IN (SELECT share FROM tracker_hosts WHERE host = :tracker)";
    if (filter.hasNoLabel)
        where += " AND has_labels = 0";
    if (filter.swarm)
        where += " AND swarm = :swarm";
    if (filter.isPaused)
        where += " AND is_paused = :paused";
    if (filter.isComplete)
        where += *filter.isComplete ? " AND completed_at IS NOT NULL" : " AND completed_at IS NULL";
    return where;
}

void bindFilter(SQLite::Statement& statement, const CatalogueFilter& filter)
{
    if (!filter.text.empty())
        statement.bind(":text", foldCase(filter.text));
    if (filter.hashes) {
        bindHashes(statement, statement.getIndex(":v1"), {filter.hashes->v1, std::nullopt});
        if (filter.hashes->v2)
            statement.bind(":v2", filter.hashes->v2->bytes.data(), static_cast<int>(filter.hashes->v2->bytes.size()));
    }
    if (!filter.hashPrefix.empty()) {
        const auto [first, last] = rangeOf(filter.hashPrefix);
        bindBlob(statement, statement.getIndex(":prefix"), first);
        bindBlob(statement, statement.getIndex(":prefixEnd"), last);
    }
    if (!filter.label.empty())
        statement.bind(":label", filter.label);
    if (!filter.tracker.empty())
        statement.bind(":tracker", filter.tracker);
    if (filter.swarm)
        bindId(statement, statement.getIndex(":swarm"), filter.swarm);
    if (filter.isPaused)
        statement.bind(":paused", *filter.isPaused ? 1 : 0);
}

tl::unexpected<Error> noSuchShareOfSwarm(const swarm::ShareId& share)
{
    return fail(ErrorKind::NotFound, "share " + toHex(share.view().first(8)), "it isn't on the list");
}

swarm::ShareId shareAt(SQLite::Statement& row, int index)
{
    const auto column = row.getColumn(index);
    const swarm::ByteView bytes{static_cast<const std::uint8_t*>(column.getBlob()),
                                static_cast<std::size_t>(column.getBytes())};
    return swarm::ShareId::from(bytes).value_or(swarm::ShareId{}); // the table lets no other length in
}

std::string orderOf(const CatalogueSort& sort)
{
    const char* direction = sort.isDescending ? " DESC" : "";
    switch (sort.column) {
    case CatalogueColumn::Name: return fmt::format(" ORDER BY name_folded{0}, shares.id{0}", direction);
    case CatalogueColumn::Size: return fmt::format(" ORDER BY size{0}, shares.id{0}", direction);
    case CatalogueColumn::AddedAt: return fmt::format(" ORDER BY added_at{0}, shares.id{0}", direction);
    case CatalogueColumn::CompletedAt:
        return fmt::format(" ORDER BY completed_at IS NULL, completed_at{0}, shares.id{0}", direction);
    case CatalogueColumn::Folder: return fmt::format(" ORDER BY folder{0}, shares.id{0}", direction);
    case CatalogueColumn::Label:
        return fmt::format(" ORDER BY CASE has_labels WHEN 1 THEN (SELECT min(label) FROM labels WHERE share = "
                           "shares.id) ELSE '' END{0}, shares.id{0}",
                           direction);
    case CatalogueColumn::Id: break;
    }
    return fmt::format(" ORDER BY shares.id{}", direction);
}
} // namespace

Result<std::vector<ShareId>> Catalogue::find(const InfoHashes& hashes, const std::optional<swarm::SwarmId>& swarm)
{
    return sqliteCall(database_->file(), [&] {
        const CatalogueFilter filter{.hashes = hashes, .swarm = swarm};
        const auto* const isPublic = swarm ? "" : " AND swarm IS NULL";
        SQLite::Statement query{database_->connection(),
                                "SELECT id FROM shares" + whereOf(filter) + isPublic + " ORDER BY id"};
        bindFilter(query, filter);
        std::vector<ShareId> ids;
        while (query.executeStep())
            ids.push_back({query.getColumn(0).getInt64()});
        return ids;
    });
}

Result<StoredShare> Catalogue::get(ShareId id)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&]() -> Result<StoredShare> {
        SQLite::Statement query{connection, fmt::format("SELECT {} WHERE shares.id = ?", shareList)};
        query.bind(1, id.value);
        if (!query.executeStep())
            return fail(ErrorKind::NotFound, fmt::format("share {}", id.value));
        return readShare(connection, query);
    });
}

Result<ShareId> Catalogue::findShare(const swarm::SwarmId& swarm, const swarm::ShareId& share)
{
    return sqliteCall(database_->file(), [&]() -> Result<ShareId> {
        SQLite::Statement query{database_->connection(), "SELECT id FROM shares WHERE swarm = ? AND swarm_share = ?"};
        bindId(query, 1, swarm);
        bindId(query, 2, share);
        if (!query.executeStep())
            return noSuchShareOfSwarm(share);
        return ShareId{query.getColumn(0).getInt64()};
    });
}

Result<std::vector<CatalogueOfSwarm>> Catalogue::ofSwarm(const swarm::SwarmId& swarm)
{
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement query{
            database_->connection(),
            "SELECT id, swarm_share, is_paused, completed_at IS NOT NULL, NOT has_wanted AND NOT has_file_changes, "
            "EXISTS (SELECT 1 FROM resumes WHERE share = shares.id) FROM shares WHERE swarm = ? ORDER BY id"};
        bindId(query, 1, swarm);
        std::vector<CatalogueOfSwarm> shares;
        while (query.executeStep()) {
            const bool isComplete = query.getColumn(3).getInt() != 0;
            shares.push_back({.id = {query.getColumn(0).getInt64()},
                              .share = shareAt(query, 1),
                              .isPaused = query.getColumn(2).getInt() != 0,
                              .isComplete = isComplete,
                              .isWhole = isComplete && query.getColumn(4).getInt() != 0,
                              .hasProgress = query.getColumn(5).getInt() != 0});
        }
        return shares;
    });
}

Result<std::string> Catalogue::torrentOf(const swarm::SwarmId& swarm, const swarm::ShareId& share)
{
    return sqliteCall(database_->file(), [&]() -> Result<std::string> {
        SQLite::Statement query{database_->connection(),
                                "SELECT bytes FROM torrents WHERE share = (SELECT id FROM shares WHERE swarm = ? AND "
                                "swarm_share = ?)"};
        bindId(query, 1, swarm);
        bindId(query, 2, share);
        if (!query.executeStep())
            return noSuchShareOfSwarm(share);
        return query.getColumn(0).getString();
    });
}

Result<Page<CatalogueRow>> Catalogue::rows(const CatalogueFilter& filter, const CatalogueSort& sort, Range range)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        const auto where = whereOf(filter);
        SQLite::Statement count{connection, "SELECT count(*) FROM shares" + where};
        bindFilter(count, filter);
        count.executeStep();
        Page<CatalogueRow> page{.total = static_cast<std::size_t>(count.getColumn(0).getInt64())};

        SQLite::Statement query{
            connection,
            fmt::format("SELECT {} FROM shares{}{} LIMIT :count OFFSET :first", rowList, where, orderOf(sort))};
        bindFilter(query, filter);
        bindWindow(query, range);
        while (query.executeStep())
            page.rows.push_back(readRow(query));
        return page;
    });
}

Result<std::vector<CatalogueRow>> Catalogue::rowsOf(std::span<const ShareId> ids)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement query{connection, fmt::format("SELECT {} FROM shares WHERE shares.id = ?", rowList)};
        std::vector<CatalogueRow> rows;
        for (const auto id : ids) {
            query.reset();
            query.bind(1, id.value);
            if (query.executeStep())
                rows.push_back(readRow(query));
        }
        return rows;
    });
}

Result<std::vector<CatalogueKey>> Catalogue::keys(const CatalogueFilter& filter, const CatalogueSort& sort)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement query{connection,
                                "SELECT id, is_paused, moving_to IS NOT NULL, completed_at IS NOT NULL, size, "
                                "downloaded, uploaded FROM shares"
                                    + whereOf(filter) + orderOf(sort)};
        bindFilter(query, filter);
        std::vector<CatalogueKey> keys;
        while (query.executeStep())
            keys.push_back({.id = {query.getColumn(0).getInt64()},
                            .isPaused = query.getColumn(1).getInt() != 0,
                            .isMoving = query.getColumn(2).getInt() != 0,
                            .isComplete = query.getColumn(3).getInt() != 0,
                            .size = static_cast<Bytes>(query.getColumn(4).getInt64()),
                            .downloaded = static_cast<Bytes>(query.getColumn(5).getInt64()),
                            .uploaded = static_cast<Bytes>(query.getColumn(6).getInt64())});
        return keys;
    });
}

Result<CatalogueCounts> Catalogue::counts()
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        const auto byName = [&connection](const char* sql) {
            SQLite::Statement query{connection, sql};
            std::vector<std::pair<std::string, std::size_t>> counts;
            while (query.executeStep())
                counts.emplace_back(query.getColumn(0).getString(),
                                    static_cast<std::size_t>(query.getColumn(1).getInt64()));
            return counts;
        };
        const auto bare = connection.execAndGet("SELECT count(*) FROM shares WHERE has_labels = 0").getInt64();
        return CatalogueCounts{.withoutLabel = static_cast<std::size_t>(bare),
                               .labels = byName("SELECT label, count(*) FROM labels GROUP BY label ORDER BY label"),
                               .trackers =
                                   byName("SELECT host, count(*) FROM tracker_hosts GROUP BY host ORDER BY host")};
    });
}

Result<std::vector<ShareId>> Catalogue::mayReach(const std::set<std::filesystem::path>& paths)
{
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement query{database_->connection(), "SELECT id, folder, name, has_places FROM shares ORDER BY id"};
        std::vector<ShareId> ids;
        while (query.executeStep()) {
            const std::filesystem::path folder{query.getColumn(1).getString()};
            const auto content = (folder / query.getColumn(2).getString()).lexically_normal();
            if (query.getColumn(3).getInt() != 0 || paths.contains(content))
                ids.push_back({query.getColumn(0).getInt64()});
        }
        return ids;
    });
}

Result<void> Catalogue::forEach(const std::function<void(StoredShare)>& visit)
{
    auto& connection = database_->connection();
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement query{connection, fmt::format("SELECT {} ORDER BY shares.id", shareList)};
        while (query.executeStep())
            visit(readShare(connection, query));
    });
}

} // namespace shoal
