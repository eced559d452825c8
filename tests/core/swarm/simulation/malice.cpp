// What attackers write: anything that a log takes. They know all that any of them ever saw, and each other's keys.
#include "tests/core/swarm/simulation/play.h"

#include <algorithm>

namespace shoal::swarm::simulation {

std::vector<const Told*> Play::known() const
{
    std::vector<const Told*> entries;
    for (std::size_t i = 0; i < seenByAttackers_.size(); ++i)
        if (seenByAttackers_[i])
            entries.push_back(&world_.story().at(i));
    return entries;
}

void Play::someoneAttacks()
{
    const auto entries = known();
    std::vector<std::pair<std::size_t, const Told*>> able; // whose keys are in the log, and by what
    for (const auto attacker : attackers_)
        for (const auto* const e : entries)
            if (e->brings == World::idOf(attacker))
                able.emplace_back(attacker, e);
    if (able.empty())
        return;
    const auto [by, bringer] = dice_.oneOf(able);

    std::vector<const Told*> own;
    for (const auto* const e : entries)
        if (e->entry.author == World::idOf(by))
            own.push_back(e);
    const Told* previous = nullptr; // mostly its last; else another half, also of its first
    if (!own.empty() && dice_.inPercent(70))
        previous = *std::ranges::max_element(own, {}, [](const auto* e) { return e->entry.sequence; });
    else if (!own.empty() && dice_.inPercent(70))
        previous = dice_.oneOf(own);

    std::vector<EntryId> past;
    if (previous == nullptr && by != World::owner)
        past.push_back(bringer->id);
    if (by == World::owner && previous == nullptr)
        previous = &world_.genesis();
    if (dice_.inPercent(25)) {
        const auto heads = foldOf(seenByAttackers_).heads;
        past.insert(past.end(), heads.begin(), heads.end());
    } else {
        for (auto more = dice_.below(4); more > 0; --more)
            if (const auto* const e = dice_.oneOf(entries); isMembership(e->entry.body))
                past.push_back(e->id);
    }
    if (dice_.inPercent(20)) {
        plot(by, previous, past, *bringer, entries);
        return;
    }
    auto body = mischief(by, entries);
    if (!body)
        return;
    const auto* const admit = std::get_if<Admit>(&*body);
    if (admit && admit->invite)
        past.push_back(*admit->invite);
    attack(by, previous, std::move(past), std::move(*body));
}

const Told* Play::attack(std::size_t by, const Told* previous, std::vector<EntryId> past, Body body)
{
    const auto* const e = world_.write(by, previous, std::move(past), std::move(body));
    if (e == nullptr)
        return nullptr;
    seenByAttackers_.resize(world_.story().size());
    seenByAttackers_[e->number] = true;
    if (dice_.inPercent(50))
        attackersTell();
    return e;
}

/// Rather one that was let in.
DeviceId Play::anyDevice()
{
    if (const auto letIn = world_.letInBy.size(); letIn > 0 && dice_.inPercent(70))
        return std::next(world_.letInBy.begin(), static_cast<std::ptrdiff_t>(dice_.below(letIn)))->first;
    return World::idOf(dice_.below(world_.devices()));
}

PersonId Play::anyPerson(const std::vector<const Told*>& known, std::size_t by)
{
    if (dice_.inPercent(40))
        for (const auto* const e : known)
            if (const auto* const admit = as<Admit>(*e); admit && e->brings == World::idOf(by))
                return admit->person;
    return personOf(anyDevice());
}

std::optional<Body> Play::mischief(std::size_t by, const std::vector<const Told*>& known)
{
    const auto someOf = [&]<class Kind>(const Kind*) -> const Told* {
        std::vector<const Told*> found;
        std::ranges::copy_if(known, std::back_inserter(found), [](const auto* e) { return as<Kind>(*e) != nullptr; });
        return found.empty() ? nullptr : dice_.oneOf(found);
    };
    const auto someTails = [&](const DeviceId& device) {
        return dice_.inPercent(40) ? tailsOf(device, seenByAttackers_) : Through{};
    };
    switch (favourite_ && dice_.inPercent(50) ? *favourite_ : dice_.below(kindsOfMischief)) {
    case 0:
    case 1: return toPublish();
    case 2:
        if (const auto* const e = someOf(static_cast<const Publish*>(nullptr)))
            return Retire{e->id};
        return std::nullopt;
    case 3: {
        Invite invite;
        const auto* const copied = someOf(static_cast<const Invite*>(nullptr));
        invite.key = copied && dice_.inPercent(30) ? as<Invite>(*copied)->key : world_.newInviteKey();
        invite.role = static_cast<Role>(dice_.between(1, 3));
        if (dice_.inPercent(60))
            invite.person = anyPerson(known, by);
        return invite;
    }
    case 4:
        if (const auto* const e = someOf(static_cast<const Invite*>(nullptr)))
            return CancelInvite{e->id};
        return std::nullopt;
    case 5:
    case 6: return falseAdmission(by, known);
    case 7:
        return ChangeRole{.device = anyDevice(),
                          .person = anyPerson(known, by),
                          .role = static_cast<Role>(dice_.between(1, 3)),
                          .quota = dice_.inPercent(70) ? 0 : 40U};
    case 8: return Leave{};
    case 9:
    case 10: {
        Remove remove;
        const auto device = anyDevice();
        if (dice_.inPercent(40)) {
            remove.person = anyPerson(known, by);
            return remove;
        }
        remove.devices = {device};
        if (dice_.inPercent(25)) {
            const auto other = anyDevice();
            if (other != device)
                remove.devices.push_back(other);
            std::ranges::sort(remove.devices);
        }
        remove.through = someTails(device);
        return remove;
    }
    case 11:
        if (dice_.inPercent(50))
            return Epoch{};
        {
            auto body = world_.bringing(dice_.oneOf(attackers_), anyPerson(known, by));
            if (dice_.inPercent(50)) {
                body.cut = {anyDevice()};
                body.epoch = SecretHash{};
            }
            return body;
        }
    default: {
        std::vector<DeviceId> forked;
        for (const auto* const e : known)
            for (const auto* const other : known)
                if (e != other && e->entry.author == other->entry.author && e->entry.sequence == other->entry.sequence)
                    forked.push_back(e->entry.author);
        const auto device = !forked.empty() && dice_.inPercent(70) ? dice_.oneOf(forked)
            : dice_.inPercent(50)                                  ? World::idOf(by)
                                                                   : anyDevice();
        return Settle{device, someTails(device)};
    }
    }
}

/// Of one of their own, under any invite whose code they hold; or of whoever asked, with the signatures from where it
/// was let in, under that invite or one of their own with the same key.
std::optional<Body> Play::falseAdmission(std::size_t by, const std::vector<const Told*>& known)
{
    std::vector<const Told*> invites;
    std::ranges::copy_if(known, std::back_inserter(invites), [](const auto* e) { return as<Invite>(*e) != nullptr; });
    if (invites.empty() || dice_.inPercent(15))
        return world_.admission(dice_.oneOf(attackers_), nullptr, anyPerson(known, by),
                                static_cast<Role>(dice_.between(1, 3)));
    std::vector<const Told*> mine;
    std::ranges::copy_if(invites, std::back_inserter(mine),
                         [&](const auto* e) { return e->entry.author == World::idOf(by); });
    const auto* const invite = !mine.empty() && dice_.inPercent(80) ? dice_.oneOf(mine) : dice_.oneOf(invites);
    const auto& said = *as<Invite>(*invite);
    const auto person = said.person && dice_.inPercent(80) ? *said.person
        : dice_.inPercent(50)                              ? anyPerson(known, by)
                                                           : freshPerson();
    const auto role = static_cast<Role>(dice_.between(1, 3));
    std::vector<std::size_t> asked; // devices whose signatures for this key are known
    for (const auto* const e : known)
        if (const auto* const admit = as<Admit>(*e); admit && admit->invite)
            if (const auto& under = *world_.story().find(*admit->invite); as<Invite>(under)->key == said.key
                && (under.entry.author == invite->entry.author || !rules_.requestsNameAuthor))
                asked.push_back(*world_.numberOf(*e->brings));
    if (!asked.empty() && dice_.inPercent(50))
        return world_.admission(dice_.oneOf(asked), invite, person, role);
    return world_.admission(dice_.oneOf(attackers_), invite, person, role);
}

PersonId Play::freshPerson()
{
    PersonId person;
    for (auto& byte : person.bytes)
        byte = static_cast<std::uint8_t>(dice_.below(256));
    return person;
}

} // namespace shoal::swarm::simulation
