// Section 6.5: members, and who lets them in.
#include "tests/core/swarm/simulation/plain_steps.h"

#include <algorithm>

namespace shoal::swarm::simulation {

/// An owners' cut of D, or a counting `remove` that names D or one of its persons; of removes at the level admin those
/// with isAdminFor(D, remove) are none. An owner's device has no cuts but the recovery key's.
bool PlainSteps::isCut(const Told& g, const DeviceId& device, const Persons& persons) const
{
    if (isOwnersCut(g, device))
        return true;
    const auto* const remove = as<Remove>(g);
    if (remove == nullptr || !counts(g) || (isOwners(device) && rules_.ownersStay))
        return false;
    if (isAt(Level::Admin, g) && isAdminFor(device, g))
        return false;
    return std::ranges::count(remove->devices, device) > 0 || (remove->person && persons.contains(*remove->person));
}

/// The outermost of the counting grants about D that are < e.
PlainSteps::Entries PlainSteps::outermostGrants(const DeviceId& device, const Told* at) const
{
    auto grants = of(grants_, device);
    std::erase_if(grants, [&](const auto* g) { return !counts(*g) || !wasKnown(*g, at); });
    return outermost(grants);
}

std::optional<Role> PlainSteps::roleAt(const DeviceId& device, const Told& e) const
{
    if (hasLeft(device, e))
        return std::nullopt;
    const auto persons = allPersons(device); // whatever comes after e in fold order doesn't count yet
    for (const auto* const g : cuts_) {
        if (!isCut(*g, device, persons) || knows(*g, e))
            continue;
        const bool isOver = !rules_.cutForGood && !outermostGrants(device, &e).empty()
            && std::ranges::none_of(outermostGrants(device, &e), [&](const auto* grant) { return knows(*g, *grant); });
        const bool isRaisedOver = !isRecoverysCut(*g, device) && isRaised(device, *g, e);
        if (!isOver && (!areApart(*g, e) || (rules_.losingWins && !isRaisedOver)))
            return std::nullopt;
    }
    const auto grants = outermostGrants(device, &e);
    if (grants.empty())
        return rules_.membersOnly ? std::nullopt : std::optional{Role::Writer};
    auto role = rules_.ownersAloneMakeAdmins ? Role::Writer : Role::Admin;
    for (const auto* const g : grants)
        role = std::min(role, roleIn(*g));
    for (const auto* const g : of(grants_, device))
        if (rules_.losingWins && as<ChangeRole>(*g) && counts(*g) && areApart(*g, e) && !isRaised(device, *g, e))
            role = std::min(role, roleIn(*g));
    return role;
}

std::uint64_t PlainSteps::quotaOf(Role role) const
{
    const auto& quotas = genesis_->quotas;
    return role == Role::Admin ? quotas.admin : role == Role::Writer ? quotas.writer : quotas.reader;
}

/// The largest of the quotas of the roles, and those named by owners, in counting grants about D < e.
std::uint64_t PlainSteps::membersQuota(const Told& e) const
{
    std::uint64_t quota = 0;
    for (const auto* const g : of(grants_, e.entry.author)) {
        if (!counts(*g) || !isBefore(*g, e))
            continue;
        quota = std::max(quota, quotaOf(roleIn(*g)));
        if (const auto* const role = as<ChangeRole>(*g); role && isAt(Level::Owner, *g))
            quota = std::max(quota, role->quota);
    }
    return quota;
}

void PlainSteps::judgeMembers()
{
    for (const auto* const e : view_)
        if (isAt(Level::Member, *e))
            counting_[e->number] = countsForMember(*e);
}

bool PlainSteps::countsForMember(const Told& e) const
{
    const auto& author = e.entry.author;
    const auto role = roleAt(author, e);
    if (!role || (rules_.quota && rules_.membersOnly && e.entry.sequence > membersQuota(e))
        || !(isForkClean(e, Settles::All) || isAnchored(e)))
        return false;
    if (const auto* const invite = as<Invite>(e))
        return invite->person && (ownPersons(author, &e).contains(*invite->person) || !rules_.ownPersonOnly)
            && (invite->role <= *role || !rules_.invitesRole);
    if (const auto* const cancel = as<CancelInvite>(e)) {
        const auto* const invite = knownBy<Invite>(e, cancel->invite);
        return invite != nullptr && invite->entry.author == author;
    }
    if (as<Admit>(e))
        return admits(e);
    if (as<Leave>(e))
        return true;
    if (as<Publish>(e))
        return *role >= Role::Writer || !rules_.writersPublish;
    if (const auto* const retire = as<Retire>(e)) {
        const auto* const publish = knownBy<Publish>(e, retire->publish);
        return *role >= Role::Writer && publish != nullptr && publish->entry.author == author;
    }
    return false;
}

/// An `admit` e of device N that isn't an owner's, of author A at the level admin or member.
bool PlainSteps::admits(const Told& e) const
{
    const auto& admit = *as<Admit>(e);
    const auto& author = e.entry.author;
    const bool isByAdmin = isAt(Level::Admin, e);
    const auto* const invited = admit.invite ? knownBy<Invite>(e, *admit.invite) : nullptr;
    if (isOwners(*e.brings) || invited == nullptr)
        return false;
    const auto& invite = *as<Invite>(*invited);
    if (!counts(*invited) || (invited->entry.author != author && rules_.invitesAuthorOnly))
        return false;
    if (rules_.invitesRole && (admit.role > invite.role || (admit.role > Role::Writer && rules_.ownersAloneMakeAdmins)))
        return false;
    if (isCancelled(*invited, e))
        return false;
    if (std::ranges::any_of(of(bringers_, *e.brings), [&](const auto* b) { return bringsAlready(*b, e); }))
        return false;
    if (!invite.person)
        return (isByAdmin || !rules_.invitesAuthorOnly) && isNewPerson(admit.person, e);
    const auto most = isByAdmin ? std::optional{Role::Writer} : roleAt(author, e);
    return admit.person == *invite.person && (ownPersons(author, &e).contains(admit.person) || !rules_.ownPersonOnly)
        && (admit.role <= most || !rules_.invitesRole) && hasRoomFor(admit.person);
}

/// A counting bringer of N is < e, or at a level decided before and ∥ e.
bool PlainSteps::bringsAlready(const Told& b, const Told& e) const
{
    return counts(b)
        && (isBefore(b, e) || (areApart(b, e) && level_[b.number] < level_[e.number] && rules_.higherBringersWin));
}

/// A counting `cancel-invite` of the invite is by A and < e, or by an owner and doesn't know e.
bool PlainSteps::isCancelled(const Told& invite, const Told& e) const
{
    return rules_.cancels && std::ranges::any_of(view_, [&](const auto* c) {
               const auto* const cancel = as<CancelInvite>(*c);
               return cancel && cancel->invite == invite.id && counts(*c)
                   && ((c->entry.author == e.entry.author && isBefore(*c, e))
                       || (isAt(Level::Owner, *c) && !knows(*c, e)));
           });
}

/// Counting bringers of the levels decided before, and of this one those that come before in fold order, give the
/// person fewer than 5 devices. Asked in fold order: what comes after doesn't count yet.
bool PlainSteps::hasRoomFor(const PersonId& person) const
{
    const auto devices = std::ranges::count_if(bringers_, [&](const auto& brought) {
        return std::ranges::any_of(brought.second,
                                   [&](const auto* b) { return counts(*b) && personBroughtBy(*b) == person; });
    });
    return devices < 5 || !rules_.fivePerPerson;
}

/// The person is named by no bringer < e, counting or not, and by no counting one at the level owner that is ∥ e.
bool PlainSteps::isNewPerson(const PersonId& person, const Told& e) const
{
    return !rules_.personsAreNew || std::ranges::none_of(view_, [&](const auto* b) {
        return b->brings && personBroughtBy(*b) == person
            && (isBefore(*b, e) || (countsAt(Level::Owner, *b) && areApart(*b, e)));
    });
}

} // namespace shoal::swarm::simulation
