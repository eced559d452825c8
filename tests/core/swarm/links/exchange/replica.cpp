#include "tests/core/swarm/links/exchange/replica.h"

#include "core/chunks/digest.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <utility>

namespace shoal::swarm {

void ReplicaLog::fold() const
{
    if (foldedAt_ == version())
        return;
    foldedAt_ = version();
    places_.clear();
    forks_.clear();
    highest_.clear();
    std::set<EntryId> anchored;
    std::map<DeviceId, std::map<std::uint64_t, std::set<EntryId>>> chains;
    const auto order = log_.inOrder();
    std::optional<DeviceId> owner;
    for (const auto& id : order) {
        const auto entry = *log_.find(id);
        if (!owner)
            owner = entry.author; // of genesis, which comes first
        chains[entry.author][entry.sequence].insert(id);
        auto& highest = highest_[entry.author];
        highest = std::max(highest, Place{entry.sequence, id});
        if (entry.author == *owner)
            for (const auto& parent : parentsOf(entry))
                anchored.insert(parent);
    }
    for (const auto& [device, chain] : chains)
        for (const auto& [sequence, ids] : chain)
            if (ids.size() > 1 && !forks_.contains(device)
                && !std::ranges::all_of(ids, [&](const auto& id) { return anchored.contains(id); }))
                forks_[device] = {sequence, *ids.begin(), *std::next(ids.begin())};
    for (const auto& id : order) {
        const auto entry = *log_.find(id);
        const auto fork = forks_.find(entry.author);
        if (anchored.contains(id)
            || (isWithin(entry) && (fork == forks_.end() || entry.sequence < fork->second.sequence)))
            places_[entry.author].push_back({entry.sequence, id});
    }
    for (auto& [device, places] : places_)
        std::ranges::sort(places);
}

bool ReplicaLog::isWithin(const Entry& entry) const
{
    const auto quota = quotas_.find(entry.author);
    return quota == quotas_.end() || entry.sequence <= quota->second;
}

bool ReplicaLog::isBeyond(const Entry& entry) const
{
    if (!isWithin(entry))
        return true;
    const auto fork = forkOf(entry.author);
    return fork && entry.sequence >= fork->sequence;
}

std::vector<DeviceId> ReplicaLog::devices() const
{
    fold();
    std::set<DeviceId> all;
    for (const auto& [device, places] : places_)
        all.insert(device);
    for (const auto& [device, fork] : forks_)
        all.insert(device);
    return {all.begin(), all.end()};
}

std::span<const Place> ReplicaLog::placesOf(const DeviceId& device) const
{
    fold();
    const auto found = places_.find(device);
    return found != places_.end() ? std::span<const Place>{found->second} : std::span<const Place>{};
}

std::optional<ForkProof> ReplicaLog::forkOf(const DeviceId& device) const
{
    if (!log_.firstFork(device)) // cheap, for the many that have none
        return std::nullopt;
    fold();
    const auto found = forks_.find(device);
    return found != forks_.end() ? std::optional{found->second} : std::nullopt;
}

std::optional<Place> ReplicaLog::highestOf(const DeviceId& device) const
{
    fold();
    const auto found = highest_.find(device);
    return found != highest_.end() ? std::optional{found->second} : std::nullopt;
}

Took ReplicaLog::add(ByteView bytes, Came came)
{
    const auto entry = readEntry(bytes);
    if (came == Came::AsNews && entry && isBeyond(*entry) && !log_.at(entryIdOf(bytes)))
        return Took::Dropped;
    switch (log_.add(bytes)) {
    case Arrival::Taken: return Took::Taken;
    case Arrival::Known: return Took::Known;
    case Arrival::Waiting: return Took::Waiting;
    case Arrival::Void: break;
    }
    return Took::Void;
}

std::vector<EntryId> ReplicaLog::takeNews()
{
    fold();
    std::vector<EntryId> news;
    for (const auto& [device, places] : places_)
        for (const auto& place : places)
            if (told_.insert(place.id).second)
                news.push_back(place.id);
    return news;
}

std::map<DeviceId, std::vector<Place>> ReplicaLog::relayed() const
{
    fold();
    return places_;
}

PlainJudge::Verdict PlainJudge::judge(const ValueName&, std::uint64_t version, ByteView bytes) const
{
    if (notNow.contains(version))
        return Verdict::NotNow;
    const auto start = soundWord("");
    return bytes.size() >= start.size() && std::ranges::equal(bytes.first(start.size()), start) ? Verdict::Sound
                                                                                                : Verdict::Void;
}

std::optional<Secret> PlainSecrets::find(const EntryId& epoch) const
{
    const auto found = kept.find(epoch);
    return found != kept.end() ? std::optional{found->second} : std::nullopt;
}

std::optional<SecretHash> PlainSecrets::hashOf(const EntryId& epoch) const
{
    const auto found = hashes.find(epoch);
    return found != hashes.end() ? std::optional{found->second} : std::nullopt;
}

void LoggedMember::load(const std::vector<Bytes>& entries)
{
    for (const auto& bytes : entries)
        EXPECT_NE(log.add(bytes, Came::AsNeeded), Took::Void);
    exchange.logGrew();
}

Bytes soundWord(const std::string& text)
{
    const std::string whole = "sound " + text;
    return {whole.begin(), whole.end()};
}

Bytes textBytesOf(std::string_view text) { return {text.begin(), text.end()}; }

SecretHash hashOfSecret(const Secret& secret) { return {sha256Of(secret.view()).bytes}; }

std::string kindOf(const LogMessage& message)
{
    static const std::vector<std::string> names{"state",         "wanted", "entries",  "value",
                                                "secret wanted", "secret", "taken",    "rows",
                                                "spans",         "ids",    "versions", "values wanted"};
    return names.at(message.index());
}

std::size_t Traffic::count() const
{
    return std::accumulate(messages.begin(), messages.end(), std::size_t{0},
                           [](std::size_t sum, const auto& entry) { return sum + entry.second; });
}

Net::Net(const SwarmId& swarm, std::map<DeviceId, std::uint64_t> quotas)
    : swarm_{swarm}
    , quotas_{std::move(quotas)}
{}

std::size_t Net::join(const std::vector<Bytes>& entries, std::optional<DeviceId> device)
{
    DeviceId numbered;
    numbered.bytes[0] = static_cast<std::uint8_t>(replicas_.size() >> 8);
    numbered.bytes[1] = static_cast<std::uint8_t>(replicas_.size());
    replicas_.push_back(std::make_unique<LoggedMember>(swarm_, quotas_, device.value_or(numbered)));
    replicas_.back()->load(entries);
    return replicas_.size() - 1;
}

LinkNumber Net::connect(std::size_t dialler, std::size_t listener)
{
    const LinkNumber link{nextLink_++};
    wires_[link] = Wire{{dialler, listener}, {}};
    at(dialler).exchange.open(link, at(listener).id, LinkRole::Dialler, now_);
    at(listener).exchange.open(link, at(dialler).id, LinkRole::Listener, now_);
    return link;
}

void Net::cut(LinkNumber link)
{
    const auto wire = wires_.extract(link);
    if (wire.empty())
        return;
    for (const auto end : wire.mapped().ends)
        at(end).exchange.close(link);
}

std::vector<LinkNumber> Net::links() const
{
    std::vector<LinkNumber> all;
    for (const auto& [link, wire] : wires_)
        all.push_back(link);
    return all;
}

void Net::fail(LinkNumber link, LinkFault fault)
{
    faults.push_back(fault);
    cut(link);
}

std::size_t Net::round()
{
    std::size_t delivered = 0;
    for (auto& [link, wire] : wires_)
        for (const std::size_t end : {0, 1})
            for (auto& message : at(wire.ends[end]).exchange.take(link, now_))
                wire.coming[1 - end].push_back(std::move(message));
    for (const auto link : links()) {
        for (const std::size_t end : {0, 1}) {
            while (wires_.contains(link) && !wires_.at(link).coming[end].empty()) {
                auto& coming = wires_.at(link).coming[end];
                const auto message = std::move(coming.front());
                coming.pop_front();
                ++delivered;
                traffic.bytes += message.size();
                if (const auto decoded = decodeLogMessage(message))
                    ++traffic.messages[kindOf(*decoded)];
                else
                    ADD_FAILURE() << "a replica says what can't be read";
                if (const auto fault = at(wires_.at(link).ends[end]).exchange.receive(link, message, now_))
                    fail(link, *fault);
            }
        }
    }
    return delivered;
}

int Net::settle(int most)
{
    for (int rounds = 0; rounds < most; ++rounds) {
        if (round() == 0)
            return rounds;
        pass(std::chrono::milliseconds{100});
    }
    ADD_FAILURE() << "the replicas don't come to an end";
    return most;
}

void Net::pass(std::chrono::milliseconds time)
{
    now_ += time;
    for (auto& replica : replicas_)
        for (const auto& [link, fault] : replica->exchange.tick(now_))
            fail(link, fault);
}

ChainWriter::ChainWriter(const History& history, const Device& device, const EntryId& admitted)
    : swarm_{history.swarm()}
    , device_{device}
    , past_{admitted}
    , lamport_{readEntry(history.bytesOf(admitted))->lamport}
{}

Bytes ChainWriter::publish(const std::string& name)
{
    Entry entry{.swarm = swarm_,
                .author = device_.id(),
                .sequence = ++sequence_,
                .previous = previous_,
                .past = std::exchange(past_, {}),
                .lamport = ++lamport_,
                .body = publishOf(name)};
    entry.time = theGenesis().time;
    auto bytes = signedBy(device_, entry);
    previous_ = entryIdOf(bytes);
    return bytes;
}

} // namespace shoal::swarm
