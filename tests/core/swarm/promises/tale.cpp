#include "tests/core/swarm/promises/tale.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <utility>

namespace shoal::swarm {
namespace {

std::vector<Judge>& otherJudges()
{
    static std::vector<Judge> judges;
    return judges;
}
} // namespace

EntryId Tale::says(const Device& by, Past past, Body body)
{
    const auto found = last_.find(by.id());
    const auto previous = found != last_.end() ? std::optional{found->second} : std::nullopt;
    return last_[by.id()] = saysAfter(by, previous, std::move(past), std::move(body));
}

EntryId Tale::saysAfter(const Device& by, std::optional<EntryId> previous, Past past, Body body)
{
    std::ranges::sort(past);
    past.erase(std::unique(past.begin(), past.end()), past.end());
    std::erase_if(past, [&](const auto& id) { return id == previous; });
    const auto id = history_.write(by, previous, std::move(past), std::move(body));
    last_.emplace(by.id(), id);
    return id;
}

EntryId Tale::letsIn(const Device& device, Role role, Past past)
{
    return says(theOwner(), std::move(past), history_.admit(device, role));
}

Code Tale::invites(const Device& by, Role role, Past past, std::optional<PersonId> person)
{
    const SigningPair key{secretOf(++invites_)};
    Invite invite;
    invite.key = key.publicKey();
    invite.role = role;
    invite.person = person;
    return {says(by, std::move(past), invite), key, by.id(), person};
}

Admit Tale::admissionUnder(const Code& code, const Device& device, Role role, std::optional<PersonId> person) const
{
    auto admit = history_.admit(device, role);
    const JoinRequest request{shortened(history_.swarm()), code.key.publicKey(), device.keys(), admit.label, shortened(code.author)};
    admit.person = person ? *person : code.person ? *code.person : admit.person;
    admit.invite = code.invite;
    admit.byDevice = signRequest(request, device.signing);
    admit.byInvite = signRequest(request, code.key);
    return admit;
}

OwnerDevice Tale::bringing(const Device& device, std::vector<DeviceId> cut) const
{
    OwnerDevice owner;
    owner.keys = device.keys();
    owner.person = personOf(device);
    owner.label = "Owner's other device";
    owner.byDevice = signRequest({shortened(history_.swarm()), {}, owner.keys, owner.label, {}}, device.signing);
    owner.cut = std::move(cut);
    std::ranges::sort(owner.cut);
    if (!owner.cut.empty())
        owner.epoch = SecretHash{};
    return owner;
}

PersonId personOf(const Device& device) { return *PersonId::from(device.id().view().first(PersonId::size)); }

Remove removalOf(std::vector<DeviceId> devices)
{
    Remove remove;
    remove.devices = std::move(devices);
    std::ranges::sort(remove.devices);
    return remove;
}

Remove removalOf(const PersonId& person)
{
    Remove remove;
    remove.person = person;
    return remove;
}

ChangeRole roleFor(const Device& device, Role role, std::uint64_t quota)
{
    return {.device = device.id(), .person = personOf(device), .role = role, .quota = quota};
}

Settle settlementOf(const Device& device, Through through)
{
    std::ranges::sort(through);
    return {device.id(), std::move(through)};
}

simulation::PlainState verdictOf(const Tale& tale, const simulation::Rules& rules)
{
    Log log{tale.history().swarm()};
    for (const auto& bytes : tale.history().entries())
        EXPECT_EQ(log.add(bytes), Arrival::Taken) << "a tale has an entry that is void";
    if (rules == simulation::Rules{})
        judgeByOthers(log);
    return simulation::plainFold(log, rules);
}

void judgeByOthers(const Log& log)
{
    for (const auto& judge : otherJudges())
        judge(log);
}

bool judgeAlsoBy(Judge judge)
{
    otherJudges().push_back(std::move(judge));
    return true;
}

} // namespace shoal::swarm
