// The invites that a member's own device made: it lets in whom they invite, step by step, each on the disk before the
// next (docs/swarm-protocol.md, section 7.3).
#pragma once

#include "core/swarm/joining/invite_book.h"
#include "core/swarm/node/lobby_surroundings.h"
#include "core/swarm/node/logged_invites.h"

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace shoal::swarm {

class InviteDesk {
public:
    /// A reply for the hosts that brought the request.
    using OnReply = std::function<void(const ReplyPassedOn&)>;

    /// `around` and `invites` must outlive it. `onMoved`: something was stored or written.
    InviteDesk(const RecordDevice& self, const LobbySurroundings& around, const LoggedInvites& invites, OnReply onReply,
               std::function<void()> onMoved);
    InviteDesk(const InviteDesk&) = delete;
    InviteDesk& operator=(const InviteDesk&) = delete;

    bool restore(ByteView book);
    /// Time passed, or the log grew; before it was called for the first time nothing happens.
    void follow(Moment now, std::chrono::sys_seconds system);

    Receipt receive(const RequestPassedOn& request);

    void make(const InviteTerms& terms, InviteMade then);
    void cancel(const SigningKey& invite, InviteDone then);
    void approve(const DeviceId& device, bool isWelcome, InviteDone then);

    const InviteBook& book() const { return book_; }
    const std::optional<Error>& storeFault() const { return storeFault_; }

private:
    struct Answer {
        std::uint64_t revision = 0; ///< of the book, that must be stored before
        InviteDone then;
    };
    void work();
    void readLog();
    void store();
    void writeNext();
    void onStored(std::uint64_t revision, const Result<void>& result);
    void onWritten(const Body& body, const tl::expected<EntryId, InvitePen::Fault>& entry);
    void onRefused(const Body& body, const InvitePen::Fault& fault);
    void reply();
    void answer();
    void tellNotStored(const Error& error);
    std::optional<Body> due() const;
    bool isBeingCancelled(const KeptInvite& invite) const;
    Belonging of(const DeviceId& device) const;

    RecordDevice self_;
    const LobbySurroundings& around_;
    const LoggedInvites& invites_;
    OnReply onReply_;
    std::function<void()> onMoved_;
    InviteBook book_;
    std::set<EntryId> read_;    ///< entries that the book was told
    std::size_t readSize_ = 0;  ///< of the log
    std::vector<Body> refused_; ///< by the pen, until `retryAt_`
    Moment now_{};
    std::chrono::sys_seconds latest_{}; ///< the clock never runs backwards
    Moment retryAt_{};
    Moment storeAt_{};         ///< not before, after the disk refused
    std::uint64_t stored_ = 0; ///< revision
    bool isStarted_ = false;
    bool isStoring_ = false;
    bool isWriting_ = false;
    bool isWorking_ = false;
    bool isWorkLeft_ = false;
    std::optional<Error> storeFault_;
    // Who asked, as often as it was asked; each is answered once.
    std::multimap<SigningKey, InviteMade> makes_;   ///< until their entry is written
    std::multimap<SigningKey, InviteDone> cancels_; ///< likewise
    std::multimap<EntryId, InviteDone> foreign_;    ///< invites of others that are to be cancelled
    std::deque<Answer> answers_;
    std::shared_ptr<InviteDesk*> alive_ = std::make_shared<InviteDesk*>(this); // last: goes first
};

} // namespace shoal::swarm
