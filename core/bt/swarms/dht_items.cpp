#include "core/bt/swarms/dht_items.h"

#include <libtorrent/alert_types.hpp>
#include <libtorrent/entry.hpp>
#include <libtorrent/session_handle.hpp>

#include <algorithm>
#include <utility>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;

// libtorrent waits 15 s for each node that died, one after the other in the worst case; with the DHT off, or without an
// address to ask from, it never answers.
constexpr auto longestWait = 55s;

std::array<char, 32> libraryBytes(const dht::ItemKey& key)
{
    std::array<char, 32> theirs{};
    std::ranges::transform(key, theirs.begin(), [](std::uint8_t byte) { return static_cast<char>(byte); });
    return theirs;
}

template <std::size_t Size>
std::array<std::uint8_t, Size> ownBytes(const std::array<char, Size>& theirs)
{
    std::array<std::uint8_t, Size> ours{};
    std::ranges::transform(theirs, ours.begin(), [](char byte) { return static_cast<std::uint8_t>(byte); });
    return ours;
}

/// Empty when nothing lay there, or no string.
std::optional<dht::Item> itemOf(const dht::ItemKey& key, std::int64_t sequence, const lt::entry& value,
                                const std::array<char, 64>& signature)
{
    if (value.type() != lt::entry::string_t)
        return std::nullopt;
    const auto& text = value.string();
    return dht::Item{key, sequence, {text.begin(), text.end()}, ownBytes(signature)};
}

} // namespace

DhtItems::DhtItems(lt::session_handle& session, Executor home, Time now)
    : session_{session}
    , home_{std::move(home)}
    , now_{now}
{}

DhtItems::~DhtItems() = default;

void DhtItems::get(const dht::ItemKey& key, dht::OnItem onItem)
{
    const auto known = questions_.find(key);
    if (known == questions_.end()) {
        questions_.emplace(key, Question{{std::move(onItem)}, std::nullopt, now_ + longestWait});
        session_.dht_get_item(libraryBytes(key));
        return;
    }
    // The same look-up answers both. What it has found so far is told to the newcomer as well, in a moment.
    known->second.askers.push_back(onItem);
    if (known->second.best)
        home_([alive = std::weak_ptr{isAlive_}, onItem = std::move(onItem), item = known->second.best] {
            if (alive.lock())
                onItem({item, false});
        });
}

void DhtItems::put(const dht::Item& item, dht::OnPut onPut)
{
    const auto number = ++lastPut_;
    puts_.emplace(number, Put{item, std::move(onPut), std::nullopt, now_ + longestWait});
    session_.dht_put_item(
        libraryBytes(item.key),
        [this, alive = std::weak_ptr{isAlive_}, home = home_, number,
         item](lt::entry& value, std::array<char, 64>& signature, std::int64_t& sequence, const std::string&) {
            if (auto before = itemOf(item.key, sequence, value, signature))
                home([this, alive, number, before = std::move(*before)] {
                    if (alive.lock())
                        found(number, before);
                });
            value = std::string{item.value.begin(), item.value.end()};
            std::ranges::transform(item.signature, signature.begin(),
                                   [](std::uint8_t byte) { return static_cast<char>(byte); });
            sequence = item.sequence;
        });
}

bool DhtItems::handle(const lt::alert& alert)
{
    if (const auto* const heardItem = lt::alert_cast<lt::dht_mutable_item_alert>(&alert)) {
        const auto key = ownBytes(heardItem->key);
        const auto question = questions_.find(key);
        if (question == questions_.end() || !heardItem->salt.empty())
            return true;
        auto item = itemOf(key, heardItem->seq, heardItem->item, heardItem->signature);
        auto& best = question->second.best;
        const bool isNewer = item && (!best || item->sequence > best->sequence);
        if (isNewer)
            best = std::move(item);
        if (isNewer || heardItem->authoritative)
            tell(key, heardItem->authoritative);
        return true;
    }
    if (const auto* const stored = lt::alert_cast<lt::dht_put_alert>(&alert)) {
        const auto key = ownBytes(stored->public_key);
        const auto signature = ownBytes(stored->signature);
        const auto put = std::ranges::find_if(puts_, [&](const auto& entry) {
            const auto& item = entry.second.item;
            return item.key == key && item.sequence == stored->seq && item.signature == signature;
        });
        if (put != puts_.end())
            finish(put->first, static_cast<std::size_t>(std::max(0, stored->num_success)));
        return true;
    }
    return false;
}

void DhtItems::tell(const dht::ItemKey& key, bool isLast)
{
    const auto question = questions_.find(key);
    const dht::HeardItem heard{question->second.best, isLast};
    // A callback may ask anew, for this key too.
    const auto askers = isLast ? std::move(question->second.askers) : question->second.askers;
    if (isLast)
        questions_.erase(question);
    for (const auto& onItem : askers)
        onItem(heard);
}

void DhtItems::found(std::uint64_t put, const dht::Item& item)
{
    const auto known = puts_.find(put);
    if (known != puts_.end() && (!known->second.found || item.sequence > known->second.found->sequence))
        known->second.found = item;
}

/// What was found was posted before the alert was: it is here by now, unless the alert overtook it.
void DhtItems::finish(std::uint64_t put, std::size_t stored)
{
    home_([this, alive = std::weak_ptr{isAlive_}, put, stored] {
        const auto ended = alive.lock() ? puts_.extract(put) : decltype(puts_)::node_type{};
        if (ended)
            ended.mapped().onPut({stored, ended.mapped().found});
    });
}

void DhtItems::tick(Time now)
{
    now_ = now;
    std::vector<dht::ItemKey> silent;
    for (const auto& [key, question] : questions_)
        if (question.deadline <= now)
            silent.push_back(key);
    for (const auto& key : silent)
        if (questions_.contains(key))
            tell(key, true);
    std::vector<std::uint64_t> late;
    for (const auto& [number, put] : puts_)
        if (put.deadline <= now)
            late.push_back(number);
    for (const auto number : late)
        if (const auto ended = puts_.extract(number))
            ended.mapped().onPut({0, ended.mapped().found});
}

} // namespace shoal::bt
