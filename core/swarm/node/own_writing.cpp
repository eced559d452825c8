#include "core/swarm/node/own_writing.h"

#include <utility>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
constexpr auto storeAgainAfter = 10s;
} // namespace

OwnWriting::OwnWriting(Replica& replica, NodeStore& store, RandomBytes random, const OwnEntryKeeper::Verdict& verdict,
                       std::function<void()> onWritten)
    : replica_{replica}
    , store_{store}
    , random_{std::move(random)}
    , onWritten_{std::move(onWritten)}
    , verdict_{verdict}
    , keptDoubt_{verdict.doubt}
    , keptKnown_{verdict.known}
{}

void OwnWriting::write(Body body, std::optional<Secret> secret, Written then)
{
    queue_.push_back({std::move(body), std::move(secret), std::move(then)});
    next();
}

void OwnWriting::tick(Moment now, std::chrono::sys_seconds system)
{
    now_ = now;
    system_ = system;
    if (!permit_)
        permit_.emplace(verdict_.doubt, verdict_.known, replica_.ownChain(), now);
    followDoubt();
    if (fault_ && !isStoring_ && now - triedAt_ >= storeAgainAfter)
        store([](const auto&) {});
    next();
}

void OwnWriting::told(const DeviceId& by, const std::optional<OwnEntry>& highest)
{
    if (!permit_)
        return;
    const auto* const fold = replica_.log().fold();
    const auto* const member = fold != nullptr ? fold->member(by) : nullptr;
    permit_->told({by, member != nullptr ? member->person : PersonId{}}, highest, now_);
    followDoubt();
}

void OwnWriting::shown(const EntryId& entry, std::optional<std::uint64_t> sequence)
{
    if (!permit_)
        return;
    permit_->shown(entry, sequence, now_);
    followDoubt();
}

bool OwnWriting::goOn()
{
    if (!permit_)
        return false;
    const bool goesOn = permit_->goOn(others(), now_);
    followDoubt();
    next();
    return goesOn;
}

Permission OwnWriting::permission()
{
    if (!permit_) // with nothing to doubt, what is to be written waits for the first tick
        return {.waits = verdict_.doubt == Doubt::None ? Permission::Waits::ForNothing : Permission::Waits::ForAMember,
                .why = verdict_.doubt};
    const auto permission = permit_->ask(others(), now_);
    return permit_->doubt() == Doubt::None ? Permission{} : permission; // a claim holds it back for seconds: no refusal
}

std::size_t OwnWriting::others() const
{
    const auto members = replica_.log().fold() != nullptr ? replica_.fold().members().size() : 0;
    return members > 0 ? members - 1 : 0;
}

/// What the permit says is what the disk has to say.
void OwnWriting::followDoubt()
{
    if (permit_->doubt() != Doubt::None)
        permit_->ask(others(), now_);
    const auto doubt = permit_->doubt();
    if ((doubt == keptDoubt_ && permit_->known() <= keptKnown_) || isSettling_
        || (doubt == Doubt::None && now_ < settledAt_))
        return;
    if (doubt != Doubt::None) {
        keptDoubt_ = doubt;
        keptKnown_ = permit_->known();
        return store_.doubtIt({keptDoubt_, keptKnown_});
    }
    Line line;
    random_(line.bytes);
    isSettling_ = true;
    store_.settle(line, [this, alive = std::weak_ptr{alive_}](const Result<void>& result) {
        if (alive.expired())
            return;
        isSettling_ = false;
        if (result)
            keptDoubt_ = Doubt::None, keptKnown_ = 0;
        else
            settledAt_ = now_ + storeAgainAfter;
        next();
    });
}

void OwnWriting::next()
{
    while (permit_ && !queue_.empty() && !isStoring_ && !fault_) {
        if (isSettling_)
            return; // it may write in a moment
        const auto permission = permit_->ask(others(), now_);
        if (permit_->doubt() == Doubt::None && !permission.mayWrite())
            return; // a claim without a proof: likewise
        auto order = std::move(queue_.front());
        queue_.pop_front();
        if (!permission.mayWrite() || keptDoubt_ != Doubt::None) {
            order.then(tl::unexpected{WriteFault::notWriting(permission)});
            continue;
        }
        auto bytes = replica_.draft(std::move(order.body), system_);
        if (!bytes) {
            order.then(tl::unexpected{WriteFault::noRight(bytes.error())});
            continue;
        }
        const auto id = entryIdOf(*bytes);
        made_ = Made{std::move(*bytes), id, std::move(order.secret)};
        store(std::move(order.then));
    }
    // Those that wait behind an entry that can't be stored wouldn't be, either.
    if (fault_)
        for (auto& order : std::exchange(queue_, {}))
            order.then(tl::unexpected{WriteFault::givenUp(*fault_)});
}

void OwnWriting::store(Written then)
{
    isStoring_ = true;
    triedAt_ = now_;
    std::vector<KeptEpoch> secrets;
    if (made_->secret)
        secrets.push_back({made_->id, *made_->secret});
    store_.keepOwn({made_->bytes}, std::move(secrets),
                   [this, alive = std::weak_ptr{alive_}, then = std::move(then)](const Result<void>& result) {
                       if (!alive.expired())
                           onStored(result, then);
                   });
}

void OwnWriting::onStored(const Result<void>& result, const Written& then)
{
    isStoring_ = false;
    if (!result) {
        fault_ = result.error();
        then(tl::unexpected{WriteFault::notStored(*fault_)});
        return next();
    }
    fault_.reset();
    const auto made = std::exchange(made_, std::nullopt);
    kept_.insert(made->id);
    if (made->secret)
        replica_.keepSecret(made->id, *made->secret);
    replica_.take(made->bytes);
    onWritten_();
    then(made->id);
    next();
}

} // namespace shoal::swarm
