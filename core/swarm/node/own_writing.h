// What this device writes into its log: one entry after the other, each on the disk before anybody hears of it, and
// none while in doubt (docs/swarm-protocol.md, section 12).
#pragma once

#include "core/swarm/node/node_types.h"
#include "core/swarm/replica/replica.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>

namespace shoal::swarm {

class OwnWriting {
public:
    /// Both must outlive it. `onWritten`: the log took an entry of ours.
    OwnWriting(Replica& replica, NodeStore& store, RandomBytes random, const OwnEntryKeeper::Verdict& verdict,
               std::function<void()> onWritten);
    OwnWriting(const OwnWriting&) = delete;
    OwnWriting& operator=(const OwnWriting&) = delete;

    void write(Body body, std::optional<Secret> secret, Written then);
    void tick(Moment now, std::chrono::sys_seconds system);
    /// What a link's peer knows of our chain.
    void told(const DeviceId& by, const std::optional<OwnEntry>& highest);
    /// What proves that this device wrote more than is here.
    void shown(const EntryId& entry, std::optional<std::uint64_t> sequence);
    bool goOn();
    Permission permission();

    /// Whether the store has it as ours already.
    bool isKept(const EntryId& entry) const { return kept_.contains(entry); }
    /// Not while the disk is being told that there is none any more: what is to be written waits that long.
    bool isInDoubt() const { return keptDoubt_ != Doubt::None && !isSettling_; }
    bool isStuck() const { return fault_.has_value(); }
    bool isIdle() const { return queue_.empty() && !isStoring_; }

private:
    struct Order {
        Body body;
        std::optional<Secret> secret;
        Written then;
    };
    /// Made, and perhaps on the disk: nothing else may take its number.
    struct Made {
        Bytes bytes;
        EntryId id;
        std::optional<Secret> secret;
    };
    std::size_t others() const;
    void followDoubt();
    void next();
    void store(Written then);
    void onStored(const Result<void>& result, const Written& then);

    Replica& replica_;
    NodeStore& store_;
    RandomBytes random_;
    std::function<void()> onWritten_;
    OwnEntryKeeper::Verdict verdict_;
    std::optional<WritePermit> permit_; ///< from the first tick on
    Doubt keptDoubt_;
    std::uint64_t keptKnown_;
    std::deque<Order> queue_;
    std::optional<Made> made_;
    std::optional<Error> fault_; ///< of `made_`, which is tried again
    Moment triedAt_{};
    Moment settledAt_{};
    bool isStoring_ = false;
    bool isSettling_ = false;
    std::set<EntryId> kept_;
    Moment now_{};
    std::chrono::sys_seconds system_{};
    std::shared_ptr<OwnWriting*> alive_ = std::make_shared<OwnWriting*>(this);
};

} // namespace shoal::swarm
