#include "core/swarm/node/dial_book.h"

#include <algorithm>
#include <array>

namespace shoal::swarm {
namespace {
using std::chrono::seconds;
constexpr std::array dialPauses{seconds{1},  seconds{2},  seconds{4},   seconds{8},  seconds{15},
                                seconds{30}, seconds{60}, seconds{120}, seconds{300}};
constexpr seconds longestDial{30};
constexpr seconds dialSoon{5};
constexpr seconds dialSpoiledFor{600};
} // namespace

void DialBook::add(const dht::Endpoint& address, Moment now)
{
    const auto found = known_.find(address);
    if (found != known_.end()) {
        if (found->second.failures < dialPauses.size()) // not of one that is spoiled
            found->second.due = std::min(found->second.due, now + dialSoon);
        return;
    }
    if (known_.size() == mostDialled)
        makeRoom();
    known_.emplace(address, Known{now});
}

void DialBook::makeRoom()
{
    const auto worst = std::ranges::max_element(
        known_, {}, [](const auto& known) { return known.second.isLinked ? 0 : known.second.failures + 1; });
    known_.erase(worst);
}

std::vector<dht::Endpoint> DialBook::due(Moment now, std::size_t most)
{
    std::vector<dht::Endpoint> addresses;
    for (const auto& [address, known] : known_)
        if (!known.isLinked && known.due <= now)
            addresses.push_back(address);
    std::ranges::stable_sort(addresses, {}, [&](const auto& address) { return known_.at(address).failures; });
    addresses.resize(std::min(addresses.size(), most));
    for (const auto& address : addresses)
        known_.at(address).due = now + longestDial;
    return addresses;
}

void DialBook::linked(const dht::Endpoint& address) { known_[address].isLinked = true; }

void DialBook::failed(const dht::Endpoint& address, Moment now)
{
    auto& known = known_[address];
    known.isLinked = false;
    known.due = now + dialPauses[std::min(known.failures, dialPauses.size() - 1)];
    known.failures = std::min(known.failures + 1, dialPauses.size() - 1);
}

void DialBook::spoiled(const dht::Endpoint& address, Moment now)
{
    auto& known = known_[address];
    known.isLinked = false;
    known.failures = dialPauses.size();
    known.due = now + dialSpoiledFor;
}

void DialBook::useful(const dht::Endpoint& address) { known_[address].failures = 0; }

std::vector<dht::Endpoint> DialBook::all() const
{
    std::vector<dht::Endpoint> addresses;
    for (const auto& [address, known] : known_)
        addresses.push_back(address);
    return addresses;
}

} // namespace shoal::swarm
