#include "core/state/swarms/own_entries.h"

#include "core/files/whole_file.h"
#include "core/state/sqlite_call.h"
#include "core/state/swarms/kept_entries.h"
#include "core/state/swarms/kept_swarms.h"
#include "core/state/swarms/swarm_rows.h"
#include "core/state/write_step.h"
#include "core/swarm/entries/entry.h"

#include <cassert>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal::swarm {
namespace {
ByteView viewOf(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }
std::string_view textOf(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

bool isKept(SQLite::Database& connection, std::int64_t swarm, const EntryId& entry)
{
    SQLite::Statement query{connection, "SELECT 1 FROM swarm_entries WHERE swarm = ? AND id = ?"};
    query.bind(1, swarm);
    rows::bindBytes(query, 2, entry.view());
    return query.executeStep();
}

void setLast(SQLite::Database& connection, std::int64_t swarm, const OwnEntry& last)
{
    SQLite::Statement update{connection, "UPDATE swarms SET own_sequence = ?, own_id = ? WHERE number = ?"};
    update.bind(1, static_cast<std::int64_t>(last.sequence));
    rows::bindBytes(update, 2, last.id.view());
    update.bind(3, swarm);
    update.exec();
}

void setBefore(SQLite::Database& connection, std::int64_t swarm, std::uint64_t before)
{
    SQLite::Statement update{connection, "UPDATE swarms SET own_before = ? WHERE number = ?"};
    update.bind(1, static_cast<std::int64_t>(before));
    update.bind(2, swarm);
    update.exec();
}

/// 0 where the file system doesn't tell.
std::uint64_t birthOf(const std::filesystem::path& file)
{
    struct statx facts {};
    const bool isTold = ::statx(AT_FDCWD, file.c_str(), 0, STATX_BTIME, &facts) == 0 && (facts.stx_mask & STATX_BTIME);
    constexpr std::uint64_t second = 1'000'000'000;
    return isTold ? static_cast<std::uint64_t>(facts.stx_btime.tv_sec) * second + facts.stx_btime.tv_nsec : 0;
}

std::uint64_t sequenceOf(ByteView entry)
{
    const auto read = readEntry(entry);
    assert(read);
    return read ? read->sequence : 0;
}
} // namespace

std::filesystem::path OwnEntryKeeper::markOf(const SwarmId& swarm) const
{
    return database_->file().parent_path() / fmt::format("swarm-{}.generation", rows::shortName(swarm));
}

Result<std::optional<FoundMark>> OwnEntryKeeper::readMark(const SwarmId& swarm) const
{
    const auto bytes = readWholeFile(markOf(swarm));
    if (!bytes && bytes.error().kind == ErrorKind::NotFound)
        return std::nullopt;
    if (!bytes)
        return fail(bytes.error());
    const auto says = decodeGeneration(viewOf(*bytes));
    return says ? std::optional{FoundMark{*says, birthOf(markOf(swarm))}} : std::nullopt;
}

Result<void> OwnEntryKeeper::writeMark(const SwarmId& swarm, Generation generation) const
{
    // The file that is going to take the name, so that it can say when it was born: copies of it were born later.
    const auto fresh = markOf(swarm).string() + ".new";
    const int made = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (made < 0)
        return failWith(lastError(), fresh);
    ::close(made);
    generation.birth = birthOf(fresh);
    return replaceWholeFile(markOf(swarm), textOf(encodeGeneration(generation)));
}

Result<void> OwnEntryKeeper::forget(const SwarmId& swarm) const
{
    std::error_code error;
    std::filesystem::remove(markOf(swarm), error);
    if (error)
        return failWith(error, markOf(swarm).string());
    return {};
}

Result<OwnEntryKeeper::Verdict> OwnEntryKeeper::judge(const SwarmId& swarm)
{
    const auto kept = KeptSwarms{*database_}.find(swarm);
    if (!kept)
        return fail(kept.error());
    if (kept->doubt != Doubt::None)
        return Verdict{kept->doubt, kept->known};
    const auto mark = readMark(swarm);
    if (!mark)
        return fail(mark.error());
    const auto doubt = compare(kept->generation(), *mark);
    return Verdict{doubt, doubt != Doubt::None && *mark ? (*mark)->says.sequence : 0};
}

Result<OwnEntryKeeper::Verdict> OwnEntryKeeper::start(const SwarmId& swarm)
{
    const auto verdict = judge(swarm);
    if (!verdict)
        return verdict;
    if (verdict->doubt != Doubt::None) {
        const auto kept = doubtIt(swarm, *verdict);
        return kept ? verdict : fail(kept.error());
    }
    const auto generation = KeptSwarms{*database_}.find(swarm);
    const auto mark = readMark(swarm);
    if (!generation || !mark)
        return fail(!generation ? generation.error() : mark.error());
    const Generation current{generation->line, generation->generation().sequence};
    if (*mark && (*mark)->says.sequence == current.sequence)
        return verdict;
    const auto written = writeMark(swarm, current);
    return written ? verdict : fail(written.error());
}

Result<void> OwnEntryKeeper::doubtIt(const SwarmId& swarm, const Verdict& verdict)
{
    return KeptSwarms{*database_}.setDoubt(swarm, verdict.doubt, verdict.known);
}

Result<void> OwnEntryKeeper::settle(const SwarmId& swarm, const Line& line)
{
    const auto sequence = sqliteCall(database_->file(), [&]() -> Result<std::uint64_t> {
        WriteStep step{database_->connection()};
        const auto kept = KeptSwarms{*database_}.find(swarm);
        if (!kept)
            return fail(kept.error());
        SQLite::Statement update{
            database_->connection(),
            "UPDATE swarms SET line = ?, own_before = own_sequence, doubt = 0, known = 0 WHERE id = ?"};
        rows::bindBytes(update, 1, line.view());
        rows::bindBytes(update, 2, swarm.view());
        update.exec();
        step.commit();
        return kept->generation().sequence;
    });
    if (!sequence)
        return fail(sequence.error());
    return writeMark(swarm, {line, *sequence}); // cut off before, the next start finds another line's, and doubts
}

Result<void> OwnEntryKeeper::begin(const SwarmId& swarm, const Line& line, std::uint64_t sequence) const
{
    return writeMark(swarm, {line, sequence});
}

Result<void> OwnEntryKeeper::keep(const SwarmId& swarm, std::span<const Bytes> entries)
{
    assert(sqlite3_get_autocommit(database_->connection().getHandle()) != 0);
    const auto kept = KeptSwarms{*database_}.find(swarm);
    if (!kept)
        return fail(kept.error());
    const auto verdict = judge(swarm);
    if (!verdict)
        return fail(verdict.error());
    if (verdict->doubt != Doubt::None)
        return fail(ErrorKind::WrongData, markOf(swarm).string(),
                    "it doesn't fit the database, which may be an old one");
    const auto sequence = write(swarm, entries);
    if (!sequence)
        return fail(sequence.error());
    return writeMark(swarm, {kept->line, *sequence});
}

Result<std::uint64_t> OwnEntryKeeper::write(const SwarmId& swarm, std::span<const Bytes> entries)
{
    const auto mark = readMark(swarm);
    if (!mark)
        return fail(mark.error());
    return sqliteCall(database_->file(), [&]() -> Result<std::uint64_t> {
        auto& connection = database_->connection();
        WriteStep step{connection};
        const auto kept = KeptSwarms{*database_}.find(swarm);
        const auto number = rows::numberOf(*database_, swarm);
        if (!kept || !number)
            return fail(!kept ? kept.error() : number.error());
        auto last = kept->generation().sequence;
        for (const auto& entry : entries) {
            const OwnEntry own{sequenceOf(entry), entryIdOf(entry)};
            if (own.sequence <= last && !isKept(connection, *number, own.id))
                return fail(ErrorKind::AlreadyExists, fmt::format("own entry {}", own.sequence),
                            "another has the number");
            if (own.sequence > last + 1)
                return fail(ErrorKind::Internal, fmt::format("own entry {}", own.sequence),
                            fmt::format("the last was {}", last));
            if (own.sequence <= last)
                continue;
            last = own.sequence;
            setLast(connection, *number, own);
        }
        if (const auto appended = KeptEntries{*database_}.append(swarm, entries); !appended)
            return fail(appended.error());
        setBefore(connection, *number, *mark ? (*mark)->says.sequence : 0);
        step.commit();
        return last;
    });
}

Result<void> OwnEntryKeeper::takeBack(const SwarmId& swarm, std::span<const Bytes> entries)
{
    return sqliteCall(database_->file(), [&]() -> Result<void> {
        auto& connection = database_->connection();
        WriteStep step{connection};
        const auto kept = KeptSwarms{*database_}.find(swarm);
        const auto number = rows::numberOf(*database_, swarm);
        if (!kept || !number)
            return fail(!kept ? kept.error() : number.error());
        auto last = kept->generation().sequence;
        for (const auto& entry : entries)
            if (const auto sequence = sequenceOf(entry); sequence > last) {
                last = sequence;
                setLast(connection, *number, {sequence, entryIdOf(entry)});
            }
        if (const auto appended = KeptEntries{*database_}.append(swarm, entries); !appended)
            return appended;
        step.commit();
        return {};
    });
}

} // namespace shoal::swarm
