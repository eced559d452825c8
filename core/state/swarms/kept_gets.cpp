#include "core/state/swarms/kept_gets.h"

#include "core/state/sqlite_call.h"
#include "core/state/swarms/swarm_rows.h"
#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

#include <algorithm>
#include <limits>

namespace shoal::swarm {
namespace {
// The numbers stand in databases.
static_assert(static_cast<int>(WhenDone::Seed) == 0 && static_cast<int>(WhenDone::Stop) == 1);

constexpr std::size_t selectionFields = 2;
constexpr std::uint64_t highestFile = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t longestSelection = 16 * 1024 * 1024; ///< bytes

Bytes encoded(const FileSelection& wanted)
{
    Cbor::Array ranges, patterns;
    for (const auto& [first, last] : wanted.ranges)
        ranges.emplace_back(Cbor::Array{std::uint64_t{first}, std::uint64_t{last}});
    for (const auto& pattern : wanted.patterns) // of any bytes, as names of files are
        patterns.emplace_back(Bytes{pattern.begin(), pattern.end()});
    return encodeCbor({Cbor::Array{std::move(ranges), std::move(patterns)}});
}

/// All files, when it can't be read: more than was asked for, and nothing that isn't.
FileSelection decoded(ByteView bytes)
{
    const auto value = decodeCbor(bytes, longestSelection);
    if (!value)
        return {};
    FieldReader fields{*value, selectionFields};
    FileSelection wanted;
    wanted.ranges = fields.list<std::pair<std::uint32_t, std::uint32_t>>(longestSelection, 2, [](FieldReader& range) {
        const auto first = static_cast<std::uint32_t>(range.number(0, highestFile));
        return std::pair{first, static_cast<std::uint32_t>(range.number(0, highestFile))};
    });
    for (const auto& pattern : fields.blobs(longestSelection, longestSelection))
        wanted.patterns.emplace_back(pattern.begin(), pattern.end());
    return fields.isDone() ? wanted : FileSelection{};
}
} // namespace

Result<void> KeptGets::put(const SwarmId& swarm, const KeptGet& get)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement insert{
            database_->connection(),
            "INSERT OR REPLACE INTO swarm_gets (swarm, share, folder, wanted, when_done) VALUES (?, ?, ?, ?, ?)"};
        const auto& folder = get.folder.native();
        insert.bind(1, *number);
        rows::bindBytes(insert, 2, get.share.view());
        rows::bindBytes(insert, 3, {reinterpret_cast<const std::uint8_t*>(folder.data()), folder.size()});
        rows::bindBytes(insert, 4, encoded(get.wanted));
        insert.bind(5, static_cast<int>(get.whenDone));
        insert.exec();
        return {};
    });
}

Result<void> KeptGets::remove(const SwarmId& swarm, const ShareId& share)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement gone{database_->connection(), "DELETE FROM swarm_gets WHERE swarm = ? AND share = ?"};
        gone.bind(1, *number);
        rows::bindBytes(gone, 2, share.view());
        gone.exec();
        return {};
    });
}

Result<std::vector<KeptGet>> KeptGets::list(const SwarmId& swarm)
{
    return sqliteCall(database_->file(), [&]() -> Result<std::vector<KeptGet>> {
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement query{
            database_->connection(),
            "SELECT share, folder, wanted, when_done FROM swarm_gets WHERE swarm = ? ORDER BY rowid"};
        query.bind(1, *number);
        std::vector<KeptGet> gets;
        while (query.executeStep())
            gets.push_back({.share = rows::idAt<ShareId>(query, 0),
                            .folder = query.getColumn(1).getString(),
                            .wanted = decoded(rows::bytesAt(query, 2)),
                            .whenDone = static_cast<WhenDone>(std::clamp(query.getColumn(3).getInt(), 0, 1))});
        return gets;
    });
}

} // namespace shoal::swarm
