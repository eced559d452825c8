// What comes over `sh_log`, and what it changes.
#include "core/swarm/links/exchange/log_exchange.h"

#include "core/chunks/digest.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
constexpr std::size_t mostSecretsWanted = 16;
}

void LogExchange::open(LinkNumber link, const DeviceId& peer, LinkRole own, Moment now)
{
    links_.try_emplace(link, peer, own, values_, now);
}

void LogExchange::close(LinkNumber link)
{
    links_.erase(link);
    if (turn_ == link)
        releaseTurn();
}

std::optional<LinkFault> LogExchange::receive(LinkNumber link, ByteView plain, Moment now)
{
    const auto found = links_.find(link);
    if (found == links_.end())
        return std::nullopt;
    const auto message = decodeLogMessage(plain);
    auto fault = message ? Fault{} : Fault{LinkFault::Senseless};
    if (message && !std::holds_alternative<BytesTaken>(*message))
        found->second.outbox.received(plain.size());
    if (message)
        fault = take(found->second, link, *message, now);
    if (fault)
        close(link);
    return fault;
}

LogExchange::Fault LogExchange::take(ExchangeLink& link, LinkNumber number, const LogMessage& message, Moment now)
{
    return std::visit([&](const auto& kind) { return on(link, number, kind, now); }, message);
}

LogExchange::Fault LogExchange::pay(ExchangeLink& link, Cost cost, Moment now)
{
    return link.budget.pay(cost, now) ? Fault{} : Fault{LinkFault::Flood};
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber number, const StateTold& message, Moment now)
{
    if (const auto flood = pay(link, Cost::Compare, now))
        return flood;
    events_.emplace_back(HighestOfOurs{
        number, message.highestId ? std::optional{Place{message.highest, *message.highestId}} : std::nullopt});
    const auto ours = state(link);
    if (message.log != ours.log) {
        link.rowsDue = true;
        link.rowsAfter.reset();
        link.isShowDue = true;
    } else
        events_.emplace_back(LogsAlike{number});
    if (message.values != ours.values)
        link.values.announceAll();
    return std::nullopt;
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const RowsTold& message, Moment now)
{
    if (const auto flood = pay(link, Cost::Compare, now))
        return flood;
    if (!link.rowsDue && link.rowsOf != log_.version()) { // so that the peer sees what it lacks, too
        link.rowsDue = true;
        link.rowsAfter.reset();
    }
    link.parentSteps = 0;
    reply(link, compareRows(log_, message.rows, link.role));
    return std::nullopt;
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const SpansTold& message, Moment now)
{
    if (const auto flood = pay(link, Cost::Compare, now))
        return flood;
    reply(link, compareSpans(log_, message.spans));
    return std::nullopt;
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const IdsTold& message, Moment now)
{
    if (const auto flood = pay(link, Cost::Compare, now))
        return flood;
    reply(link, compareLists(log_, message.lists));
    return std::nullopt;
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const EntriesWanted& message, Moment now)
{
    if (const auto flood = pay(link, Cost::Request, now))
        return flood;
    return link.answers.ask(message) ? Fault{} : Fault{LinkFault::Flood};
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const BytesTaken& message, Moment)
{
    return link.outbox.answered(message.total) ? Fault{} : Fault{LinkFault::Senseless};
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const VersionsTold& message, Moment now)
{
    if (const auto flood = pay(link, Cost::Compare, now))
        return flood;
    link.values.told(message, [&](const ValueVersion& version) {
        return std::ranges::any_of(links_, [&](const auto& entry) { return entry.second.values.brings(version); });
    });
    return std::nullopt;
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const ValuesWanted& message, Moment now)
{
    if (const auto flood = pay(link, Cost::Request, now))
        return flood;
    link.values.asked(message);
    return std::nullopt;
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const ValuePart& message, Moment now)
{
    auto whole = link.values.part(message);
    if (!whole)
        return whole.error();
    if (!*whole)
        return std::nullopt;
    switch (values_.put((*whole)->name, (*whole)->version, std::move((*whole)->bytes))) {
    case NewestValues::Put::Kept: break;
    case NewestValues::Put::NotNewer:
    case NewestValues::Put::NotNow: return pay(link, Cost::Useless, now);
    case NewestValues::Put::Void: return link.budget.forgiveVoid() ? Fault{} : Fault{LinkFault::Void};
    }
    for (auto& [number, other] : links_)
        if (&other != &link)
            other.values.announce(message.name);
    return std::nullopt;
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const SecretWanted& message, Moment now)
{
    if (const auto flood = pay(link, Cost::Request, now))
        return flood;
    if (std::ranges::count(link.secretsWanted, message.epoch) > 0)
        return std::nullopt;
    if (link.secretsWanted.size() == mostSecretsWanted)
        return LinkFault::Flood;
    link.secretsWanted.push_back(message.epoch);
    return std::nullopt;
}

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber, const SecretTold& message, Moment)
{
    const auto owed = link.secretsOwed.find(message.epoch);
    if (owed == link.secretsOwed.end())
        return LinkFault::NotAsked;
    if (--owed->second == 0)
        link.secretsOwed.erase(owed);
    const auto hash = secrets_.hashOf(message.epoch);
    if (!hash || hash->bytes != sha256Of(message.secret.view()).bytes)
        return LinkFault::WrongSecret;
    if (secretsWished_.erase(message.epoch) > 0) { // else another link was faster
        secrets_.keep(message.epoch, message.secret);
        events_.emplace_back(SecretCame{message.epoch});
    }
    return std::nullopt;
}

std::vector<std::pair<LinkNumber, LinkFault>> LogExchange::tick(Moment now)
{
    std::vector<std::pair<LinkNumber, LinkFault>> faulty;
    for (auto& [number, link] : links_) {
        link.values.tick(now);
        link.budget.forgetPending(now, [&](const auto& id) { return log_.has(id); });
        if (now - link.toldAt >= compareEvery) {
            link.stateDue = Due::Yes;
            link.secretsAsked.clear(); // asked again: whoever had none may have it now
        }
        if (link.questions.isStalled(now))
            faulty.emplace_back(number, LinkFault::Stalled);
    }
    for (const auto& [number, fault] : faulty)
        close(number);
    const auto turn = turn_ ? links_.find(*turn_) : links_.end();
    if (turn != links_.end() && turn->second.questions.isSlow(now)) {
        turn->second.wishes.forgetRanges();
        releaseTurn();
    }
    return faulty;
}

NewestValues::Put LogExchange::say(const ValueName& name, std::uint64_t version, Bytes bytes)
{
    const auto put = values_.put(name, version, std::move(bytes));
    if (put == NewestValues::Put::Kept)
        for (auto& [number, link] : links_)
            link.values.announce(name);
    return put;
}

void LogExchange::membershipChanged() { values_.forgetOthers(); }

void LogExchange::wantSecret(const EntryId& epoch)
{
    if (secrets_.find(epoch) || secretsWished_.contains(epoch))
        return;
    if (secretsWished_.size() == mostSecretsWanted) // of epochs that nobody can get, and no place for the one that is
        secretsWished_.erase(secretsWished_.begin());
    secretsWished_.insert(epoch);
}

void LogExchange::logGrew() { passOn(LinkNumber{UINT64_MAX}, {}, false); }

const std::vector<Row>& LogExchange::rows()
{
    if (rowsVersion_ != log_.version()) {
        rowsVersion_ = log_.version();
        rows_ = rowsOf(log_);
        digest_ = digestOf(rows_);
    }
    return rows_;
}

StateTold LogExchange::state(const ExchangeLink& link)
{
    rows();
    StateTold state{digest_, values_.digest(), 0, {}};
    if (const auto highest = log_.highestOf(link.peer)) {
        state.highest = highest->sequence;
        state.highestId = highest->id;
    }
    return state;
}

} // namespace shoal::swarm
