// What attackers write in several entries, which do harm together.
#include "tests/core/swarm/simulation/play.h"

#include <algorithm>

namespace shoal::swarm::simulation {

void Play::plot(std::size_t by, const Told* previous, const std::vector<EntryId>& past, const Told& bringer,
                const std::vector<const Told*>& known)
{
    if (!rules_.requestsNameAuthor && dice_.inPercent(70)) {
        copyRequest(by, previous, bringer, known);
        return;
    }
    const auto what = dice_.below(3);
    const auto writeOn = [&](Body body) { return attack(by, previous, past, std::move(body)); };
    if (what < 2) { // a flood, or one admin after the other
        for (auto entries = what == 0 ? dice_.between(5, 16) : dice_.between(1, 3); entries > 0; --entries) {
            Remove remove;
            remove.devices = {anyDevice()};
            if (const auto* const e = writeOn(what == 0 ? Body{toPublish()} : Body{remove}))
                previous = e;
        }
        return;
    }
    Invite invite; // and all of one's keys let in under it
    invite.key = world_.newInviteKey();
    invite.role = static_cast<Role>(dice_.between(1, 3));
    if (dice_.inPercent(75))
        invite.person = anyPerson(known, by);
    const auto* const invited = writeOn(invite);
    if (invited == nullptr)
        return;
    previous = invited;
    for (const auto sock : attackers_) {
        const auto person = invite.person ? *invite.person : dice_.inPercent(50) ? freshPerson() : anyPerson(known, by);
        const auto role = dice_.inPercent(60) ? invite.role : Role::Writer;
        if (const auto* const e = attack(by, previous, {}, world_.admission(sock, invited, person, role)))
            previous = e;
    }
}

/// Takes somebody's signed request into the attacker's own person, under an invite with the same key, by entries that
/// don't know the real admission.
void Play::copyRequest(std::size_t by, const Told* previous, const Told& bringer, const std::vector<const Told*>& known)
{
    std::vector<const Told*> admissions;
    std::ranges::copy_if(known, std::back_inserter(admissions), [&](const auto* e) {
        return as<Admit>(*e) && as<Admit>(*e)->invite && (previous == nullptr || !isBefore(*e, *previous));
    });
    std::erase_if(admissions, [&](const auto* e) { return !world_.isHonest(*e->brings); });
    if (admissions.empty())
        return;
    const auto* const copied = dice_.oneOf(admissions);
    Invite invite;
    invite.key = as<Invite>(*world_.story().find(*as<Admit>(*copied)->invite))->key;
    invite.person = personBroughtBy(bringer);
    const auto* const invited = attack(by, previous, {bringer.id}, invite);
    if (invited != nullptr)
        attack(by, invited, {},
               world_.admission(*world_.numberOf(*copied->brings), invited, *invite.person, Role::Reader));
}

} // namespace shoal::swarm::simulation
