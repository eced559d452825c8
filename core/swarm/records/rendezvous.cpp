#include "core/swarm/records/rendezvous.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

constexpr std::size_t countedAsLastSeen = 8; // the others are drawn
constexpr auto soonestLook = 1min;           // after the one before: company comes and goes
constexpr auto lookWithNewMembers = 30min;
} // namespace

Rendezvous::Rendezvous(dht::ItemNetwork& network, const MeetingMembers& members, RecordDevice device,
                       const EpochSecret& epoch, RecordSources sources, Hears hears, std::uint64_t seed,
                       std::optional<std::chrono::sys_seconds> lastStamp)
    : network_{network}
    , members_{members}
    , device_{std::move(device)}
    , epoch_{epoch}
    , sources_{std::move(sources)}
    , hears_{std::move(hears)}
    , random_{seed}
    , keeper_{network, random_(), lastStamp}
{
    keepOwn();
}

void Rendezvous::tick(dht::Time now, std::chrono::sys_seconds clock)
{
    keeper_.tick(now, clock);
    keepPairs();
    if (company_ == Company::Enough)
        looking_.clear();
    else
        lookOn(now, clock);
}

void Rendezvous::setCompany(Company company)
{
    if (std::exchange(company_, company) != company && company == Company::Alone)
        lookAgainAfter(soonestLook);
}

void Rendezvous::changeEpoch(const EpochSecret& epoch)
{
    epoch_ = epoch;
    keeper_.drop(ownNumber_);
    keepOwn();
    lookAgainAfter(soonestLook);
}

void Rendezvous::changeMembers()
{
    lookAgainAfter(lookWithNewMembers);
    if (members_.isAdmin(device_.id()))
        return;
    for (const auto& [member, way] : std::exchange(waysBack_, {}))
        keeper_.drop(way.number);
}

void Rendezvous::lookOnce()
{
    looksFurther_ = true;
    lookDue_ = dht::Time::min();
}

void Rendezvous::leaveWayBack(const DeviceId& member, std::chrono::sys_seconds since)
{
    const auto before = waysBack_.find(member);
    if (!members_.isAdmin(device_.id()) || (before != waysBack_.end() && before->second.since >= since))
        return;
    isBack(member); // for longer, then
    auto note = std::make_unique<ReturnNote>(
        device_, member, [this] { return epoch_; }, members_, sources_);
    waysBack_.emplace(member, WayBack{keeper_.keep(std::move(note), since + returnTime), since});
}

void Rendezvous::isBack(const DeviceId& member)
{
    const auto found = waysBack_.find(member);
    if (found == waysBack_.end())
        return;
    keeper_.drop(found->second.number);
    waysBack_.erase(found);
}

void Rendezvous::keepOwn()
{
    const auto keys = epochKeys(epoch_.secret, device_.swarm, epoch_.epoch);
    auto record = std::make_unique<MemberRecord>(device_, keys.rendezvous, sources_);
    own_ = record.get();
    ownNumber_ = keeper_.keep(std::move(record));
}

/// As long as they are needed, and for whoever should read them now.
void Rendezvous::keepPairs()
{
    const auto readers = isContested() ? readersOfPairs() : std::vector<DeviceId>{};
    std::erase_if(pairs_, [&](const auto& pair) {
        const bool isNeeded = std::ranges::find(readers, pair.first) != readers.end();
        if (!isNeeded)
            keeper_.drop(pair.second);
        return !isNeeded;
    });
    for (const auto& reader : readers)
        if (!pairs_.contains(reader))
            pairs_[reader] = keeper_.keep(std::make_unique<PairRecord>(device_, reader, members_, sources_));
}

std::vector<DeviceId> Rendezvous::admins() const
{
    auto devices = members_.lastSeenFirst();
    std::erase_if(devices, [&](const auto& device) { return !members_.isAdmin(device); });
    return devices;
}

/// Admins know everybody, so they are whom others find first.
std::vector<DeviceId> Rendezvous::readersOfPairs() const
{
    auto readers = admins();
    if (!members_.isAdmin(device_.id()))
        return readers;
    auto others = members_.lastSeenFirst();
    std::erase_if(others, [&](const auto& device) { return members_.isAdmin(device); });
    others.resize(std::min(others.size(), mostPairs));
    readers.insert(readers.end(), others.begin(), others.end());
    return readers;
}

void Rendezvous::lookOn(dht::Time now, std::chrono::sys_seconds clock)
{
    if (lookDue_ && now >= *lookDue_) {
        lookDue_.reset();
        lookedAt_ = now;
        look();
    }
    if (looking_.size() == 1 && (looksFurther_ || looking_.front().search->rounds() > 1))
        lookFurther();
    for (const auto& looking : looking_)
        looking.search->tick(now, clock);
}

void Rendezvous::lookAgainAfter(std::chrono::seconds pause)
{
    const auto due = lookedAt_ ? *lookedAt_ + pause : dht::Time::min();
    lookDue_ = std::min(lookDue_.value_or(due), due);
}

void Rendezvous::look()
{
    const auto keys = epochKeys(epoch_.secret, device_.swarm, epoch_.epoch);
    looking_.clear();
    looking_.push_back(lookingFor(
        MemberSearch::forAll(device_.swarm, keys.rendezvous, members_.lastSeenFirst(), members_, hears_.onMember)));
}

/// Maybe somebody writes over records, or the epoch is another one.
void Rendezvous::lookFurther()
{
    looksFurther_ = false;
    const auto fromWhom = members_.isAdmin(device_.id()) ? members_.lastSeenFirst() : admins();
    looking_.push_back(lookingFor(MemberSearch::forOne(device_, fromWhom, members_, hears_.onMember)));
    looking_.push_back(lookingFor(ReturnSearch{device_, admins(), members_, hears_.onWayBack}));
}

template <class What>
Rendezvous::Looking Rendezvous::lookingFor(What what)
{
    auto sought = std::make_unique<What>(std::move(what));
    const auto count = sought->count();
    auto search = std::make_unique<dht::RecordSearch>(network_, *sought, random_());
    search->begin(std::min(count, countedAsLastSeen), count);
    return {std::move(sought), std::move(search)};
}

} // namespace shoal::swarm
