// Whether this device may write entries (docs/swarm-protocol.md, section 12): two copies of one that both write are a
// fork.
#pragma once

#include "core/swarm/keeping/generation.h"
#include "core/swarm/keeping/own_entry.h"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>

namespace shoal::swarm {

/// This device's own entries in its log.
class OwnChain {
public:
    virtual ~OwnChain() = default;
    virtual bool holds(const EntryId& entry) const = 0;
    /// The highest sequence; 0: none.
    virtual std::uint64_t length() const = 0;
};

/// Whether it may write, and else why not and what it waits for.
struct Permission {
    enum class Waits {
        ForNothing,     ///< it may write
        ForAMember,     ///< that tells our highest sequence
        ForMoreMembers, ///< one told; until `until`, or all told, others may tell more
        ForOwnEntries,  ///< up to `upTo`: the mark or a member knows of them
        ForThePerson,   ///< to say that nobody knows more, for nobody tells, or nobody has them
    };
    Waits waits = Waits::ForNothing;
    Doubt why = Doubt::None;
    std::uint64_t upTo = 0;
    std::chrono::steady_clock::time_point until{};

    bool mayWrite() const { return waits == Waits::ForNothing; }
    bool operator==(const Permission&) const = default;
};

class WritePermit {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// For others to tell more than the first; for a member to show an entry that it told of; for anything to happen
    /// before the person is asked.
    static constexpr std::chrono::minutes patience{10};

    /// `doubt` is what was kept, else what comparing the mark gave. `known` is a sequence that was written for certain:
    /// the mark's, or the imported identity's. What a member claimed in an earlier run is none.
    WritePermit(Doubt doubt, std::uint64_t known, const OwnChain& chain, Time now)
        : doubt_{doubt}
        , known_{doubt == Doubt::ToldHigher ? 0 : known}
        , chain_{&chain}
        , since_{now}
    {}

    /// A link's `highest`; nothing: the member knows no entry of ours. Of members on proven links alone.
    void told(const DeviceId& by, const std::optional<OwnEntry>& highest, Time now);

    /// `others` counts the members beside this device.
    Permission ask(std::size_t others, Time now);
    /// The person says that nobody knows more. False while it isn't the person who is waited for.
    bool goOn(std::size_t others, Time now);

    /// To be kept. Once it is none again, the mark is to be drawn anew.
    Doubt doubt() const { return doubt_; }

private:
    struct Claim {
        OwnEntry highest;
        Time at{};
    };
    void sift(Time now);
    bool isSettled(std::size_t others, Time now) const;
    bool isPatienceOver(std::size_t others, Time now) const;
    void settle();

    Doubt doubt_;
    std::uint64_t known_;
    const OwnChain* chain_;
    Time since_;
    std::map<DeviceId, Claim> claims_; ///< of entries that aren't here
    std::set<DeviceId> told_;          ///< of entries that are here, or none
    Time firstTold_{};
    std::set<DeviceId> liars_;   ///< claimed an entry and never showed it: their claims stop nothing any more
    bool restsOnClaims_ = false; ///< nothing else gave rise to the doubt
};

} // namespace shoal::swarm
