#include "core/swarm/log/log.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <tuple>

namespace shoal::swarm {

Log::Log(const SwarmId& swarm)
    : swarm_{swarm}
{}

Arrival Log::add(ByteView bytes, Signatures signatures)
{
    const auto arrival = addOne(bytes, signatures);
    if (arrival != Arrival::Taken)
        return arrival;
    auto arrived = waiting_.arrived(entryIdOf(bytes));
    while (!arrived.empty()) {
        const auto next = std::move(arrived.back());
        arrived.pop_back();
        if (addOne(next, Signatures::Verify) != Arrival::Taken)
            continue;
        auto more = waiting_.arrived(entryIdOf(next));
        std::ranges::move(more, std::back_inserter(arrived));
    }
    return arrival;
}

Arrival Log::addOne(ByteView bytes, Signatures signatures)
{
    const auto id = entryIdOf(bytes);
    if (places_.contains(id) || waiting_.contains(id))
        return Arrival::Known;
    auto entry = readEntry(bytes);
    if (!entry || (entry->swarm ? *entry->swarm != swarm_ : id.bytes != swarm_.bytes))
        return Arrival::Void;
    Arriving arriving{id, std::move(*entry), bytes, {}, signatures};
    std::vector<EntryId> missing;
    for (const auto& parent : parentsOf(arriving.entry)) {
        if (const auto place = at(parent))
            arriving.parents.push_back(*place);
        else
            missing.push_back(parent);
    }
    if (!missing.empty()) {
        waiting_.add(id, arriving.entry.author, missing, {bytes.begin(), bytes.end()});
        return Arrival::Waiting;
    }
    if (!isSound(arriving)) {
        waiting_.dropAllBehind(id);
        return Arrival::Void;
    }
    keep(std::move(arriving));
    return Arrival::Taken;
}

void Log::keep(Arriving arriving)
{
    auto& entry = arriving.entry;
    const At place{static_cast<std::uint32_t>(records_.size())};
    const auto author = numberOf(entry.author);
    const auto previous = entry.previous ? at(*entry.previous) : std::nullopt;
    ancestry_.add(previous, arriving.parents);
    for (const auto& key : keysIn(entry.body))
        bringers_[deviceIdOf(key)].push_back(place);
    LogRecord record{arriving.id,
                     author,
                     static_cast<std::uint32_t>(entry.sequence),
                     entry.lamport,
                     {arriving.bytes.begin(), arriving.bytes.end()},
                     {}};
    if (const auto* const publish = std::get_if<Publish>(&entry.body))
        record.says = publish->share;
    else if (const auto* const retire = std::get_if<Retire>(&entry.body))
        record.says = retire->publish;
    else
        record.says = std::make_unique<const Entry>(std::move(entry));
    records_.push_back(std::move(record));
    places_.emplace(arriving.id, place);
    insertIntoChain(author, place);
}

AuthorAt Log::numberOf(const DeviceId& device)
{
    const auto [found, isNew] =
        authorNumbers_.try_emplace(device, AuthorAt{static_cast<std::uint32_t>(authors_.size())});
    if (isNew)
        authors_.push_back({device, {}, {}});
    return found->second;
}

void Log::insertIntoChain(AuthorAt author, At entry)
{
    auto& [device, chain, forks] = authors_[index(author)];
    const auto key = [&](At at) { return std::tuple{record(at).sequence, record(at).id}; };
    chain.insert(std::ranges::upper_bound(chain, key(entry), {}, key), entry);
    if (halves(author, record(entry).sequence).size() > 1) {
        forks.insert(record(entry).sequence);
        forkedAuthors_.insert(author);
    }
}

std::vector<EntryId> Log::missing(std::size_t most) const { return waiting_.missing(most); }

std::optional<At> Log::at(const EntryId& id) const
{
    const auto found = places_.find(id);
    return found != places_.end() ? std::optional{found->second} : std::nullopt;
}

std::optional<Entry> Log::find(const EntryId& id) const
{
    const auto place = at(id);
    return place ? std::optional{read(*place)} : std::nullopt;
}

Entry Log::read(At entry) const
{
    const auto& kept = record(entry);
    const auto* const membership = kept.membership();
    return membership != nullptr ? *membership : readEntry(kept.bytes).value_or(Entry{});
}

ByteView Log::bytesOf(const EntryId& id) const
{
    const auto place = at(id);
    return place ? ByteView{record(*place).bytes} : ByteView{};
}

bool Log::isAncestor(const EntryId& earlier, const EntryId& later) const
{
    const auto before = at(earlier);
    const auto after = at(later);
    return before && after && ancestry_.isAncestor(*before, *after);
}

std::set<EntryId> Log::ancestors(const EntryId& id) const
{
    std::set<EntryId> all;
    if (const auto place = at(id))
        for (std::size_t other = 0; other < index(*place); ++other)
            if (ancestry_.isAncestor(At{static_cast<std::uint32_t>(other)}, *place))
                all.insert(records_[other].id);
    return all;
}

bool Log::isBefore(At one, At other) const
{
    const auto key = [&](At at) {
        const auto& kept = record(at);
        return std::tie(kept.lamport, device(kept.author), kept.id);
    };
    return key(one) < key(other);
}

std::vector<EntryId> Log::inOrder() const
{
    std::vector<At> places(records_.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = At{static_cast<std::uint32_t>(i)};
    std::ranges::sort(places, [&](At one, At other) { return isBefore(one, other); });
    std::vector<EntryId> ids;
    ids.reserve(places.size());
    std::ranges::transform(places, std::back_inserter(ids), [&](At place) { return record(place).id; });
    return ids;
}

std::optional<AuthorAt> Log::author(const DeviceId& device) const
{
    const auto found = authorNumbers_.find(device);
    return found != authorNumbers_.end() ? std::optional{found->second} : std::nullopt;
}

std::span<const At> Log::halves(AuthorAt author, std::uint32_t sequence) const
{
    const auto& chain = authors_[index(author)].chain;
    const auto sequenceOf = [&](At at) { return record(at).sequence; };
    return {std::ranges::lower_bound(chain, sequence, {}, sequenceOf),
            std::ranges::upper_bound(chain, sequence, {}, sequenceOf)};
}

std::optional<Fork> Log::firstFork(const DeviceId& device) const
{
    const auto number = author(device);
    if (!number || forks(*number).empty())
        return std::nullopt;
    const auto both = halves(*number, *forks(*number).begin());
    return Fork{record(both[0]).id, record(both[1]).id};
}

std::size_t Log::IdHash::operator()(const EntryId& id) const
{
    std::size_t hash = 0;
    std::memcpy(&hash, id.bytes.data(), sizeof hash); // ids are hashes
    return hash;
}

} // namespace shoal::swarm
