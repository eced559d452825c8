#include "dht/records/record_search.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace shoal::dht {
namespace {
using std::chrono::seconds;
using std::chrono::sys_seconds;
} // namespace

RecordSearch::RecordSearch(ItemNetwork& network, Sought& sought, std::uint64_t seed, SearchLimits limits)
    : network_{network}
    , sought_{sought}
    , random_{seed}
    , limits_{limits}
{}

void RecordSearch::begin(std::size_t lastSeen, std::size_t all)
{
    stop();
    alive_ = std::make_shared<RecordSearch*>(this);
    lastSeen_ = std::min(lastSeen, all);
    all_ = all;
    nextRound_ = Time::min();
    pause_ = seconds{0};
    found_.clear();
    rounds_ = 0;
}

void RecordSearch::stop()
{
    alive_.reset();
    waiting_.clear();
    inFlight_ = 0;
    isInRound_ = false;
    all_ = 0;
}

void RecordSearch::tick(Time now, sys_seconds clock)
{
    clock_ = clock;
    if (isInRound_ && !isAsking())
        endRound(now);
    if (!isInRound_ && all_ > 0 && now >= nextRound_)
        beginRound();
    askOn();
}

void RecordSearch::beginRound()
{
    isInRound_ = true;
    ++rounds_;
    const auto days = daysToRead(clock_, rounds_ % 2 == 0 ? Width::Wide : Width::Usual);
    for (const auto who : drawn())
        for (const auto day : days)
            waiting_.push_back({who, day, {}});
}

std::vector<std::size_t> RecordSearch::drawn()
{
    std::vector<std::size_t> numbers(all_);
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    const auto others = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(lastSeen_, limits_.lastSeen));
    std::vector<std::size_t> chosen{numbers.begin(), others};
    std::sample(others, numbers.end(), std::back_inserter(chosen), limits_.random, random_);
    return chosen;
}

void RecordSearch::askOn()
{
    while (!waiting_.empty() && inFlight_ < limits_.inFlight) {
        const auto question = waiting_.front();
        waiting_.pop_front();
        ask(question);
    }
}

void RecordSearch::ask(const Question& asked)
{
    ++inFlight_;
    ++questions_;
    network_.get(sought_.keyOf(asked.who, asked.day),
                 [alive = std::weak_ptr{alive_}, question = std::make_shared<Question>(asked)](const auto& heard) {
                     if (const auto self = alive.lock())
                         (*self)->onItem(*question, heard);
                 });
}

void RecordSearch::onItem(Question& question, const HeardItem& heard)
{
    if (heard.isLast)
        --inFlight_;
    if (!heard.item || (question.seen && *question.seen >= heard.item->sequence))
        return;
    question.seen = heard.item->sequence;
    if (sought_.take(question.who, question.day, *heard.item, clock_))
        found_.insert(question.who);
}

void RecordSearch::endRound(Time now)
{
    isInRound_ = false;
    pause_ = std::clamp(2 * pause_, limits_.firstPause, limits_.longestPause);
    const seconds jitter{std::uniform_int_distribution<seconds::rep>{0, pause_.count() / 4}(random_)};
    nextRound_ = now + pause_ + jitter;
}

} // namespace shoal::dht
