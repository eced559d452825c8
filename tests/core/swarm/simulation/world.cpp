#include "tests/core/swarm/simulation/world.h"

#include "core/swarm/entries/admission.h"

#include <algorithm>

namespace shoal::swarm::simulation {
namespace {
constexpr std::size_t mostDevices = 50;
constexpr std::size_t mostInviteKeys = 60;

Secret seedOf(std::uint8_t kind, std::size_t number)
{
    std::array<std::uint8_t, Secret::size> bytes{};
    bytes[0] = kind;
    bytes[1] = static_cast<std::uint8_t>(number);
    return Secret{bytes};
}

Entry genesisEntry(std::uint64_t seed)
{
    auto entry = theGenesis();
    auto& genesis = std::get<Genesis>(entry.body);
    genesis.quotas = {.reader = 5, .writer = 9, .admin = 14};
    for (std::size_t i = 0; i < 8; ++i)
        genesis.noise.bytes[i] = static_cast<std::uint8_t>(seed >> (8 * i));
    return entry;
}

/// Differs for every entry of every history; no hash, for speed.
EntryId madeUpId(std::uint64_t seed, std::size_t number, std::uint64_t attempt)
{
    Dice dice{seed * 1'000'003 + number * 7919 + attempt};
    EntryId id;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto word = dice.any();
        for (std::size_t j = 0; j < 8; ++j)
            id.bytes[8 * i + j] = static_cast<std::uint8_t>(word >> (8 * j));
    }
    return id;
}
} // namespace

PersonId personOf(const DeviceId& device) { return *PersonId::from(device.view().first(PersonId::size)); }

World::World(std::uint64_t seed, Signing signing)
    : seed_{seed}
    , signing_{signing}
{
    newDevice(true);
    newDevice(true);
    auto entry = genesisEntry(seed);
    if (signing_ == Signing::Left) {
        story_.add(madeUpId(seed_, 0, 0), std::move(entry));
        return;
    }
    const auto bytes = signedBy(device(owner), entry);
    signed_.push_back(bytes);
    story_.add(entryIdOf(bytes), *readEntry(bytes));
}

const Device& World::device(std::size_t number)
{
    static const auto all = [] {
        std::vector<Device> devices{theOwner(), theRecoveryKey()};
        for (std::size_t i = 2; i < mostDevices; ++i)
            devices.push_back({SigningPair{seedOf(0xd1, i)}, AgreementPair{seedOf(0xd2, i)}});
        return devices;
    }();
    return all.at(number);
}

const DeviceId& World::idOf(std::size_t number)
{
    static const auto all = [] {
        std::vector<DeviceId> ids;
        for (std::size_t i = 0; i < mostDevices; ++i)
            ids.push_back(device(i).id());
        return ids;
    }();
    return all.at(number);
}

const SigningPair& World::inviteKey(std::size_t number)
{
    static const auto all = [] {
        std::vector<SigningPair> keys;
        for (std::size_t i = 0; i < mostInviteKeys; ++i)
            keys.emplace_back(seedOf(0x1c, i));
        return keys;
    }();
    return all.at(number % mostInviteKeys);
}

SigningKey World::newInviteKey() { return inviteKey(inviteKeys_++).publicKey(); }

std::size_t World::newDevice(bool isHonest)
{
    numbers_.emplace(idOf(honest_.size()), honest_.size());
    honest_.push_back(isHonest);
    return honest_.size() - 1;
}

std::optional<std::size_t> World::numberOf(const DeviceId& id) const
{
    const auto found = numbers_.find(id);
    return found != numbers_.end() ? std::optional{found->second} : std::nullopt;
}

bool World::isHonest(const DeviceId& id) const
{
    const auto number = numberOf(id);
    return number && honest_[*number];
}

/// The rules of section 4 that an entry of a simulated device can break.
bool World::isTaken(const Entry& entry) const
{
    std::set<const Told*> ancestors;
    for (const auto& parent : parentsOf(entry))
        for (std::size_t i = 0; i <= story_.find(parent)->number; ++i)
            if (knows(*story_.find(parent), story_.at(i)))
                ancestors.insert(&story_.at(i));
    const auto isBrought = [&](const DeviceId& device, std::optional<PersonId> person) {
        return std::ranges::any_of(ancestors, [&](const auto* b) {
            return b->brings == device && (!person || *person == personBroughtBy(*b));
        });
    };
    if (entry.author != idOf(recovery) && !isBrought(entry.author, {}))
        return false;
    if (entry.past.size() > mostPast)
        return false;
    const auto* const through = throughOf(entry.body);
    if (through == nullptr)
        return true;
    const auto named = devicesNamedIn(entry.body);
    const auto* const remove = std::get_if<Remove>(&entry.body);
    return std::ranges::all_of(*through, [&](const auto& id) {
        const auto& author = story_.find(id)->entry.author;
        return std::ranges::count(named, author) > 0 || (remove && remove->person && isBrought(author, remove->person));
    });
}

const Told* World::write(std::size_t by, const Told* previous, std::vector<EntryId> past, Body body)
{
    std::ranges::sort(past);
    past.erase(std::unique(past.begin(), past.end()), past.end());
    if (previous != nullptr)
        std::erase(past, previous->id);
    Entry entry{.swarm = swarm(), .author = idOf(by), .past = std::move(past)};
    entry.body = std::move(body);
    entry.time = genesis().entry.time;
    if (previous != nullptr) {
        entry.previous = previous->id;
        entry.sequence = previous->entry.sequence + 1;
    }
    for (const auto& parent : parentsOf(entry))
        entry.lamport = std::max(entry.lamport, story_.find(parent)->entry.lamport + 1);
    if (!isTaken(entry))
        return nullptr;
    if (signing_ == Signing::Left) {
        const auto id = madeUpId(seed_, story_.size(), entry.lamport);
        return &story_.add(id, std::move(entry));
    }
    const auto bytes = signedBy(device(by), entry);
    if (story_.find(entryIdOf(bytes)))
        return nullptr; // said already, word for word
    signed_.push_back(bytes);
    return &story_.add(entryIdOf(bytes), *readEntry(bytes));
}

void World::takeBack()
{
    story_.removeLast();
    if (signing_ == Signing::Real)
        signed_.pop_back();
}

Admit World::admission(std::size_t number, const Told* invite, const PersonId& person, Role role) const
{
    Admit admit;
    admit.keys = device(number).keys();
    admit.person = person;
    admit.label = "Device " + std::to_string(number);
    admit.role = role;
    if (invite != nullptr)
        admit.invite = invite->id;
    if (signing_ == Signing::Left) {
        if (invite != nullptr)
            admit.byInvite = Signature{};
        return admit;
    }
    const auto key = invite ? std::optional{as<Invite>(*invite)->key} : std::nullopt;
    const JoinRequest request{shortened(swarm()), key, admit.keys, admit.label,
                              invite ? std::optional{shortened(invite->entry.author)} : std::nullopt};
    admit.byDevice = signRequest(request, device(number).signing);
    for (std::size_t i = 0; key && i < mostInviteKeys; ++i)
        if (inviteKey(i).publicKey() == *key)
            admit.byInvite = signRequest(request, inviteKey(i));
    return admit;
}

OwnerDevice World::bringing(std::size_t number, const PersonId& person) const
{
    OwnerDevice body;
    body.keys = device(number).keys();
    body.person = person;
    body.label = "Device " + std::to_string(number);
    if (signing_ == Signing::Real)
        body.byDevice = signRequest({shortened(swarm()), {}, body.keys, body.label, {}}, device(number).signing);
    return body;
}

View World::viewOf(const Held& held) const
{
    View view;
    for (std::size_t i = 0; i < held.size(); ++i)
        if (held[i])
            view.push_back(&story_.at(i));
    std::ranges::sort(view, comesFirst);
    return view;
}

} // namespace shoal::swarm::simulation
