// A node's disk, over the store: what it writes goes to the store's thread, and answers come back.
#pragma once

#include "core/state/store.h"
#include "core/state/swarms/kept_gets.h"
#include "core/state/swarms/kept_notes.h"
#include "core/swarm/node/node_store.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace shoal::swarm {

/// Entries, secrets and doubts that a full disk didn't take wait in memory and go before the next, in their order: own
/// entries are kept only behind them.
class StoredNode final : public NodeStore {
public:
    /// At home. A fault is told once; nothing is told when all that waited is on the disk after one.
    using OnFault = std::function<void(const std::optional<Error>&)>;

    /// The store must outlive it.
    StoredNode(Store& store, const SwarmId& swarm, OnFault onFault);
    ~StoredNode() override;

    void append(std::vector<Bytes> entries) override;
    void keepFirst(std::vector<Bytes> entries, std::vector<KeptEpoch> secrets, Kept then) override;
    void keepOwn(std::vector<Bytes> entries, std::vector<KeptEpoch> secrets, Kept then) override;
    void takeBack(std::vector<Bytes> entries) override;
    void doubtIt(const OwnEntryKeeper::Verdict& verdict) override;
    void settle(const Line& line, Kept then) override;
    void addEpoch(const KeptEpoch& epoch) override;
    void putStatement(const DeviceId& device, Bytes bytes) override;
    void putHold(const DeviceId& device, std::uint64_t counter, std::vector<Bytes> parts) override;
    void forgetWords(const DeviceId& device) override;
    void keepStamp(std::chrono::sys_seconds stamp) override;
    void keepSeen(std::vector<SeenDevice> devices) override;
    void putJoining(const KeptJoining& joining, Kept then) override;
    void removeJoining(JoiningKind kind, Bytes id) override;

    // What the node doesn't know of.
    void keepFetching(SwarmFetching fetching, Kept then);
    void keepRemoved(bool wasRemoved);
    void keepGet(KeptGet get, Kept then);
    void forgetGet(const ShareId& share, Kept then);
    /// Of an imported swarm, once its log is here.
    void keepName(std::string name);
    void forgetKnown();
    /// What waits because the disk was full is written, or tried again.
    void tryAgain();

private:
    struct Backlog;
    using Work = std::function<Result<void>(StoreParts&, Backlog&)>;
    void write(std::function<Result<void>(StoreParts&)> step);
    void tell(Work work);
    void ask(Work work, Kept then);

    Store& store_;
    SwarmId swarm_;
    std::shared_ptr<const OnFault> onFault_; ///< gone with this: then nobody is answered
    std::shared_ptr<Backlog> backlog_;       ///< the store's thread alone
};

} // namespace shoal::swarm
