// Members with whole replicas, and links between them that carry what a test lets them: everything real but the wire.
#pragma once

#include "core/swarm/replica/replica.h"
#include "tests/core/swarm/history.h"

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace shoal::swarm {

/// Shares' metadata, as a test puts it there.
class TestShelf final : public MetadataShelf {
public:
    std::map<ShareId, Bytes> infos;
    ByteView find(const ShareId& share, MetadataPart part) const override;
};

/// A device with all that it knows.
struct Attendant {
    Attendant(const SwarmId& swarm, const Device& itself, std::span<const Bytes> entries);

    Device device;
    TestShelf shelf;
    Replica replica;
    std::vector<LinkFault> faults;
    std::vector<MemberEvent> events;

    DeviceId id() const { return device.id(); }
    /// The log as it lies on the disk.
    std::vector<Bytes> entries() const;
    bool hasSecretOfNow() const;
};

class Gathering {
public:
    explicit Gathering(const SwarmId& swarm)
        : swarm_{swarm}
    {}

    /// Whoever comes, with what it has.
    std::size_t come(const Device& device, std::span<const Bytes> entries);
    Attendant& at(std::size_t number) { return *attendants_[number]; }
    Replica& replica(std::size_t number) { return at(number).replica; }
    std::size_t size() const { return attendants_.size(); }

    LinkNumber connect(std::size_t dialler, std::size_t listener);
    bool isLinked(std::size_t one, std::size_t other) const;
    /// One of those between them; there must be one.
    LinkNumber linkOf(std::size_t one, std::size_t other) const;
    void cut(LinkNumber link);
    /// It neither hears nor says anything from here on.
    void leave(std::size_t number);

    /// Every link delivers what its ends have to say now. How many frames that were.
    std::size_t round();
    /// Rounds until nothing is said any more; fails the test after many.
    void settle();
    /// Time goes by: replicas are told, and those that have something to state do.
    void pass(std::chrono::seconds time);
    /// The same, and nobody states anything.
    void passInSilence(std::chrono::seconds time);
    /// Until all was said, with the time that it takes: whatever is asked again each minute is.
    void settleForMinutes(int minutes);
    std::chrono::sys_seconds time() const { return time_; }

    /// Everybody whose log has this state. All of them, if they agree.
    std::size_t agreeingWith(std::size_t number);

private:
    struct Wire {
        std::array<std::size_t, 2> ends;
        std::array<std::deque<Frame>, 2> coming; // to each end
    };
    void note(std::size_t number);

    SwarmId swarm_;
    std::vector<std::unique_ptr<Attendant>> attendants_;
    std::map<LinkNumber, Wire> wires_;
    std::uint64_t nextLink_ = 1;
    Moment now_{std::chrono::hours{1}};
    std::chrono::sys_seconds time_{std::chrono::seconds{1'700'000'000}};
};

/// Another for each number, none like the vectors' devices.
Device numberedDevice(std::uint32_t number);

} // namespace shoal::swarm
