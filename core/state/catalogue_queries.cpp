// The catalogue's reading half.
#include "core/state/catalogue.h"
#include "core/state/fold_case.h"
#include "core/state/share_columns.h"
#include "core/state/sqlite_call.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <limits>
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
    if (filter.isPaused)
        statement.bind(":paused", *filter.isPaused ? 1 : 0);
}

std::string orderOf(const CatalogueSort& sort)
{
    const char* direction = sort.isDescending ? " DESC" : "";
    switch (sort.column) {
    case CatalogueColumn::Name: return fmt::format(" ORDER BY name_folded{0}, shares.id{0}", direction);
    case CatalogueColumn::Size: return fmt::format(" ORDER BY size{0}, shares.id{0}", direction);
    case CatalogueColumn::AddedAt: return fmt::format(" ORDER BY added_at{0}, shares.id{0}", direction);
    case CatalogueColumn::Id: break;
    }
    return fmt::format(" ORDER BY shares.id{}", direction);
}

std::int64_t asLimit(std::size_t count)
{
    return static_cast<std::int64_t>(std::min<std::size_t>(count, std::numeric_limits<std::int64_t>::max()));
}
} // namespace

Result<std::vector<ShareId>> Catalogue::find(const InfoHashes& hashes)
{
    return sqliteCall(database_->file(), [&] {
        const CatalogueFilter filter{.hashes = hashes};
        SQLite::Statement query{database_->connection(), "SELECT id FROM shares" + whereOf(filter) + " ORDER BY id"};
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
        query.bind(":count", asLimit(range.count));
        query.bind(":first", asLimit(range.first));
        while (query.executeStep())
            page.rows.push_back(readRow(query));
        return page;
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
