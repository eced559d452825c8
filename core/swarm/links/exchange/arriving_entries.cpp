// Entries that come over `sh_log`: what becomes of them, and who else hears of them.
#include "core/swarm/links/exchange/log_exchange.h"

#include <algorithm>

namespace shoal::swarm {

LogExchange::Fault LogExchange::on(ExchangeLink& link, LinkNumber number, const EntriesTold& message, Moment now)
{
    auto* const question = message.number != 0 ? link.questions.find(message.number) : nullptr;
    if (message.number != 0 && question == nullptr)
        return LinkFault::NotAsked;
    if (message.entries.empty() && message.rest == Rest::Follows)
        return LinkFault::Senseless;
    if (message.entries.empty() && message.number == 0)
        return LinkFault::Senseless;
    if (question != nullptr && (question->count += message.entries.size()) > mostAnswered)
        return LinkFault::Flood;
    std::vector<EntryId> came;
    for (const auto& bytes : message.entries) {
        came.push_back(entryIdOf(bytes));
        link.news.forget(came.back());
        if (const auto fault = arrive(link, question, bytes, now))
            return fault;
    }
    passOn(number, came, question != nullptr && question->isForRanges);
    if (question != nullptr && message.rest != Rest::Follows)
        finish(link, number, message.number, message.rest, now);
    return std::nullopt;
}

LogExchange::Fault LogExchange::arrive(ExchangeLink& link, Question* question, ByteView bytes, Moment now)
{
    const auto id = entryIdOf(bytes);
    const auto entry = readEntry(bytes);
    if (!entry)
        return link.budget.forgiveVoid() ? Fault{} : Fault{LinkFault::Void};
    if (entry->author == link.peer)
        link.shown = id;
    if (question != nullptr && question->asksForForkOf(entry->author))
        return arriveAsProof(link, *question, id, *entry, bytes, now);
    const bool isAsked = question != nullptr && question->asksFor(id, *entry);
    if (isAsked) {
        link.questions.heard(now);
        question->goOnAfter(id, *entry);
    }
    const bool isNeeded = isAsked && question->asksForParent(id);
    const auto took = add(link, id, *entry, bytes, isNeeded ? Came::AsNeeded : Came::AsNews, now);
    if (took == Took::Void)
        return link.budget.forgiveVoid() ? Fault{} : Fault{LinkFault::Void};
    if (took == Took::Taken && question != nullptr)
        question->isUseful = true;
    return took == Took::Taken || isAsked ? Fault{} : pay(link, Cost::Useless, now);
}

LogExchange::Fault LogExchange::arriveAsProof(ExchangeLink& link, Question& question, const EntryId& id,
                                              const Entry& entry, ByteView bytes, Moment now)
{
    const auto known = log_.forkOf(entry.author);
    const bool isLower = !known || entry.sequence < known->sequence;
    const auto both = isLower ? question.proofWith(id, entry, bytes) : std::vector<Bytes>{};
    link.questions.heard(now);
    for (const auto& half : both) {
        const auto took = add(link, entryIdOf(half), *readEntry(half), half, Came::AsNeeded, now);
        if (took == Took::Void)
            return link.budget.forgiveVoid() ? Fault{} : Fault{LinkFault::Void};
        question.isUseful = question.isUseful || took == Took::Taken;
    }
    return both.empty() ? pay(link, Cost::Useless, now) : Fault{};
}

Took LogExchange::add(ExchangeLink& link, const EntryId& id, const Entry& entry, ByteView bytes, Came came, Moment now)
{
    std::vector<EntryId> missing;
    if (!log_.has(id))
        std::ranges::copy_if(parentsOf(entry), std::back_inserter(missing),
                             [&](const auto& parent) { return !log_.has(parent); });
    if (!missing.empty() && !link.budget.isWaiting(id) && !link.budget.mayWait())
        return Took::Dropped;
    const auto fork = log_.forkOf(entry.author);
    const auto took = log_.add(bytes, came);
    if (took == Took::Taken && log_.forkOf(entry.author) != fork)
        tellAll(); // what isn't relayed isn't passed on by itself, and everybody is to see the proof
    if (!missing.empty() && (took == Took::Waiting || took == Took::Known)) {
        link.budget.waits(id, now);
        link.wishes.addParents(missing);
    }
    return took;
}

/// `isChain`: they came as parts of whole chains. Others compare with us when that is done, but for what decides who
/// belongs, which nobody should hear late.
void LogExchange::passOn(LinkNumber from, const std::vector<EntryId>& came, bool isChain)
{
    const auto news = log_.takeNews();
    for (const auto& id : news) {
        const auto entry = log_.find(id);
        if (isChain && (!entry || !isMembership(entry->body)))
            continue;
        const bool isFromThere = std::ranges::count(came, id) > 0;
        for (auto& [number, link] : links_)
            if (number != from || !isFromThere)
                link.news.add(id);
    }
}

void LogExchange::tellAll()
{
    for (auto& [number, link] : links_)
        link.stateDue = std::max(link.stateDue, Due::IfChanged);
}

void LogExchange::finish(ExchangeLink& link, LinkNumber number, std::uint64_t question, Rest rest, Moment now)
{
    auto done = std::move(*link.questions.find(question));
    link.questions.close(question);
    link.questions.heard(now);
    link.wasUseful = link.wasUseful || done.isUseful;
    if (rest == Rest::Cut && done.isUseful) {
        link.wishes.addIds(done.wanted.ids);
        link.wishes.addParents(done.parents);
        link.wishes.addRanges(done.wanted.ranges);
    }
    if (!done.isForRanges && done.isUseful)
        link.stateDue = std::max(link.stateDue, Due::IfChanged);
    releaseTurnIfDone(number);
}

void LogExchange::releaseTurnIfDone(LinkNumber number)
{
    const auto& link = links_.at(number);
    if (turn_ == number && !link.wishes.hasRanges() && !link.questions.asksForRanges())
        releaseTurn();
}

void LogExchange::releaseTurn()
{
    const auto holder = turn_ ? links_.find(*turn_) : links_.end();
    turn_.reset();
    const bool wasUseful = holder == links_.end() || std::exchange(holder->second.wasUseful, false);
    if (wasUseful)
        tellAll();
    for (auto& [number, link] : links_)
        if (std::exchange(link.waitsForTurn, false))
            link.stateDue = Due::Yes;
}

} // namespace shoal::swarm
