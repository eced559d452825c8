#include "core/state/swarms/kept_swarms.h"

#include "core/state/sqlite_call.h"
#include "core/state/swarms/swarm_rows.h"

#include <algorithm>
#include <array>
#include <utility>

namespace shoal::swarm {
namespace {
using namespace rows;

constexpr auto swarmList = "SELECT id, name, keys, are_sealed, person, label, line, own_sequence, own_id, own_before, "
                           "doubt, known FROM swarms";

KeptSwarm readSwarm(SQLite::Statement& row)
{
    KeptSwarm swarm;
    swarm.id = idAt<SwarmId>(row, 0);
    swarm.name = row.getColumn(1).getString();
    const auto keys = bytesAt(row, 2);
    swarm.keys = {{keys.begin(), keys.end()}, row.getColumn(3).getInt() != 0};
    swarm.person = idAt<PersonId>(row, 4);
    swarm.label = row.getColumn(5).getString();
    swarm.line = idAt<Line>(row, 6);
    if (!row.getColumn(8).isNull())
        swarm.last = OwnEntry{static_cast<std::uint64_t>(row.getColumn(7).getInt64()), idAt<EntryId>(row, 8)};
    swarm.before = static_cast<std::uint64_t>(row.getColumn(9).getInt64());
    // A number that nobody writes is a doubt all the same.
    const auto doubt = std::clamp(row.getColumn(10).getInt(), 0, static_cast<int>(Doubt::Copied));
    swarm.doubt = static_cast<Doubt>(doubt);
    swarm.known = static_cast<std::uint64_t>(row.getColumn(11).getInt64());
    return swarm;
}

Secret secretAt(SQLite::Statement& row, int index)
{
    std::array<std::uint8_t, Secret::size> bytes{};
    const auto source = bytesAt(row, index);
    std::copy_n(source.begin(), std::min(source.size(), bytes.size()), bytes.begin());
    return Secret{bytes};
}

/// While it is there, what is deleted is overwritten; at its end the log is emptied, which holds it too. Where somebody
/// reads meanwhile, that is left to the database's closing.
class Erasing {
public:
    explicit Erasing(SQLite::Database& connection)
        : connection_{connection}
    {
        connection_.exec("PRAGMA secure_delete = ON");
    }
    ~Erasing()
    {
        (void)connection_.tryExec("PRAGMA secure_delete = OFF");
        (void)connection_.tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    Erasing(const Erasing&) = delete;
    Erasing& operator=(const Erasing&) = delete;

private:
    SQLite::Database& connection_;
};

/// A change of one swarm's row must meet it.
Result<void> mustChange(int rows, const SwarmId& swarm)
{
    if (rows == 0)
        return fail(ErrorKind::NotFound, "swarm " + shortName(swarm), "it isn't in the profile");
    return {};
}
} // namespace

Result<void> KeptSwarms::add(const KeptSwarm& swarm)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        SQLite::Statement insert{database_->connection(),
                                 "INSERT OR IGNORE INTO swarms (id, name, keys, are_sealed, person, label, line, "
                                 "own_sequence, own_id, own_before, doubt, known) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
        bindBytes(insert, 1, swarm.id.view());
        insert.bind(2, swarm.name);
        bindBytes(insert, 3, swarm.keys.bytes);
        insert.bind(4, swarm.keys.areSealed ? 1 : 0);
        bindBytes(insert, 5, swarm.person.view());
        insert.bind(6, swarm.label);
        bindBytes(insert, 7, swarm.line.view());
        insert.bind(8, static_cast<std::int64_t>(swarm.last ? swarm.last->sequence : 0));
        if (swarm.last)
            bindBytes(insert, 9, swarm.last->id.view());
        insert.bind(10, static_cast<std::int64_t>(swarm.before));
        insert.bind(11, static_cast<int>(swarm.doubt));
        insert.bind(12, static_cast<std::int64_t>(swarm.known));
        if (insert.exec() == 0)
            return fail(ErrorKind::AlreadyExists, "swarm " + shortName(swarm.id), "it is in the profile already");
        return {};
    });
}

Result<std::vector<KeptSwarm>> KeptSwarms::list()
{
    return sqliteCall(database_->file(), [&] {
        std::vector<KeptSwarm> swarms;
        SQLite::Statement query{database_->connection(), std::string{swarmList} + " ORDER BY number"};
        while (query.executeStep())
            swarms.push_back(readSwarm(query));
        return swarms;
    });
}

Result<KeptSwarm> KeptSwarms::find(const SwarmId& swarm)
{
    return sqliteCall(database_->file(), [&]() -> Result<KeptSwarm> {
        SQLite::Statement query{database_->connection(), std::string{swarmList} + " WHERE id = ?"};
        bindBytes(query, 1, swarm.view());
        if (!query.executeStep())
            return fail(mustChange(0, swarm).error());
        return readSwarm(query);
    });
}

Result<void> KeptSwarms::remove(const SwarmId& swarm)
{
    return sqliteCall(database_->file(), [&] {
        const Erasing erasing{database_->connection()};
        SQLite::Statement gone{database_->connection(), "DELETE FROM swarms WHERE id = ?"};
        bindBytes(gone, 1, swarm.view());
        return mustChange(gone.exec(), swarm);
    });
}

Result<void> KeptSwarms::setKeys(const SwarmId& swarm, const KeptKeys& keys)
{
    return sqliteCall(database_->file(), [&] {
        const Erasing erasing{database_->connection()};
        SQLite::Statement update{database_->connection(), "UPDATE swarms SET keys = ?, are_sealed = ? WHERE id = ?"};
        bindBytes(update, 1, keys.bytes);
        update.bind(2, keys.areSealed ? 1 : 0);
        bindBytes(update, 3, swarm.view());
        return mustChange(update.exec(), swarm);
    });
}

Result<void> KeptSwarms::setName(const SwarmId& swarm, const std::string& name)
{
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement update{database_->connection(), "UPDATE swarms SET name = ? WHERE id = ?"};
        update.bind(1, name);
        bindBytes(update, 2, swarm.view());
        return mustChange(update.exec(), swarm);
    });
}

Result<void> KeptSwarms::setDoubt(const SwarmId& swarm, Doubt doubt, std::uint64_t known)
{
    return sqliteCall(database_->file(), [&] {
        SQLite::Statement update{database_->connection(), "UPDATE swarms SET doubt = ?, known = ? WHERE id = ?"};
        update.bind(1, static_cast<int>(doubt));
        update.bind(2, static_cast<std::int64_t>(known));
        bindBytes(update, 3, swarm.view());
        return mustChange(update.exec(), swarm);
    });
}

Result<void> KeptSwarms::addEpoch(const SwarmId& swarm, const KeptEpoch& epoch)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        const auto number = numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement insert{database_->connection(),
                                 "INSERT OR REPLACE INTO swarm_epochs (swarm, epoch, secret) VALUES (?, ?, ?)"};
        insert.bind(1, *number);
        bindBytes(insert, 2, epoch.epoch.view());
        bindBytes(insert, 3, epoch.secret.view());
        insert.exec();
        return {};
    });
}

Result<std::vector<KeptEpoch>> KeptSwarms::epochs(const SwarmId& swarm)
{
    return sqliteCall(database_->file(), [&]() -> Result<std::vector<KeptEpoch>> {
        const auto number = numberOf(*database_, swarm);
        if (!number)
            return fail(number.error());
        SQLite::Statement query{database_->connection(), "SELECT epoch, secret FROM swarm_epochs WHERE swarm = ?"};
        query.bind(1, *number);
        std::vector<KeptEpoch> epochs;
        while (query.executeStep())
            epochs.push_back({idAt<EntryId>(query, 0), secretAt(query, 1)});
        return epochs;
    });
}

} // namespace shoal::swarm
