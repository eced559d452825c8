// What goes out over `sh_log`: made when there is room for it, the urgent first.
#include "core/swarm/links/exchange/log_exchange.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {
namespace {
constexpr std::size_t mostOpenQuestions = 3; // a peer answers four

/// One message for each so many.
template <class Message, class Item>
void appendMessages(std::deque<Bytes>& to, std::size_t& size, const std::vector<Item>& items, std::size_t most)
{
    for (std::size_t first = 0; first < items.size(); first += most) {
        const auto end = std::min(items.size(), first + most);
        const auto begin = items.begin();
        to.push_back(encodeMessage(LogMessage{
            Message{{begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end)}}}));
        size += to.back().size();
    }
}
} // namespace

std::vector<Bytes> LogExchange::take(LinkNumber number, Moment now)
{
    const auto found = links_.find(number);
    if (found == links_.end())
        return {};
    auto& link = found->second;
    while (link.outbox.hasRoom() && sendNext(link, number, now)) {}
    return link.outbox.take();
}

bool LogExchange::sendNext(ExchangeLink& link, LinkNumber number, Moment now)
{
    if (sendSecrets(link, now))
        return true;
    if (auto news = link.news.take(log_, now); !news.empty()) {
        sendEntries(link, EntriesTold{0, Rest::Nothing, std::move(news)});
        return true;
    }
    if (link.news.takeOverflow())
        link.stateDue = Due::Yes;
    if (sendProof(link) || sendState(link, now) || sendRows(link, now) || sendReply(link, now)
        || sendQuestion(link, number, now))
        return true;
    if (!link.answers.isEmpty()) {
        sendEntries(link, link.answers.next(log_));
        return true;
    }
    return sendValues(link, now);
}

void LogExchange::sendEntries(ExchangeLink& link, EntriesTold told) const
{
    if (watched_ && !link.hasWatched)
        link.hasWatched = std::ranges::any_of(told.entries, [bytes = log_.bytesOf(*watched_)](const Bytes& sent) {
            return std::ranges::equal(sent, bytes);
        });
    link.outbox.send(std::move(told));
}

bool LogExchange::sendState(ExchangeLink& link, Moment now)
{
    if (link.stateDue == Due::No || link.questions.asksForRanges()) // else it changes while it is told
        return false;
    const auto ours = state(link);
    if (link.stateDue == Due::IfChanged && link.told && link.told->log == ours.log
        && link.told->values == ours.values) {
        link.stateDue = Due::No;
        return false;
    }
    if (!link.statePace.take(now))
        return false;
    link.stateDue = Due::No;
    link.told = ours;
    link.toldAt = now;
    link.outbox.send(ours);
    return true;
}

/// What we say to have of the peer's own is nothing without the entry: it may not have it any more.
bool LogExchange::sendProof(ExchangeLink& link)
{
    const auto highest = std::exchange(link.isShowDue, false) ? log_.highestOf(link.peer) : std::nullopt;
    if (!highest || link.shown == highest->id)
        return false;
    link.shown = highest->id;
    const auto bytes = log_.bytesOf(highest->id);
    link.outbox.send(EntriesTold{0, Rest::Nothing, {Bytes{bytes.begin(), bytes.end()}}});
    return true;
}

bool LogExchange::sendRows(ExchangeLink& link, Moment now)
{
    if (!link.rowsDue || !link.comparePace.take(now))
        return false;
    const auto& all = rows();
    auto first = all.begin();
    if (link.rowsAfter)
        first = std::ranges::upper_bound(all, *link.rowsAfter, {}, &Row::device);
    const auto count = std::min<std::ptrdiff_t>(mostRows, all.end() - first);
    const auto end = first + count;
    if (count > 0)
        link.rowsAfter = std::prev(end)->device;
    link.rowsDue = end != all.end();
    link.rowsOf = log_.version();
    if (count > 0)
        link.outbox.send(RowsTold{{first, end}});
    return count > 0;
}

void LogExchange::reply(ExchangeLink& link, const Findings& findings)
{
    link.wishes.add(findings);
    appendMessages<SpansTold>(link.replies, link.replySize, findings.spans, mostSpans);
    appendMessages<IdsTold>(link.replies, link.replySize, findings.lists, mostLists);
    if (link.replySize <= mostReplies)
        return;
    link.replies.clear();
    link.replySize = 0;
    link.stateDue = Due::Yes;
}

bool LogExchange::sendReply(ExchangeLink& link, Moment now)
{
    if (link.replies.empty() || !link.comparePace.take(now))
        return false;
    link.replySize -= link.replies.front().size();
    link.outbox.sendBytes(std::move(link.replies.front()));
    link.replies.pop_front();
    return true;
}

bool LogExchange::sendQuestion(ExchangeLink& link, LinkNumber number, Moment now)
{
    auto& wishes = link.wishes;
    if (wishes.hasRanges() && turn_ && turn_ != number) {
        wishes.forgetRanges();
        link.waitsForTurn = true;
    }
    const bool asksForRanges = link.questions.asksForRanges();
    if (asksForRanges || link.questions.size() >= mostOpenQuestions || !(wishes.hasRanges() || wishes.hasIdsOrForks())
        || !link.askPace.take(now))
        return false;
    EntriesWanted wanted;
    wanted.ranges = lackingOf(wishes.takeRanges());
    if (!wanted.ranges.empty())
        turn_ = number;
    auto parents = notAskedYet(wishes.takeParents());
    if (!parents.empty() && ++link.parentSteps > mostParentSteps) { // a long way back: comparing is faster
        parents.clear();
        link.stateDue = Due::Yes;
    }
    wanted.ids = parents.empty() ? notAskedYet(wishes.takeIds()) : parents;
    wanted.forks = wishes.takeForks();
    std::erase_if(wanted.forks, [&](const auto& device) {
        return std::ranges::any_of(links_,
                                   [&](const auto& entry) { return entry.second.questions.asksForForkOf(device); });
    });
    const bool asks = !wanted.ids.empty() || !wanted.ranges.empty() || !wanted.forks.empty();
    if (asks)
        link.outbox.send(link.questions.ask(std::move(wanted), std::move(parents), now));
    releaseTurnIfDone(number);
    return true;
}

std::vector<EntryId> LogExchange::notAskedYet(std::vector<EntryId> ids) const
{
    std::erase_if(ids, [&](const auto& id) {
        return log_.has(id)
            || std::ranges::any_of(links_, [&](const auto& entry) { return entry.second.questions.asksFor(id); });
    });
    return ids;
}

/// What came since the wish was made is left out.
std::vector<Range> LogExchange::lackingOf(std::vector<Range> ranges) const
{
    for (auto& range : ranges) {
        const auto ours = within(log_.placesOf(range.device), range);
        if (ours.empty())
            continue;
        const bool isAtEnd = range.to == before(ours.back().sequence + 1);
        range.from = isAtEnd ? range.to : after(ours.back());
    }
    std::erase_if(ranges, [](const auto& range) { return range.from >= range.to; });
    return ranges;
}

bool LogExchange::sendValues(ExchangeLink& link, Moment now)
{
    if (link.values.hasVersions() && link.comparePace.take(now)) {
        if (auto versions = link.values.nextVersions()) {
            link.outbox.send(std::move(*versions));
            return true;
        }
    }
    if (link.values.hasWishes() && link.askPace.take(now)) {
        if (auto wanted = link.values.nextQuestion(now)) {
            link.outbox.send(std::move(*wanted));
            return true;
        }
    }
    auto part = link.values.nextPart();
    if (part)
        link.outbox.send(std::move(*part));
    return part.has_value();
}

bool LogExchange::sendSecrets(ExchangeLink& link, Moment now)
{
    for (const auto& epoch : secretsWished_) {
        if (link.secretsAsked.contains(epoch) || !link.askPace.take(now))
            continue;
        link.secretsAsked.insert(epoch);
        ++link.secretsOwed[epoch];
        link.outbox.send(SecretWanted{epoch});
        return true;
    }
    const bool mayHave = secrets_.mayHave(link.peer);
    std::erase_if(link.secretsWanted, [&](const auto& epoch) { // nothing is said to whoever may not have it,
        return !mayHave || !(secrets_.find(epoch) || secretsWished_.contains(epoch)); // nor by whoever never will
    });
    const auto wanted =
        std::ranges::find_if(link.secretsWanted, [&](const auto& epoch) { return secrets_.find(epoch).has_value(); });
    if (wanted == link.secretsWanted.end())
        return false;
    link.outbox.send(SecretTold{*wanted, *secrets_.find(*wanted)});
    link.secretsWanted.erase(wanted);
    return true;
}

} // namespace shoal::swarm
