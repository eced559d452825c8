#include "tests/core/swarm/replica/gathering.h"

#include "core/chunks/digest.h"

#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

Secret numberedSecret(std::uint64_t number, std::uint8_t purpose)
{
    std::array<std::uint8_t, Secret::size> bytes{};
    std::memcpy(bytes.data() + 8, &number, sizeof number); // X25519 passes over the lowest bits
    bytes[30] = 0x5a;
    bytes[31] = purpose;
    return Secret{bytes};
}

bool isBetween(const std::array<std::size_t, 2>& ends, std::size_t one, std::size_t other)
{
    return (ends[0] == one && ends[1] == other) || (ends[0] == other && ends[1] == one);
}
} // namespace

ByteView TestShelf::find(const ShareId& share, MetadataPart part) const
{
    const auto found = infos.find(share);
    return found != infos.end() && part == MetadataPart::Info ? ByteView{found->second} : ByteView{};
}

Attendant::Attendant(const SwarmId& swarm, const Device& itself, std::span<const Bytes> entries)
    : device{itself}
    , replica{{swarm, itself.signing}, shelf}
{
    replica.load(entries);
}

std::vector<Bytes> Attendant::entries() const
{
    std::vector<Bytes> entries;
    for (std::size_t at = 0; at < replica.log().log().size(); ++at)
        entries.push_back(replica.log().log().record(At{static_cast<std::uint32_t>(at)}).bytes);
    return entries;
}

bool Attendant::hasSecretOfNow() const { return replica.secrets().find(replica.fold().currentEpoch()).has_value(); }

std::size_t Gathering::come(const Device& device, std::span<const Bytes> entries)
{
    attendants_.push_back(std::make_unique<Attendant>(swarm_, device, entries));
    replica(size() - 1).tick(now_, time_);
    return size() - 1;
}

LinkNumber Gathering::connect(std::size_t dialler, std::size_t listener)
{
    const LinkNumber link{nextLink_++};
    wires_[link].ends = {dialler, listener};
    const Bytes infoHash(32, 0x0a);
    for (const std::size_t end : {0, 1}) {
        LinkNonce nonce;
        const auto random = numberedSecret(2 * nextLink_ + end, 3);
        std::ranges::copy(random.view(), nonce.bytes.begin());
        EXPECT_TRUE(replica(wires_[link].ends[end])
                        .open(link, infoHash, end == 0 ? LinkRole::Dialler : LinkRole::Listener, nonce,
                              numberedSecret(2 * nextLink_ + end, 4)));
    }
    const auto hello = replica(dialler).helloOf(link);
    replica(dialler).takeHello(link, Bytes{replica(listener).helloOf(link)});
    replica(listener).takeHello(link, hello);
    note(dialler);
    note(listener);
    return link;
}

bool Gathering::isLinked(std::size_t one, std::size_t other) const
{
    return std::ranges::any_of(wires_, [&](const auto& wire) { return isBetween(wire.second.ends, one, other); });
}

LinkNumber Gathering::linkOf(std::size_t one, std::size_t other) const
{
    return std::ranges::find_if(wires_, [&](const auto& wire) { return isBetween(wire.second.ends, one, other); })
        ->first;
}

void Gathering::cut(LinkNumber link)
{
    const auto found = wires_.find(link);
    if (found == wires_.end())
        return;
    const auto ends = found->second.ends;
    wires_.erase(found);
    for (const auto end : ends)
        replica(end).close(link);
}

void Gathering::leave(std::size_t number)
{
    std::vector<LinkNumber> links;
    for (const auto& [link, wire] : wires_)
        if (std::ranges::count(wire.ends, number) > 0)
            links.push_back(link);
    for (const auto link : links)
        cut(link);
}

void Gathering::note(std::size_t number)
{
    for (auto& event : replica(number).takeEvents()) {
        if (const auto* const ended = std::get_if<LinkEnded>(&event)) {
            at(number).faults.push_back(ended->fault);
            cut(ended->link);
        }
        at(number).events.push_back(std::move(event));
    }
}

std::size_t Gathering::round()
{
    for (auto& [link, wire] : wires_)
        for (const std::size_t end : {0, 1})
            for (auto& frame : replica(wire.ends[end]).takeFrames(link))
                wire.coming[1 - end].push_back(std::move(frame));
    std::size_t delivered = 0;
    std::vector<LinkNumber> links;
    for (const auto& [link, wire] : wires_)
        links.push_back(link);
    for (const auto link : links)
        for (const std::size_t end : {0, 1}) {
            const auto wire = wires_.find(link);
            if (wire == wires_.end())
                break;
            const auto number = wire->second.ends[end];
            for (const auto& frame : std::exchange(wire->second.coming[end], {})) {
                ++delivered;
                replica(number).receive(link, frame);
            }
            note(number);
        }
    return delivered;
}

void Gathering::settle()
{
    for (int rounds = 0; round() > 0; ++rounds)
        ASSERT_LT(rounds, 1000) << "they don't come to an end";
}

void Gathering::pass(std::chrono::seconds time)
{
    passInSilence(time);
    for (const auto& attendant : attendants_)
        attendant->replica.sayWhatIsKnown();
}

void Gathering::passInSilence(std::chrono::seconds time)
{
    now_ += time;
    time_ += time;
    for (std::size_t number = 0; number < size(); ++number) {
        replica(number).tick(now_, time_);
        note(number);
    }
}

void Gathering::settleForMinutes(int minutes)
{
    for (int minute = 0; minute < minutes; ++minute) {
        settle();
        pass(std::chrono::seconds{61});
    }
    settle();
}

std::size_t Gathering::agreeingWith(std::size_t number)
{
    const auto rows = rowsOf(replica(number).log());
    std::size_t agreeing = 0;
    for (std::size_t other = 0; other < size(); ++other)
        agreeing +=
            rowsOf(replica(other).log()) == rows && replica(other).fold().members() == replica(number).fold().members()
            ? 1
            : 0;
    return agreeing;
}

Device numberedDevice(std::uint32_t number)
{
    return {SigningPair{numberedSecret(number, 1)}, AgreementPair{numberedSecret(number, 2)}};
}

} // namespace shoal::swarm
