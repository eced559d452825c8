#include "core/state/swarms/stored_swarm.h"

#include "core/state/sqlite_call.h"
#include "core/state/write_step.h"
#include "core/swarm/entries/admission.h"

namespace shoal::swarm {
namespace {

Result<void> writeAllOf(StoreParts& store, const NewSwarm& added, KeptSwarm row)
{
    return sqliteCall(store.database.file(), [&]() -> Result<void> {
        WriteStep step{store.database.connection()};
        const auto id = row.id;
        if (auto done = store.swarms.add(row); !done)
            return done;
        if (auto done = store.swarmEntries.append(id, added.entries); !done)
            return done;
        for (const auto& epoch : added.epochs)
            if (auto done = store.swarms.addEpoch(id, epoch); !done)
                return done;
        if (auto done = store.swarmNotes.setFetching(id, added.fetching); !done)
            return done;
        if (auto done = store.swarmNotes.setKnown(id, added.known); !done)
            return done;
        if (added.joining)
            if (auto done = store.swarmJoinings.remove(shortened(id), added.joining->kind, added.joining->id); !done)
                return done;
        step.commit();
        return {};
    });
}

template <class Take>
auto into(std::vector<Bytes>& all, Take load)
{
    return load([&all](ByteView bytes) { all.emplace_back(bytes.begin(), bytes.end()); });
}

} // namespace

Result<void> addSwarm(StoreParts& store, const NewSwarm& added)
{
    auto row = added.swarm;
    const auto known = store.swarms.find(row.id);
    if (known)
        return fail(ErrorKind::AlreadyExists, "swarm " + row.name, "it is in the profile already");
    if (known.error().kind != ErrorKind::NotFound)
        return fail(known.error());
    row.before = row.last ? row.last->sequence : 0;
    // The mark goes first: alone it means nothing, and entries without it would be taken for an old backup's.
    if (row.doubt == Doubt::None)
        if (auto marked = store.ownEntries.begin(row.id, row.line, row.before); !marked)
            return marked;
    return writeAllOf(store, added, std::move(row));
}

Result<std::vector<SwarmId>> swarmsOf(StoreParts& store)
{
    const auto kept = store.swarms.list();
    if (!kept)
        return fail(kept.error());
    std::vector<SwarmId> ids;
    for (const auto& swarm : *kept)
        ids.push_back(swarm.id);
    return ids;
}

Result<StoredSwarm> loadSwarm(StoreParts& store, const SwarmId& swarm)
{
    StoredSwarm loaded;
    // First: it may write the mark, and what is loaded then is what the mark speaks of.
    auto verdict = store.ownEntries.start(swarm);
    if (!verdict)
        return fail(verdict.error());
    loaded.verdict = *verdict;
    auto row = store.swarms.find(swarm);
    if (!row)
        return fail(row.error());
    loaded.swarm = std::move(*row);
    if (const auto done = into(loaded.entries, [&](auto take) { return store.swarmEntries.load(swarm, take); }); !done)
        return fail(done.error());
    if (const auto done = into(loaded.statements, [&](auto take) { return store.swarmWords.statements(swarm, take); });
        !done)
        return fail(done.error());
    if (const auto done = into(loaded.holdParts, [&](auto take) { return store.swarmWords.holds(swarm, take); }); !done)
        return fail(done.error());
    auto epochs = store.swarms.epochs(swarm);
    if (!epochs)
        return fail(epochs.error());
    if (epochs->empty())
        return fail(ErrorKind::DatabaseDamaged, "swarm " + loaded.swarm.name, "no secret of it is kept any more");
    loaded.epochs = std::move(*epochs);
    auto joinings = store.swarmJoinings.list(shortened(swarm));
    if (!joinings)
        return fail(joinings.error());
    loaded.joinings = std::move(*joinings);
    auto notes = store.swarmNotes.load(swarm);
    if (!notes)
        return fail(notes.error());
    loaded.notes = std::move(*notes);
    auto gets = store.swarmGets.list(swarm);
    if (!gets)
        return fail(gets.error());
    loaded.gets = std::move(*gets);
    return loaded;
}

Result<void> removeSwarm(StoreParts& store, const SwarmId& swarm)
{
    const auto joinings = store.swarmJoinings.list(shortened(swarm));
    if (!joinings)
        return fail(joinings.error());
    // Its keys go for good only at the end of their own transaction: nothing stands around it.
    if (auto removed = store.swarms.remove(swarm); !removed)
        return removed;
    for (const auto& joining : *joinings)
        if (auto removed = store.swarmJoinings.remove(shortened(swarm), joining.kind, joining.id); !removed)
            return removed;
    return store.ownEntries.forget(swarm);
}

Result<std::vector<JoiningOf>> ownJoinings(StoreParts& store)
{
    const auto swarms = store.swarmJoinings.swarms();
    if (!swarms)
        return fail(swarms.error());
    std::vector<JoiningOf> own;
    for (const auto& swarm : *swarms) {
        auto joinings = store.swarmJoinings.list(swarm);
        if (!joinings)
            return fail(joinings.error());
        for (auto& joining : *joinings)
            if (joining.kind == JoiningKind::Own)
                own.push_back({swarm, std::move(joining)});
    }
    return own;
}

} // namespace shoal::swarm
