// Whether what a device knows of its swarm is new enough to serve others by (docs/swarm-protocol.md, section 11).
#pragma once

#include "core/swarm/freshness/speakers.h"
#include "core/swarm/freshness/statement.h"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace shoal::swarm {

inline constexpr std::chrono::minutes mostAhead{10}; ///< of the system's clock, for a statement

/// Between two statements of a device: more would be a flood, which every member passes on.
inline constexpr std::chrono::hours leastApart{1};

/// What became of a statement that came.
enum class Heard {
    Taken,         ///< to be kept and passed on
    Old,           ///< one as new is here, or nearly so
    FromTheFuture, ///< ignored: its clock or ours is wrong
    NotTheirs,     ///< by nobody who is an owner or admin here and now: ignored
    Void,          ///< broken or forged: whoever sent it is at fault
};

/// What a person is told.
struct Outlook {
    enum class State {
        Off,   ///< the swarm has no limit
        Fresh, ///< or nobody else could have removed anyone
        Warn,  ///< in the last third of the limit
        Stale, ///< nobody is served
    };
    State state = State::Off;
    std::chrono::seconds left{0}; ///< until it is stale: Fresh, Warn

    bool operator==(const Outlook&) const = default;
};

/// The newest statement of each owner's and admin's device, and when logs were exchanged with whom. Times are own times
/// (`OwnTime`) unless said otherwise.
class Freshness {
public:
    using Time = std::chrono::sys_seconds;

    /// `own` is this device. A limit of 0 days is off.
    Freshness(const SwarmId& swarm, const DeviceId& own, std::chrono::days limit, const Speakers& members,
              const KnownEntries& log);

    /// `system` is what the system's clock says: an own time would let an admin drag it on, ten minutes at a time.
    Heard hear(ByteView statement, Time system);
    /// One that was kept, at the start.
    Heard restore(ByteView statement);
    /// Logs were compared with this member, and nothing is missing.
    void exchanged(const DeviceId& with, Time now);
    /// Somebody came, went, or has another role.
    void membersChanged();

    bool mayServe(const DeviceId& peer, Time now) const;
    Outlook outlook(Time now) const;

    /// For `OwnTime`.
    std::optional<Time> newest() const;
    std::optional<Time> newestOwn() const;
    /// To be passed on, and kept; one a device.
    std::vector<Bytes> statements() const;
    /// Devices whose signed statements were ignored because they were from the future. Several: our clock is behind.
    std::size_t aheadOfUs() const { return ahead_.size(); }

private:
    struct Kept {
        Statement statement;
        Bytes bytes;
        std::optional<Time> whole; ///< of an earlier one, all of whose entries are here
    };
    Heard take(ByteView bytes, std::optional<Time> system);
    bool isWhole(const Statement& statement) const;
    std::optional<Time> wordOf(const Kept& kept) const;
    /// The last time that speaks for a member of this person, or for nobody's; empty: never. `now` when nobody else
    /// could have removed it.
    std::optional<Time> lastWord(const std::optional<PersonId>& about, Time now) const;

    SwarmId swarm_;
    DeviceId own_;
    std::chrono::seconds limit_;
    const Speakers* members_;
    const KnownEntries* log_;
    std::map<DeviceId, Kept> kept_;
    std::map<DeviceId, Time> exchanged_;
    std::set<DeviceId> ahead_;
};

} // namespace shoal::swarm
