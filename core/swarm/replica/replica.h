// All that a device knows of one swarm, and what it says to other members (docs/swarm-protocol.md): the parts put
// together, over whatever carries bytes. Random bytes and the time are handed in; nothing is stored here.
#pragma once

#include "core/swarm/freshness/own_statements.h"
#include "core/swarm/freshness/write_hold.h"
#include "core/swarm/links/member_links.h"
#include "core/swarm/records/member_record.h"
#include "core/swarm/replica/doorkeeper.h"
#include "core/swarm/replica/fold_views.h"
#include "core/swarm/replica/share_packing.h"
#include "core/swarm/replica/word_judge.h"
#include "core/swarm/writing/entry_writer.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace shoal::swarm {

/// Whose replica it is.
struct ReplicaOwner {
    SwarmId swarm;
    SigningPair signing;
    DeviceId id() const { return deviceIdOf(signing.publicKey()); }
};

/// Everything that comes in is followed at once: whoever lost a right has lost its link before anything else is sent.
class Replica {
public:
    /// `shelf` must outlive it.
    Replica(ReplicaOwner owner, const MetadataShelf& shelf);
    Replica(const Replica&) = delete;
    Replica& operator=(const Replica&) = delete;

    // What was stored, before the first `tick`; the log first.
    void load(std::span<const Bytes> entries);
    void restore(const ValueName& name, std::uint64_t version, Bytes bytes);
    /// Believed to be members as long as there is no log: a joiner's, from the card of its code's author, or those of
    /// an identity file.
    void expect(const DeviceKeys& member);
    /// Met in an earlier run; the last one last.
    void remember(const DeviceId& device) { meeting_.met(device); }

    /// Every second or so.
    void tick(Moment now, std::chrono::sys_seconds system);

    // Entries.
    Took take(ByteView entry);
    /// The next entry of this device, which isn't taken yet: it is stored first.
    tl::expected<Bytes, NoRight> draft(Body body, std::chrono::sys_seconds time) const;
    /// Whether the device may write at all (`WritePermit`) is asked before.
    tl::expected<EntryId, NoRight> write(Body body, std::chrono::sys_seconds time);
    /// One's own, or an answer's to a joiner.
    void keepSecret(const EntryId& epoch, const Secret& secret);

    // Links, as in MemberLinks.
    bool open(LinkNumber link, Bytes infoHash, LinkRole role, const LinkNonce& nonce, const Secret& freshSeed,
              LinkUse use = LinkUse::Talk);
    const Bytes& helloOf(LinkNumber link) const { return links_.helloOf(link); }
    void takeHello(LinkNumber link, ByteView hello);
    void receive(LinkNumber link, const Frame& frame);
    void close(LinkNumber link);
    std::vector<Frame> takeFrames(LinkNumber link) { return links_.take(link, clock_.now); }
    void ask(LinkNumber link, const MetadataWanted& wanted) { links_.ask(link, wanted); }
    void mail(LinkNumber link, Bytes plain) { links_.mail(link, std::move(plain)); }
    /// Whether this entry went out over a link is asked from now on.
    void watchSending(const EntryId& entry) { links_.exchange().watch(entry); }
    bool wasSentOver(LinkNumber link) { return links_.exchange().hasSent(link); }
    /// It said what nobody asked for.
    void useless(LinkNumber link) { links_.useless(link, clock_.now); }
    std::vector<MemberEvent> takeEvents() { return std::exchange(events_, {}); }
    /// Entries of this device that a link brought and that weren't here.
    std::vector<Place> takeOwnThatCame() { return log_.takeOwnThatCame(); }
    std::size_t links() const { return links_.size(); }

    // Words of this device; empty or false when there is nothing to say. They are said to all links.
    bool sayWhatIsKnown(); ///< a statement, when one is due
    bool sayWhatIsHeld(const std::map<ShareId, Amount>& shares);
    bool sayWhereItIs(Addresses addresses);

    // Questions.
    DeviceId self() const { return owner_.id(); }
    const FoldedLog& log() const { return log_; }
    /// The genesis entry must be here.
    const Fold& fold() const { return *log_.fold(); }
    Serving serves(const DeviceId& peer, Service service, const std::optional<EntryId>& torrentEpoch = {}) const;
    std::vector<Holder> holders(const ShareId& share) const { return holds_.holders(share); }
    /// Of its last hold, and at least the time of that; 0 without one.
    std::uint64_t holdCounterOf(const DeviceId& device) const { return holds_.counterOf(device); }
    std::optional<SignedAddresses> whereIs(const DeviceId& device) const;
    const FoldInvites& invites() const { return invites_; }
    const FoldMeeting& meeting() const { return meeting_; }
    const FoldOwnChain& ownChain() const { return ownChain_; }
    const KeptSecrets& secrets() const { return secrets_; }
    const NewestValues& words() const { return words_; }
    /// Words that are to be stored or forgotten, since this was asked last.
    std::set<ValueName> takeChangedWords() { return words_.takeChanged(); }
    /// Entries that this device's own newest statement names and that aren't here: it knew more once.
    std::vector<EntryId> statedAndLacked() const;
    /// None before the genesis entry came.
    std::optional<Outlook> outlook() const;
    /// Devices whose statements were ignored because they were from the future.
    std::size_t statementsAhead() const { return freshness_ ? freshness_->aheadOfUs() : 0; }
    /// Whether other devices are members, or otherwise, since this was asked last: for who isn't told here.
    bool takeMembershipChange() { return std::exchange(hasNewMembers_, false); }

private:
    void follow();
    void followMembers();
    void hear(const MemberEvent& event);

    ReplicaOwner owner_;
    OwnClock clock_;
    FoldedLog log_;
    FoldSpeakers speakers_;
    FoldInvites invites_;
    FoldMeeting meeting_;
    FoldOwnChain ownChain_;
    std::optional<Freshness> freshness_; ///< once the genesis entry tells the limit
    std::optional<OwnStatements> ownStatements_;
    HoldBook holds_;
    WordJudge judge_;
    SharePacking packing_;
    NewestValues words_;
    Doorkeeper door_;
    KeptSecrets secrets_;
    MemberLinks links_;
    std::map<LinkNumber, DeviceId> proven_;
    std::vector<MemberEvent> events_;
    std::uint64_t membersVersion_ = 0;
    bool hasNewMembers_ = false;
};

} // namespace shoal::swarm
