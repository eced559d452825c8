// Members with real logs and a small fold, and the links between them, which carry what a test lets them.
#pragma once

#include "core/swarm/links/exchange/log_exchange.h"
#include "core/swarm/log/log.h"
#include "tests/core/swarm/history.h"

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace shoal::swarm {

/// A log, and a fold in a few lines: what exceeds a quota and what comes from a fork on isn't relayed, unless an entry
/// of the owner has it as a parent.
class ReplicaLog : public RelayedLog {
public:
    ReplicaLog(const SwarmId& swarm, std::map<DeviceId, std::uint64_t> quotas)
        : log_{swarm}
        , quotas_{std::move(quotas)}
    {}

    std::uint64_t version() const override { return log_.size(); }
    std::vector<DeviceId> devices() const override;
    std::span<const Place> placesOf(const DeviceId& device) const override;
    std::optional<ForkProof> forkOf(const DeviceId& device) const override;
    bool has(const EntryId& id) const override { return log_.at(id).has_value(); }
    std::optional<Entry> find(const EntryId& id) const override { return log_.find(id); }
    ByteView bytesOf(const EntryId& id) const override { return log_.bytesOf(id); }
    std::optional<Place> highestOf(const DeviceId& device) const override;
    Took add(ByteView entry, Came came) override;
    std::vector<EntryId> takeNews() override;

    std::size_t size() const { return log_.size(); }
    std::size_t waiting() const { return log_.waiting(); }
    /// Every place that is relayed: what replicas must agree on.
    std::map<DeviceId, std::vector<Place>> relayed() const;

private:
    bool isWithin(const Entry& entry) const;
    bool isBeyond(const Entry& entry) const;
    void fold() const;

    Log log_;
    std::map<DeviceId, std::uint64_t> quotas_;
    mutable std::uint64_t foldedAt_ = UINT64_MAX;
    mutable std::map<DeviceId, std::vector<Place>> places_;
    mutable std::map<DeviceId, ForkProof> forks_;
    mutable std::map<DeviceId, Place> highest_;
    std::set<EntryId> told_;
};

/// Takes what begins with `sound`.
class PlainJudge : public ValueJudge {
public:
    std::set<DeviceId> removed;
    std::set<std::uint64_t> notNow; ///< versions

    Verdict judge(const ValueName& name, std::uint64_t version, ByteView bytes) const override;
    bool isKept(const ValueName& name) const override { return !removed.contains(name.device); }
};

class PlainSecrets : public EpochSecrets {
public:
    std::map<EntryId, Secret> kept;
    std::map<EntryId, SecretHash> hashes;
    std::set<DeviceId> refused;

    std::optional<Secret> find(const EntryId& epoch) const override;
    std::optional<SecretHash> hashOf(const EntryId& epoch) const override;
    bool mayHave(const DeviceId& device) const override { return !refused.contains(device); }
    void keep(const EntryId& epoch, const Secret& secret) override { kept.insert_or_assign(epoch, secret); }
};

struct LoggedMember {
    LoggedMember(const SwarmId& swarm, std::map<DeviceId, std::uint64_t> quotas, DeviceId device)
        : id{device}
        , log{swarm, std::move(quotas)}
    {}

    DeviceId id;
    ReplicaLog log;
    PlainJudge judge;
    NewestValues values{judge};
    PlainSecrets secrets;
    LogExchange exchange{log, values, secrets};

    void load(const std::vector<Bytes>& entries);
};

Bytes soundWord(const std::string& text);
Bytes textBytesOf(std::string_view text);
SecretHash hashOfSecret(const Secret& secret);

/// What went over the links.
struct Traffic {
    std::map<std::string, std::size_t> messages; ///< by kind
    std::size_t bytes = 0;

    std::size_t count() const;
};
std::string kindOf(const LogMessage& message);

class Net {
public:
    explicit Net(const SwarmId& swarm, std::map<DeviceId, std::uint64_t> quotas = {});

    /// A member with these entries.
    std::size_t join(const std::vector<Bytes>& entries, std::optional<DeviceId> device = {});
    LoggedMember& at(std::size_t member) { return *replicas_[member]; }
    std::size_t size() const { return replicas_.size(); }

    /// `dialler` dials `listener`.
    LinkNumber connect(std::size_t dialler, std::size_t listener);
    /// What is on the link is lost.
    void cut(LinkNumber link);
    std::vector<LinkNumber> links() const;

    /// Every link delivers what is on it. How many messages that were.
    std::size_t round();
    /// Rounds until nothing is said any more, with some time between them. How many; fails the test after `most`.
    int settle(int most = 400);
    void pass(std::chrono::milliseconds time);
    Moment now() const { return now_; }

    Traffic traffic;
    /// Links that ended by a fault.
    std::vector<LinkFault> faults;

private:
    struct Wire {
        std::array<std::size_t, 2> ends;
        std::array<std::deque<Bytes>, 2> coming; // to each end
    };
    void fail(LinkNumber link, LinkFault fault);

    SwarmId swarm_;
    std::map<DeviceId, std::uint64_t> quotas_;
    std::vector<std::unique_ptr<LoggedMember>> replicas_;
    std::map<LinkNumber, Wire> wires_;
    std::uint64_t nextLink_ = 1;
    Moment now_{};
};

/// Writes chains of thousands without looking anything up.
class ChainWriter {
public:
    /// After `admitted`, the entry that admits the device.
    ChainWriter(const History& history, const Device& device, const EntryId& admitted);

    /// The next publication; `past` are further parents with their Lamport times.
    Bytes publish(const std::string& name);
    EntryId last() const { return *previous_; }
    /// A chain that goes on from here on its own: a fork.
    ChainWriter forked() const { return *this; }

private:
    SwarmId swarm_;
    Device device_;
    std::vector<EntryId> past_;
    std::uint64_t sequence_ = 0;
    std::uint64_t lamport_;
    std::optional<EntryId> previous_;
};

} // namespace shoal::swarm
