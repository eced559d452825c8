// The invites of one device, their author: who is let in, how often, until when (docs/swarm-protocol.md, section 7).
// A plain value: nothing happens by itself. What is to be done comes out once the state that led to it is stored, so a
// crash at any moment loses no use and doubles none.
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/joining/invite_code.h"
#include "core/swarm/joining/invite_rules.h"
#include "core/swarm/joining/kept_invite.h"

#include <string>

namespace shoal::swarm {

inline constexpr std::size_t mostOpenInvites = 256;
inline constexpr std::size_t mostQueuedReplies = 512;
inline constexpr std::chrono::days closedInvitesKept{30};

/// Who keeps the book.
struct BookKeeper {
    SwarmId swarm;
    DeviceId device;
    AgreementPair opener; ///< the device's: requests are sealed for it
};

/// What became of a request.
enum class Receipt {
    Taken,     ///< a reply comes, at once or after approval
    Later,     ///< nothing can be said now; the host keeps it
    Worthless, ///< nobody's under this invite: the host may drop it
};

struct WaitingRequest {
    SigningKey invite;
    DeviceId device;
    std::string label;
};

struct ReplyDue {
    Addressee to;
    RequestId request;
    Reply reply;

    bool isFinal() const { return !std::holds_alternative<WaitsForApproval>(reply); }
};

/// The epoch that is current when replies go out.
struct CurrentEpoch {
    EntryId id;
    Secret secret;
};

class InviteBook {
public:
    explicit InviteBook(BookKeeper keeper)
        : keeper_{std::move(keeper)}
    {}
    /// As `encode` gave it. Empty for other bytes, and for another swarm's book.
    static std::optional<InviteBook> decode(ByteView bytes, BookKeeper keeper);
    Bytes encode() const;

    /// Grows with each change worth storing.
    std::uint64_t revision() const { return revision_; }
    /// The state of that revision is on the disk: what came of it may happen.
    void stored(std::uint64_t revision) { stored_ = std::max(stored_, revision); }

    /// `seed` is random. The key names the invite from now on; its entry is due.
    tl::expected<SigningKey, TermsFault> make(const InviteTerms& terms, const InviteSeed& seed,
                                              const Membership& members, std::chrono::sys_seconds now);
    /// Empty until the invite's entry is in the log, and once it is closed.
    std::optional<InviteCode> code(const SigningKey& invite, std::vector<dht::Endpoint> hints) const;
    /// False for one that is closed already, or isn't here.
    bool cancel(const SigningKey& invite, std::chrono::sys_seconds now);

    /// A request that came through a host of the lobby. `newPerson` is random, for whoever is new.
    Receipt receive(const SigningKey& invite, ByteView sealed, const PersonId& newPerson, const Membership& members,
                    std::chrono::sys_seconds now);
    std::vector<WaitingRequest> waiting() const;
    /// False when no such request waits, or nobody may be let in any more: the device is told why.
    bool approve(const SigningKey& invite, const DeviceId& device, const Membership& members,
                 std::chrono::sys_seconds now);
    bool refuse(const SigningKey& invite, const DeviceId& device);

    /// Closes what expired and what its author may not do any more. To be called when time passes and when the fold
    /// changes.
    void pass(const Membership& members, std::chrono::sys_seconds now);

    /// What to sign and append, in this order: invites, admissions, cancellations.
    std::vector<Body> entriesDue() const;
    /// An entry of this device is in the log, or a counting `admit` or `cancel-invite` of an owner is. At each start
    /// all of them that are about invites of this device are told, so nothing is done twice when a crash came between.
    void written(const Body& body, const EntryId& entry);
    /// What to seal and hand to the hosts. `members` knows all entries that were told to `written`. A device that isn't
    /// a member now gets no secret, whatever it once was.
    std::vector<ReplyDue> takeReplies(const Membership& members, const CurrentEpoch& epoch);

    const std::vector<KeptInvite>& invites() const { return invites_; }

private:
    struct QueuedReply {
        SigningKey invite;
        DeviceKeys joiner;
        RequestId request;
        std::optional<ClosedBecause> why; ///< otherwise its ticket says
        std::uint64_t revision = 0;
    };

    KeptInvite* find(const SigningKey& invite);
    KeptInvite* find(const EntryId& entry);
    void tick(std::chrono::sys_seconds now) { latest_ = std::max(latest_, now); }
    std::uint64_t change() { return ++revision_; }
    void close(KeptInvite& invite, ClosedBecause why);
    void refuse(const KeptInvite& invite, Ticket& ticket, ClosedBecause why);
    void grant(KeptInvite& invite, Ticket& ticket);
    void queueReplies(const KeptInvite& invite, Ticket& ticket);
    void queue(const SigningKey& invite, const DeviceKeys& joiner, const RequestId& request,
               std::optional<ClosedBecause> why);
    Receipt takeNew(KeptInvite& invite, const SignedRequest& request, const RequestId& id, const PersonId& newPerson,
                    const Membership& members);
    std::optional<ClosedBecause> whyNot(const KeptInvite& invite, const DeviceId& device,
                                        const Membership& members) const;
    bool hasRoomFor(const PersonId& person, const Membership& members) const;
    bool isTakenElsewhere(const DeviceId& device) const;
    std::optional<Reply> replyTo(const QueuedReply& queued, const Membership& members, const CurrentEpoch& epoch);

    BookKeeper keeper_;
    std::chrono::sys_seconds latest_; ///< the clock never runs backwards
    std::vector<KeptInvite> invites_;
    std::vector<QueuedReply> replies_; ///< not stored: a host that got none brings the request again
    std::uint64_t revision_ = 1;
    std::uint64_t stored_ = 0;
};

} // namespace shoal::swarm
