#include "core/state/swarms/stored_node.h"

#include "core/state/sqlite_call.h"
#include "core/state/swarms/stored_swarm.h"
#include "core/state/write_step.h"
#include "core/swarm/entries/admission.h"

#include <deque>
#include <utility>

namespace shoal::swarm {

/// What the store's thread keeps between two calls.
struct StoredNode::Backlog {
    /// Writes one thing.
    using Step = std::function<Result<void>(StoreParts&)>;
    std::deque<Step> steps; ///< that the disk didn't take yet
    bool isTold = false;    ///< a fault, since all was kept last

    Result<void> write(StoreParts& store)
    {
        for (; !steps.empty(); steps.pop_front()) {
            auto written = steps.front()(store);
            if (!written && written.error().kind == ErrorKind::NotFound)
                steps.clear(); // a swarm that was left needs nothing of it any more
            if (!written)
                return written;
        }
        return {};
    }
};

StoredNode::StoredNode(Store& store, const SwarmId& swarm, OnFault onFault)
    : store_{store}
    , swarm_{swarm}
    , onFault_{std::make_shared<const OnFault>(std::move(onFault))}
    , backlog_{std::make_shared<Backlog>()}
{}

StoredNode::~StoredNode() = default;

void StoredNode::ask(Work work, Kept then)
{
    store_.ask([work = std::move(work), backlog = backlog_](StoreParts& store) { return work(store, *backlog); },
               [weak = std::weak_ptr{onFault_}, then = std::move(then)](const Result<void>& kept) {
                   if (!weak.expired())
                       then(kept);
               });
}

void StoredNode::tell(Work work)
{
    struct Outcome {
        Result<void> kept;
        bool isNews = false;
    };
    store_.ask(
        [work = std::move(work), backlog = backlog_](StoreParts& store) {
            auto kept = work(store, *backlog);
            if (kept)
                kept = backlog->write(store);
            const bool wasTold = std::exchange(backlog->isTold, !kept);
            return Outcome{std::move(kept), wasTold != backlog->isTold};
        },
        [weak = std::weak_ptr{onFault_}](const Outcome& outcome) {
            const auto onFault = weak.lock();
            if (onFault && outcome.isNews)
                (*onFault)(outcome.kept ? std::nullopt : std::optional{outcome.kept.error()});
        });
}

/// In its turn, and again when there is room: nobody says it a second time.
void StoredNode::write(std::function<Result<void>(StoreParts&)> step)
{
    tell([step = std::move(step)](StoreParts& store, Backlog& backlog) {
        backlog.steps.push_back(step);
        return backlog.write(store);
    });
}

void StoredNode::append(std::vector<Bytes> entries)
{
    write([swarm = swarm_, entries = std::move(entries)](StoreParts& store) {
        return store.swarmEntries.append(swarm, entries);
    });
}

void StoredNode::keepFirst(std::vector<Bytes> entries, std::vector<KeptEpoch> secrets, Kept then)
{
    ask(
        [swarm = swarm_, entries = std::move(entries), secrets = std::move(secrets)](StoreParts& store,
                                                                                     Backlog& backlog) -> Result<void> {
            if (auto written = backlog.write(store); !written)
                return written;
            for (const auto& secret : secrets)
                if (auto added = store.swarms.addEpoch(swarm, secret); !added)
                    return added;
            return store.swarmEntries.append(swarm, entries);
        },
        std::move(then));
}

void StoredNode::keepOwn(std::vector<Bytes> entries, std::vector<KeptEpoch> secrets, Kept then)
{
    ask(
        [swarm = swarm_, entries = std::move(entries), secrets = std::move(secrets)](StoreParts& store,
                                                                                     Backlog& backlog) -> Result<void> {
            if (auto written = backlog.write(store); !written)
                return written;
            // A secret whose entry never came tells nobody anything; an entry without its secret would shut us out.
            for (const auto& secret : secrets)
                if (auto added = store.swarms.addEpoch(swarm, secret); !added)
                    return added;
            return store.ownEntries.keep(swarm, entries);
        },
        std::move(then));
}

void StoredNode::takeBack(std::vector<Bytes> entries)
{
    write([swarm = swarm_, entries = std::move(entries)](StoreParts& store) {
        return store.ownEntries.takeBack(swarm, entries);
    });
}

void StoredNode::doubtIt(const OwnEntryKeeper::Verdict& verdict)
{
    write([swarm = swarm_, verdict](StoreParts& store) { return store.ownEntries.doubtIt(swarm, verdict); });
}

void StoredNode::settle(const Line& line, Kept then)
{
    ask([swarm = swarm_, line](StoreParts& store, Backlog&) { return store.ownEntries.settle(swarm, line); },
        std::move(then));
}

void StoredNode::addEpoch(const KeptEpoch& epoch)
{
    write([swarm = swarm_, epoch](StoreParts& store) { return store.swarms.addEpoch(swarm, epoch); });
}

void StoredNode::putStatement(const DeviceId& device, Bytes bytes)
{
    tell([swarm = swarm_, device, bytes = std::move(bytes)](StoreParts& store, Backlog&) {
        return store.swarmWords.putStatement(swarm, device, bytes);
    });
}

void StoredNode::putHold(const DeviceId& device, std::uint64_t counter, std::vector<Bytes> parts)
{
    tell([swarm = swarm_, device, counter, parts = std::move(parts)](StoreParts& store, Backlog&) {
        return sqliteCall(store.database.file(), [&]() -> Result<void> {
            WriteStep step{store.database.connection()};
            for (const auto& bytes : parts) {
                const auto part = readHoldPart(bytes);
                const auto after = part ? part->after : std::nullopt;
                if (auto put = store.swarmWords.putHoldPart(swarm, device, counter, after, bytes); !put)
                    return put;
            }
            step.commit();
            return {};
        });
    });
}

void StoredNode::forgetWords(const DeviceId& device)
{
    tell([swarm = swarm_, device](StoreParts& store, Backlog&) -> Result<void> {
        if (auto forgotten = store.swarmWords.forget(swarm, device); !forgotten)
            return forgotten;
        return store.swarmNotes.forgetSeen(swarm, device);
    });
}

void StoredNode::keepStamp(std::chrono::sys_seconds stamp)
{
    tell([swarm = swarm_, stamp](StoreParts& store, Backlog&) { return store.swarmNotes.setStamp(swarm, stamp); });
}

void StoredNode::putJoining(const KeptJoining& joining, Kept then)
{
    ask([swarm = swarm_, joining](StoreParts& store,
                                  Backlog&) { return store.swarmJoinings.put(shortened(swarm), joining); },
        std::move(then));
}

void StoredNode::removeJoining(JoiningKind kind, Bytes id)
{
    tell([swarm = swarm_, kind, id = std::move(id)](StoreParts& store, Backlog&) {
        return store.swarmJoinings.remove(shortened(swarm), kind, id);
    });
}

void StoredNode::keepSeen(std::vector<SeenDevice> devices)
{
    tell([swarm = swarm_, devices = std::move(devices)](StoreParts& store, Backlog&) {
        return store.swarmNotes.putSeen(swarm, devices);
    });
}

void StoredNode::keepFetching(SwarmFetching fetching, Kept then)
{
    ask([swarm = swarm_, fetching = std::move(fetching)](
            StoreParts& store, Backlog&) { return store.swarmNotes.setFetching(swarm, fetching); },
        std::move(then));
}

void StoredNode::keepRemoved(bool wasRemoved)
{
    tell([swarm = swarm_, wasRemoved](StoreParts& store, Backlog&) {
        return store.swarmNotes.setRemoved(swarm, wasRemoved);
    });
}

void StoredNode::keepGet(KeptGet get, Kept then)
{
    ask([swarm = swarm_, get = std::move(get)](StoreParts& store, Backlog&) { return store.swarmGets.put(swarm, get); },
        std::move(then));
}

void StoredNode::forgetGet(const ShareId& share, Kept then)
{
    ask([swarm = swarm_, share](StoreParts& store, Backlog&) { return store.swarmGets.remove(swarm, share); },
        std::move(then));
}

void StoredNode::keepName(std::string name)
{
    tell([swarm = swarm_, name = std::move(name)](StoreParts& store, Backlog&) {
        return store.swarms.setName(swarm, name);
    });
}

void StoredNode::forgetKnown()
{
    tell([swarm = swarm_](StoreParts& store, Backlog&) { return store.swarmNotes.setKnown(swarm, {}); });
}

void StoredNode::tryAgain()
{
    tell([](StoreParts& store, Backlog& backlog) { return backlog.write(store); });
}

} // namespace shoal::swarm
