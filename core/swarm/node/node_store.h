// What a node needs kept on the disk. Whatever is asked here happens in its order; answers come later, on the thread
// that asked, and not at all once the store is gone.
#pragma once

#include "core/result.h"
#include "core/state/swarms/kept_joinings.h"
#include "core/state/swarms/kept_notes.h"
#include "core/state/swarms/kept_swarms.h"
#include "core/state/swarms/own_entries.h"
#include "core/swarm/freshness/hold.h"

#include <chrono>
#include <functional>
#include <vector>

namespace shoal::swarm {

/// Of one swarm. Faults of calls without an answer are told to the user by whoever implements it, and the rest goes on:
/// what others said can be fetched again.
class NodeStore {
public:
    virtual ~NodeStore() = default;
    using Kept = std::function<void(const Result<void>&)>;

    /// Entries of others, parents first.
    virtual void append(std::vector<Bytes> entries) = 0;
    /// The same, with the secrets that they bring, answered: what must be on the disk before anybody hears of it.
    virtual void keepFirst(std::vector<Bytes> entries, std::vector<KeptEpoch> secrets, Kept then) = 0;
    /// One's own, in their order, with the secrets that they bring: `then` without an error means that they may be
    /// sent (OwnEntryKeeper).
    virtual void keepOwn(std::vector<Bytes> entries, std::vector<KeptEpoch> secrets, Kept then) = 0;
    /// One's own that a member gave back.
    virtual void takeBack(std::vector<Bytes> entries) = 0;
    virtual void doubtIt(const OwnEntryKeeper::Verdict& verdict) = 0;
    virtual void settle(const Line& line, Kept then) = 0;

    virtual void addEpoch(const KeptEpoch& epoch) = 0;
    virtual void putStatement(const DeviceId& device, Bytes bytes) = 0;
    /// All parts of one hold.
    virtual void putHold(const DeviceId& device, std::uint64_t counter, std::vector<Bytes> parts) = 0;
    virtual void forgetWords(const DeviceId& device) = 0;
    /// `Rendezvous::lastStamp`.
    virtual void keepStamp(std::chrono::sys_seconds stamp) = 0;
    /// In place of what was known of these devices.
    virtual void keepSeen(std::vector<SeenDevice> devices) = 0;

    virtual void putJoining(const KeptJoining& joining, Kept then) = 0;
    virtual void removeJoining(JoiningKind kind, Bytes id) = 0;
};

} // namespace shoal::swarm
