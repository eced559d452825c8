#include "core/swarm/node/invite_desk.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {
namespace {
constexpr std::chrono::seconds bookStoredAgain{10};
constexpr std::chrono::seconds entryTriedAgain{30};

InviteFault inviteFaultOf(const InvitePen::Fault& fault)
{
    return std::visit([](const auto& each) { return InviteFault{each}; }, fault);
}
template <class Fault>
tl::unexpected<InviteFault> inviteRefusal(Fault fault)
{
    return tl::unexpected<InviteFault>{std::move(fault)};
}

/// Takes out who waits for this: any of them may come back with something new.
template <class Then, class Key>
std::vector<Then> takenOut(std::multimap<Key, Then>& waiting, const Key& key)
{
    const auto range = waiting.equal_range(key);
    std::vector<Then> all;
    for (auto each = range.first; each != range.second; ++each)
        all.push_back(std::move(each->second));
    waiting.erase(range.first, range.second);
    return all;
}
} // namespace

std::vector<dht::Endpoint> hintsOf(const LobbySurroundings& around)
{
    auto hints = around.addresses();
    hints.resize(std::min(hints.size(), mostHints));
    return hints;
}

InviteDesk::InviteDesk(const RecordDevice& self, const LobbySurroundings& around, const LoggedInvites& invites,
                       OnReply onReply, std::function<void()> onMoved)
    : self_{self}
    , around_{around}
    , invites_{invites}
    , onReply_{std::move(onReply)}
    , onMoved_{std::move(onMoved)}
    , book_{{self.swarm, self.id(), self.agreement}}
{
    stored_ = book_.revision(); // an empty one needn't be kept
}

bool InviteDesk::restore(ByteView bytes)
{
    auto book = InviteBook::decode(bytes, {self_.swarm, self_.id(), self_.agreement});
    if (!book)
        return false;
    book_ = std::move(*book);
    stored_ = book_.revision();
    return true;
}

void InviteDesk::follow(Moment now, std::chrono::sys_seconds system)
{
    isStarted_ = true;
    now_ = now;
    latest_ = std::max(latest_, system);
    if (now_ >= retryAt_)
        refused_.clear();
    book_.pass(invites_, latest_);
    work();
}

Receipt InviteDesk::receive(const RequestPassedOn& request)
{
    const auto receipt =
        book_.receive(request.invite, request.sealed, drawn<PersonId>(around_.random), invites_, latest_);
    work();
    return receipt;
}

void InviteDesk::make(const InviteTerms& terms, InviteMade then)
{
    const auto key = book_.make(terms, drawn<InviteSeed>(around_.random), invites_, latest_);
    if (!key)
        return then(inviteRefusal(key.error()));
    makes_.emplace(*key, std::move(then));
    work();
}

void InviteDesk::cancel(const SigningKey& invite, InviteDone then)
{
    const auto* const logged = invites_.find(invite);
    const auto kept = std::ranges::find(book_.invites(), invite, [](const auto& each) { return each.body.key; });
    const bool isOurs = kept != book_.invites().end();
    const bool isAsked = !isOurs && logged != nullptr && foreign_.contains(logged->entry); // the log may show it by now
    if (!isOurs && !isAsked && (logged == nullptr || closedBecause(logged->facts, of(logged->facts.author), latest_)))
        return then(inviteRefusal(InviteMissing::NoInvite));
    if (!isOurs) {
        const auto self = of(self_.id());
        if (self.standing != Standing::Member || self.role != Role::Owner)
            return then(inviteRefusal(InviteMissing::NotOurs));
        foreign_.emplace(logged->entry, std::move(then));
    } else if (!isBeingCancelled(*kept) && !book_.cancel(invite, latest_)) {
        return then(inviteRefusal(InviteMissing::NoInvite));
    } else {
        cancels_.emplace(invite, std::move(then));
    }
    work();
}

bool InviteDesk::isBeingCancelled(const KeptInvite& invite) const
{
    return invite.closed == ClosedBecause::Cancelled
        && (invite.revision > stored_ || (invite.entry && !invite.isCancelWritten));
}

void InviteDesk::approve(const DeviceId& device, bool isWelcome, InviteDone then)
{
    const auto waiting = book_.waiting();
    const auto found = std::ranges::find(waiting, device, &WaitingRequest::device);
    if (found == waiting.end())
        return then(inviteRefusal(InviteMissing::NotAsking));
    const bool isDone =
        isWelcome ? book_.approve(found->invite, device, invites_, latest_) : book_.refuse(found->invite, device);
    answers_.push_back({book_.revision(), [then = std::move(then), isDone](const auto& stored) {
                            if (stored && !isDone)
                                return then(inviteRefusal(InviteMissing::LetInNoMore));
                            then(stored);
                        }});
    work();
}

/// Whatever is done may be answered within the call, and lead to more.
void InviteDesk::work()
{
    isWorkLeft_ = true;
    if (!isStarted_ || std::exchange(isWorking_, true))
        return;
    while (std::exchange(isWorkLeft_, false)) {
        readLog();
        store();
        writeNext();
        reply();
        answer();
    }
    isWorking_ = false;
}

/// While one of ours is being written the log may show it before the disk has it.
void InviteDesk::readLog()
{
    if (isWriting_ || around_.log.fold() == nullptr
        || std::exchange(readSize_, invites_.version()) == invites_.version())
        return;
    const auto& log = around_.log.log();
    for (const auto entry : around_.log.fold()->membership()) {
        const auto& record = log.record(entry);
        const auto& body = record.membership()->body;
        const bool isOurs = log.device(record.author) == self_.id();
        const bool isAbout = std::holds_alternative<Admit>(body) || std::holds_alternative<CancelInvite>(body);
        if (isOurs ? isAbout || std::holds_alternative<Invite>(body) : isAbout && around_.log.fold()->counts(record.id))
            if (read_.insert(record.id).second)
                book_.written(body, record.id);
    }
}

void InviteDesk::store()
{
    if (isStoring_ || book_.revision() == stored_ || now_ < storeAt_)
        return;
    isStoring_ = true;
    const auto id = self_.id();
    const auto revision = book_.revision();
    around_.store.putJoining({JoiningKind::Code, {id.bytes.begin(), id.bytes.end()}, 0, book_.encode()},
                             [alive = std::weak_ptr{alive_}, revision](const Result<void>& result) {
                                 if (const auto desk = alive.lock())
                                     (*desk)->onStored(revision, result);
                             });
}

void InviteDesk::onStored(std::uint64_t revision, const Result<void>& result)
{
    isStoring_ = false;
    if (!result) {
        storeFault_ = result.error();
        storeAt_ = now_ + bookStoredAgain;
        tellNotStored(result.error());
        for (auto& waiting : std::exchange(answers_, {}))
            waiting.then(inviteRefusal(result.error()));
    } else {
        storeFault_.reset();
        stored_ = revision;
        book_.stored(revision);
    }
    work();
    onMoved_();
}

/// What is in the book already waits for the log. A cancelled invite stays so, and is stored as soon as the disk takes
/// it; but nobody gets a code that a crash would forget.
void InviteDesk::tellNotStored(const Error& error)
{
    for (const auto& kept : std::vector{book_.invites()}) {
        if (kept.revision <= stored_)
            continue;
        const auto key = kept.body.key;
        for (const auto& then : takenOut(makes_, key)) {
            book_.cancel(key, latest_);
            then(inviteRefusal(error));
        }
        for (const auto& then : takenOut(cancels_, key))
            then(inviteRefusal(error));
    }
}

std::optional<Body> InviteDesk::due() const
{
    auto bodies = book_.entriesDue();
    for (const auto& [invite, then] : foreign_)
        bodies.emplace_back(CancelInvite{invite});
    for (auto& body : bodies)
        if (std::ranges::find(refused_, body) == refused_.end())
            return std::move(body);
    return std::nullopt;
}

void InviteDesk::writeNext()
{
    const auto body = isWriting_ ? std::nullopt : due();
    if (!body)
        return;
    isWriting_ = true;
    around_.pen.write(*body, [alive = std::weak_ptr{alive_}, body = *body](const auto& entry) {
        if (const auto desk = alive.lock())
            (*desk)->onWritten(body, entry);
    });
}

void InviteDesk::onWritten(const Body& body, const tl::expected<EntryId, InvitePen::Fault>& entry)
{
    isWriting_ = false;
    readSize_ = 0;
    if (!entry) {
        onRefused(body, entry.error());
    } else if (const auto* const cancel = std::get_if<CancelInvite>(&body)) {
        for (const auto& then : takenOut(foreign_, cancel->invite))
            then({});
    }
    work();
    onMoved_();
}

/// It stays due, and is tried again later: but for what a person asked for just now, who is told.
void InviteDesk::onRefused(const Body& body, const InvitePen::Fault& fault)
{
    refused_.push_back(body);
    retryAt_ = now_ + entryTriedAgain;
    const auto tell = [&](auto& waiting, const auto& key) {
        const auto all = takenOut(waiting, key);
        for (const auto& then : all)
            then(tl::unexpected<InviteFault>{inviteFaultOf(fault)});
        return !all.empty();
    };
    if (const auto* const invite = std::get_if<Invite>(&body)) {
        if (tell(makes_, invite->key))
            book_.cancel(invite->key, latest_);
    } else if (const auto* const cancel = std::get_if<CancelInvite>(&body)) {
        for (const auto& kept : std::vector{book_.invites()})
            if (kept.entry == cancel->invite)
                tell(cancels_, kept.body.key);
        tell(foreign_, cancel->invite);
    }
}

void InviteDesk::reply()
{
    const auto epoch = around_.epoch();
    if (!epoch)
        return;
    for (const auto& due : book_.takeReplies(invites_, *epoch))
        if (auto sealed = sealReply(due.reply, due.to, self_.signing, around_.random()))
            onReply_({due.to.invite, due.request, due.isFinal(), std::move(*sealed)});
}

/// Those who asked for something that is on the disk now.
void InviteDesk::answer()
{
    while (!answers_.empty() && answers_.front().revision <= stored_) {
        const auto then = std::move(answers_.front().then);
        answers_.pop_front();
        then({});
    }
    for (const auto& kept : std::vector{book_.invites()}) {
        const auto key = kept.body.key;
        if (const auto code = book_.code(key, hintsOf(around_))) {
            for (const auto& then : takenOut(makes_, key))
                then(*code);
        } else if (!kept.isOpen()) {
            for (const auto& then : takenOut(makes_, key))
                then(inviteRefusal(InviteMissing::NoInvite));
            if (kept.revision <= stored_ && !isBeingCancelled(kept))
                for (const auto& then : takenOut(cancels_, key))
                    then({});
        }
    }
}

Belonging InviteDesk::of(const DeviceId& device) const { return invites_.of(device); }

} // namespace shoal::swarm
