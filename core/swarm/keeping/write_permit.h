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

/// A member that says how far it knows our chain.
struct ChainTeller {
    DeviceId device;
    PersonId person;
};

/// What a member says alone is a claim, which stops us for a few seconds once; what we signed is a proof.
class WritePermit {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// For others to tell more than the first; for anything to happen before the person is asked.
    static constexpr std::chrono::minutes patience{10};
    /// For a claim to be followed by its entry.
    static constexpr std::chrono::seconds claimPatience{10};

    /// `doubt` is what was kept, else what comparing the mark gave. `known` is a sequence that was written for certain:
    /// the mark's, the imported identity's, or that of an entry that was shown.
    WritePermit(Doubt doubt, std::uint64_t known, const OwnChain& chain, Time now)
        : doubt_{doubt}
        , known_{known}
        , chain_{&chain}
        , since_{now}
    {}

    /// A link's `highest`; nothing: the member knows no entry of ours. Of members on proven links alone.
    void told(const ChainTeller& by, const std::optional<OwnEntry>& highest, Time now);
    /// An entry that we signed and that wasn't here came, whether it could be kept or not; or, without a sequence, one
    /// that isn't here is named by a statement that we signed. So we are older than ourselves.
    void shown(const EntryId& entry, std::optional<std::uint64_t> sequence, Time now);

    /// `others` counts the members beside this device.
    Permission ask(std::size_t others, Time now);
    /// The person says that nobody knows more. False while it isn't the person who is waited for.
    bool goOn(std::size_t others, Time now);

    /// To be kept, both. Once there is no doubt again, the mark is to be drawn anew.
    Doubt doubt() const { return doubt_; }
    std::uint64_t known() const { return known_; }

private:
    struct Claim {
        OwnEntry highest;
        PersonId person;
        Time at{};
    };
    struct Lacked {
        std::optional<std::uint64_t> sequence;
        Time at{};
    };
    bool isAnswered(const EntryId& entry) const { return chain_->holds(entry) || givenUp_.contains(entry); }
    bool isShown(const Claim& claim) const { return lacked_.contains(claim.highest.id); }
    bool waitsForAProof() const;
    void hearWord(const DeviceId& of, Time now);
    void sift(Time now);
    bool isSettled(std::size_t others, Time now) const;
    bool isPatienceOver(std::size_t others, Time now) const;
    void settle();

    Doubt doubt_;
    std::uint64_t known_;
    const OwnChain* chain_;
    Time since_;                        ///< when what is waited for last was learned
    std::map<DeviceId, Claim> claims_;  ///< of entries that aren't here, shown or not
    std::map<PersonId, EntryId> liars_; ///< whose claim wasn't followed by the entry: not heard until that is here
    std::map<EntryId, Lacked> lacked_;  ///< shown, and not here
    std::set<EntryId> givenUp_;         ///< of these: the person said so, or another entry has that place here
    std::set<DeviceId> told_;           ///< of entries that are here, or none
    Time firstTold_{};
};

} // namespace shoal::swarm
