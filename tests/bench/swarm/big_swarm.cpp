#include "tests/bench/swarm/big_swarm.h"

#include "core/swarm/entries/admission.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace shoal::bench {
namespace {
using namespace swarm;

Secret seedOf(std::uint32_t number, std::uint8_t purpose)
{
    std::array<std::uint8_t, Secret::size> bytes{};
    std::memcpy(bytes.data(), &number, sizeof number);
    bytes.back() = purpose;
    return Secret{bytes};
}

template <class Id>
Id idOf(std::uint32_t number)
{
    Id id;
    std::memcpy(id.bytes.data(), &number, sizeof number);
    return id;
}

constexpr std::uint8_t signs = 1;
constexpr std::uint8_t agrees = 2;
constexpr std::uint8_t invites = 3;
} // namespace

BigSwarm::BigSwarm(const BigSwarmSize& size)
    : owners_{deviceOf(0)}
{
    Genesis genesis;
    genesis.name = "Measured";
    genesis.owner = {owners_[0].signing.publicKey(), owners_[0].agreement.publicKey()};
    genesis.recovery = SigningPair{seedOf(0, invites)}.publicKey();
    genesis.person = idOf<PersonId>(0);
    genesis.label = "Owner";
    genesis.quotas = {.reader = 100, .writer = mostEntries, .admin = mostEntries};
    write(owners_[0], genesis);
    for (std::size_t i = 0; i < size.admins; ++i)
        admitAs(owners_[0], deviceOf(nextDevice_++), Role::Admin);
    while (writers_.size() + admins_.size() + 1 < size.members)
        admit();
    while (entries_.size() < size.entries) {
        if (entries_.size() % size.membershipEvery != 0)
            publish();
        else if (entries_.size() / size.membershipEvery % 4 == 0)
            changeRole();
        else if (entries_.size() / size.membershipEvery % 4 == 1 && entries_.size() + 1 < size.entries)
            remove(), admit();
        else
            invite();
    }
}

BigSwarm::Device BigSwarm::deviceOf(std::uint32_t number)
{
    return {SigningPair{seedOf(number, signs)}, AgreementPair{seedOf(number, agrees)}, {}, 0, 0};
}

const Bytes& BigSwarm::write(Device& by, Body body)
{
    Entry entry;
    entry.author = by.id();
    entry.sequence = ++by.sequence;
    entry.previous = by.last;
    if (!entries_.empty()) {
        entry.swarm = id();
        if (by.last != head_)
            entry.past = {head_};
        entry.lamport = std::max(by.lamport, headLamport_) + 1;
    }
    entry.time = std::chrono::sys_seconds{std::chrono::seconds{1'700'000'000}};
    entry.body = std::move(body);
    auto bytes = writeEntry(entry, by.signing);
    if (!bytes)
        throw std::logic_error{"an entry breaks a limit"};
    by.last = entryIdOf(*bytes);
    by.lamport = entry.lamport;
    if (entries_.empty())
        genesis_ = *by.last;
    if (isMembership(entry.body))
        head_ = *by.last, headLamport_ = entry.lamport;
    entries_.push_back(std::move(*bytes));
    return entries_.back();
}

const Bytes& BigSwarm::admitAs(Device& by, Device joiner, Role role)
{
    const auto number = nextDevice_;
    Invite invite;
    const SigningPair key{seedOf(number, invites)};
    invite.key = key.publicKey();
    invite.role = role;
    write(by, invite);
    JoinRequest request{shortened(id()),
                        invite.key,
                        {joiner.signing.publicKey(), joiner.agreement.publicKey()},
                        "Member " + std::to_string(number),
                        shortened(by.id())};
    Admit admit;
    admit.keys = request.keys;
    admit.person = idOf<PersonId>(number);
    admit.label = request.label;
    admit.role = role;
    admit.invite = by.last;
    admit.byDevice = signRequest(request, joiner.signing);
    admit.byInvite = signRequest(request, key);
    (role == Role::Admin ? admins_ : writers_).push_back(std::move(joiner));
    return write(by, admit);
}

const Bytes& BigSwarm::admit()
{
    auto& by = admins_[turn_++ % admins_.size()];
    return admitAs(by, deviceOf(nextDevice_++), Role::Writer);
}

const Bytes& BigSwarm::publish()
{
    Publish publish;
    const auto number = static_cast<std::uint32_t>(turn_++);
    publish.share = idOf<ShareId>(number);
    publish.name = "Holiday pictures, part " + std::to_string(number);
    publish.size = 1'000'000;
    publish.infoSize = 20'000;
    publish.tags = {"pictures", "holiday"};
    return write(writers_[number % writers_.size()], publish);
}

const Bytes& BigSwarm::invite()
{
    Invite invite;
    invite.key = SigningPair{seedOf(static_cast<std::uint32_t>(turn_), invites)}.publicKey();
    invite.role = Role::Reader;
    return write(admins_[turn_++ % admins_.size()], invite);
}

const Bytes& BigSwarm::remove()
{
    Remove remove;
    remove.devices = {writers_.front().id()};
    if (writers_.front().last)
        remove.through = {*writers_.front().last};
    const auto lamport = writers_.front().lamport;
    writers_.erase(writers_.begin());
    auto& by = admins_[turn_++ % admins_.size()];
    by.lamport = std::max(by.lamport, lamport);
    return write(by, remove);
}

const Bytes& BigSwarm::changeRole()
{
    ChangeRole change;
    change.device = writers_[turn_ % writers_.size()].id();
    change.role = Role::Writer;
    const auto& last = writers_[turn_ % writers_.size()].last;
    if (last)
        change.through = {*last};
    auto& by = admins_[turn_ % admins_.size()];
    by.lamport = std::max(by.lamport, writers_[turn_++ % writers_.size()].lamport);
    return write(by, change);
}

std::vector<SigningPair> BigSwarm::writersKeys() const
{
    std::vector<SigningPair> keys;
    for (const auto& writer : writers_)
        keys.push_back(writer.signing);
    return keys;
}

const Bytes& BigSwarm::fork()
{
    publish();
    auto& by = writers_[(turn_ - 1) % writers_.size()];
    auto other = by;
    const auto last = readEntry(entries_.back());
    other.last = last->previous;
    other.sequence = last->sequence - 1;
    other.lamport = last->lamport - 1;
    Publish publish;
    publish.name = "Another";
    return write(other, publish);
}

} // namespace shoal::bench
