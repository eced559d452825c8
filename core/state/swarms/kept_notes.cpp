#include "core/state/swarms/kept_notes.h"

#include "core/state/sqlite_call.h"
#include "core/state/swarms/swarm_rows.h"
#include "core/state/write_step.h"
#include "core/swarm/encoding/cbor.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
// The numbers stand in databases.
static_assert(static_cast<int>(AutoFetch::None) == 0 && static_cast<int>(AutoFetch::Tagged) == 2);

std::vector<std::string> tagsOf(SQLite::Database& connection, std::int64_t swarm)
{
    SQLite::Statement query{connection, "SELECT tag FROM swarm_tags WHERE swarm = ? ORDER BY nr"};
    query.bind(1, swarm);
    std::vector<std::string> tags;
    while (query.executeStep())
        tags.push_back(query.getColumn(0).getString());
    return tags;
}

/// Of addresses that can't be read the device is still known to have been there.
Addresses addressesAt(SQLite::Statement& row, int index)
{
    const auto field = decodeCbor(rows::bytesAt(row, index));
    return field ? readAddresses(*field).value_or(Addresses{}) : Addresses{};
}

/// Zero stands for none.
std::optional<std::chrono::sys_seconds> momentAt(SQLite::Statement& row, int index)
{
    const auto seconds = row.getColumn(index).getInt64();
    return seconds == 0 ? std::nullopt : std::optional{std::chrono::sys_seconds{std::chrono::seconds{seconds}}};
}

std::vector<SeenDevice> seenIn(SQLite::Database& connection, std::int64_t swarm)
{
    SQLite::Statement query{connection, "SELECT device, at, addresses FROM swarm_seen WHERE swarm = ? ORDER BY device"};
    query.bind(1, swarm);
    std::vector<SeenDevice> seen;
    while (query.executeStep())
        seen.push_back({rows::idAt<DeviceId>(query, 0), momentAt(query, 1), addressesAt(query, 2)});
    return seen;
}
/// The tables note it themselves, so that it holds for whoever takes shares off the list.
std::vector<ShareId> declinedIn(SQLite::Database& connection, std::int64_t swarm)
{
    SQLite::Statement query{connection, "SELECT share FROM swarm_declined WHERE swarm = ? ORDER BY share"};
    query.bind(1, swarm);
    std::vector<ShareId> declined;
    while (query.executeStep())
        declined.push_back(rows::idAt<ShareId>(query, 0));
    return declined;
}

std::vector<DeviceKeys> knownIn(SQLite::Database& connection, std::int64_t swarm)
{
    SQLite::Statement query{connection, "SELECT signing, agreement FROM swarm_known WHERE swarm = ? ORDER BY signing"};
    query.bind(1, swarm);
    std::vector<DeviceKeys> known;
    while (query.executeStep())
        known.push_back({rows::idAt<SigningKey>(query, 0), rows::idAt<AgreementKey>(query, 1)});
    return known;
}
} // namespace

Result<SwarmNotes> KeptNotes::load(const SwarmId& swarm)
{
    return sqliteCall(database_->file(), [&]() -> Result<SwarmNotes> {
        auto& connection = database_->connection();
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement query{connection, "SELECT fetching, folder, stamp, was_removed FROM swarms WHERE number = ?"};
        query.bind(1, *number);
        query.executeStep();
        SwarmNotes notes;
        notes.fetching = {static_cast<AutoFetch>(std::clamp(query.getColumn(0).getInt(), 0, 2)),
                          tagsOf(connection, *number), query.getColumn(1).getString()};
        if (!query.getColumn(2).isNull())
            notes.stamp = std::chrono::sys_seconds{std::chrono::seconds{query.getColumn(2).getInt64()}};
        notes.wasRemoved = query.getColumn(3).getInt() != 0;
        notes.seen = seenIn(connection, *number);
        notes.declined = declinedIn(connection, *number);
        notes.known = knownIn(connection, *number);
        return notes;
    });
}

Result<void> KeptNotes::setFetching(const SwarmId& swarm, const SwarmFetching& fetching)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        auto& connection = database_->connection();
        WriteStep step{connection};
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement update{connection, "UPDATE swarms SET fetching = ?, folder = ? WHERE number = ?"};
        update.bind(1, static_cast<int>(fetching.what));
        const auto& folder = fetching.folder.native();
        rows::bindBytes(update, 2, {reinterpret_cast<const std::uint8_t*>(folder.data()), folder.size()});
        update.bind(3, *number);
        update.exec();
        SQLite::Statement old{connection, "DELETE FROM swarm_tags WHERE swarm = ?"};
        old.bind(1, *number);
        old.exec();
        SQLite::Statement insert{connection, "INSERT INTO swarm_tags (swarm, nr, tag) VALUES (?, ?, ?)"};
        for (std::size_t nr = 0; nr < fetching.tags.size(); ++nr) {
            insert.reset();
            insert.bind(1, *number);
            insert.bind(2, static_cast<std::int64_t>(nr));
            insert.bind(3, fetching.tags[nr]);
            insert.exec();
        }
        step.commit();
        return {};
    });
}

Result<void> KeptNotes::setStamp(const SwarmId& swarm, std::chrono::sys_seconds stamp)
{
    return setNumber(swarm, "UPDATE swarms SET stamp = ? WHERE number = ?", stamp.time_since_epoch().count());
}

Result<void> KeptNotes::setRemoved(const SwarmId& swarm, bool wasRemoved)
{
    return setNumber(swarm, "UPDATE swarms SET was_removed = ? WHERE number = ?", wasRemoved ? 1 : 0);
}

Result<void> KeptNotes::setNumber(const SwarmId& swarm, const char* sql, std::int64_t value)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement update{database_->connection(), sql};
        update.bind(1, value);
        update.bind(2, *number);
        update.exec();
        return {};
    });
}

Result<void> KeptNotes::putSeen(const SwarmId& swarm, const std::vector<SeenDevice>& devices)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        WriteStep step{database_->connection()};
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement insert{
            database_->connection(),
            "INSERT OR REPLACE INTO swarm_seen (swarm, device, at, addresses) VALUES (?, ?, ?, ?)"};
        for (const auto& seen : devices) {
            insert.reset();
            insert.bind(1, *number);
            rows::bindBytes(insert, 2, seen.device.view());
            insert.bind(3, std::int64_t{seen.at.value_or(std::chrono::sys_seconds{}).time_since_epoch().count()});
            rows::bindBytes(insert, 4, encodeCbor(fieldOf(seen.addresses)));
            insert.exec();
        }
        step.commit();
        return {};
    });
}

Result<void> KeptNotes::forgetSeen(const SwarmId& swarm, const DeviceId& device)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement gone{database_->connection(), "DELETE FROM swarm_seen WHERE swarm = ? AND device = ?"};
        gone.bind(1, *number);
        rows::bindBytes(gone, 2, device.view());
        gone.exec();
        return {};
    });
}

Result<void> KeptNotes::setKnown(const SwarmId& swarm, const std::vector<DeviceKeys>& members)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        auto& connection = database_->connection();
        WriteStep step{connection};
        const auto number = rows::numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement old{connection, "DELETE FROM swarm_known WHERE swarm = ?"};
        old.bind(1, *number);
        old.exec();
        SQLite::Statement insert{connection,
                                 "INSERT OR REPLACE INTO swarm_known (swarm, signing, agreement) VALUES (?, ?, ?)"};
        for (const auto& keys : members) {
            insert.reset();
            insert.bind(1, *number);
            rows::bindBytes(insert, 2, keys.signing.view());
            rows::bindBytes(insert, 3, keys.agreement.view());
            insert.exec();
        }
        step.commit();
        return {};
    });
}

} // namespace shoal::swarm
