// A device that joins with a code, from the code to its membership (docs/swarm-protocol.md, section 7). A plain value:
// what it has to say comes out once the state that led to it is stored, so a crash makes no second device of it.
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/joining/fetched_log.h"
#include "core/swarm/joining/invite_code.h"
#include "core/swarm/joining/lobby/author_card.h"
#include "core/swarm/joining/lobby/lobby_message.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostHosts = 8;  ///< that are asked
inline constexpr std::size_t mostEpochs = 4; ///< that are tried to fetch the log

/// The device's keys, made of random bytes for this swarm alone.
struct JoinerSeeds {
    Secret signing;
    Secret agreement;
};

enum class JoinStep {
    FindingLobby, ///< no host showed the author's card yet
    Asking,       ///< the request waits for the author's device, wherever hosts keep it
    AwaitingApproval,
    Refused, ///< by the author, for `why`
    LogWanted,
    Joined,
};

/// The epoch under which the log is fetched.
struct GivenEpoch {
    EntryId id;
    Secret secret;
};

/// What hosts say and nobody signed: shown, and nothing more.
struct Hearsay {
    RequestState request = RequestState::Unknown; ///< the best that any host said
    std::optional<ClosedBecause> closed;
};

/// Neither a message of a host, nor one that it may send.
struct NoMessage {
    bool operator==(const NoMessage&) const = default;
};
/// What is wrong with what a host said. Nothing of it was believed: ask another.
using HostFault = std::variant<NoMessage, CardFault, ReplyFault>;

class Joiner {
public:
    /// Empty when the label isn't 1 to 64 bytes of text on one line.
    static std::optional<Joiner> start(const InviteCode& code, const std::string& label, const JoinerSeeds& seeds);
    /// As `encode` gave it.
    static std::optional<Joiner> decode(ByteView bytes);
    Bytes encode() const;

    /// Grows with each change worth storing.
    std::uint64_t revision() const { return revision_; }
    void stored(std::uint64_t revision) { stored_ = std::max(stored_, revision); }

    JoinStep step() const;
    /// Why it was refused; nothing else is believed about that.
    const std::optional<ClosedBecause>& why() const { return why_; }
    const Hearsay& hearsay() const { return hearsay_; }
    const InviteCode& code() const { return code_; }
    const std::string& label() const { return label_; }
    const JoinerSeeds& seeds() const { return seeds_; }
    DeviceKeys keys() const { return {signing_.publicKey(), agreement_.publicKey()}; }
    DeviceId device() const { return deviceIdOf(signing_.publicKey()); }
    /// Whole, once a card showed it.
    std::optional<SwarmId> swarm() const;
    /// Of its code, whole, once a card showed it: who serves it first.
    std::optional<DeviceKeys> author() const;
    /// The newest first.
    const std::vector<GivenEpoch>& epochs() const { return epochs_; }

    /// What a host of the lobby said. `freshSeed` is random: each host gets a sealing of its own, so that no two can
    /// tell that one device asked both. The same host gets the same again.
    std::optional<HostFault> take(const dht::Endpoint& host, ByteView message, const Secret& freshSeed);
    /// What to say to a host now; empty when there is nothing, or it isn't stored yet.
    std::optional<Bytes> toSay(const dht::Endpoint& host) const;
    /// Asks a host again for the reply, during a visit.
    std::optional<Bytes> wanted(const dht::Endpoint& host) const;

    /// None of the epochs leads to anybody: hosts are handed new requests, which the author answers with the current
    /// one.
    void askAnew();
    /// From a return record of the author (section 10), when the lobby is gone.
    void takeReturn(const GivenEpoch& epoch);
    LogVerdict takeLog(const FetchedLog& log);
    /// More of the log came before anything was stored, and it shows this device as gone: judge it again.
    void doubtLog() { isJoined_ = false; }

private:
    struct Visit {
        dht::Endpoint host;
        Bytes sealed;
        bool isClosed = false; ///< the lobby there: not stored
        std::uint64_t revision = 0;
    };

    Joiner(const InviteCode& code, std::string label, const JoinerSeeds& seeds);
    std::optional<CardFault> takeCard(ByteView card);
    void visit(const dht::Endpoint& host, const Secret& freshSeed);
    std::optional<ReplyFault> takeReply(ByteView sealed);
    void takeEpoch(const GivenEpoch& epoch);
    const Visit* find(const dht::Endpoint& host) const;
    bool isByCode(const ShownAdmission& admission) const;

    InviteCode code_;
    std::string label_;
    JoinerSeeds seeds_;
    SigningPair signing_;
    AgreementPair agreement_;
    SigningPair invite_;
    Bytes cardBytes_;
    std::optional<AuthorCard> card_;
    std::vector<Visit> visits_; ///< the longest known first
    bool isApprovalAwaited_ = false;
    std::optional<ClosedBecause> why_;
    std::vector<GivenEpoch> epochs_;
    bool isJoined_ = false;
    Hearsay hearsay_; ///< not stored
    std::uint64_t revision_ = 1;
    std::uint64_t stored_ = 0;
};

} // namespace shoal::swarm
