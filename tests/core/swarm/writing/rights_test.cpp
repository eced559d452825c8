// What a device is told it may write is exactly what will count.
#include "core/swarm/writing/rights.h"

#include "core/swarm/entries/admission.h"
#include "tests/core/swarm/writing/living_swarm.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

/// Everybody whom a swarm can have: two admins, a writer with two devices, a reader, and who is no more.
struct Everybody {
    LivingSwarm swarm;
    Device owner = theOwner();
    Device ann = deviceOf(1);
    Device ben = deviceOf(2);
    Device wim = deviceOf(3);
    Device wimsPhone = deviceOf(4);
    Device rob = deviceOf(5);
    Device removed = deviceOf(6);
    Device left = deviceOf(7);
    Device forked = deviceOf(8);
    Device stranger = deviceOf(9);
    EntryId annsInvite;
    EntryId wimsShare;
    EntryId annsShare;

    Everybody()
    {
        swarm.letIn(owner, ann, Role::Admin);
        swarm.letIn(owner, ben, Role::Admin);
        swarm.letIn(ann, wim, Role::Writer);
        swarm.letIn(wim, wimsPhone, Role::Writer, swarm.personOf(wim));
        swarm.letIn(ben, rob, Role::Reader);
        for (const auto* const other : {&removed, &left, &forked})
            swarm.letIn(ann, *other, Role::Writer);
        wimsShare = swarm.write(wim, publishOf("Music"));
        annsShare = swarm.write(ann, publishOf("Maps"));
        annsInvite = swarm.invite(ann, Role::Writer);
        swarm.write(left, Leave{});
        swarm.write(owner, removalOf(removed));
        swarm.write(forked, publishOf("One"));
        swarm.write(forked, publishOf("Two"));
        swarm.fork(forked, publishOf("Other"));
    }
    static Remove removalOf(const Device& device)
    {
        Remove remove;
        remove.devices = {device.id()};
        return remove;
    }
    std::vector<std::pair<std::string, Device>> devices() const
    {
        return {{"owner", owner}, {"Ann", ann},         {"Ben", ben},   {"Wim", wim},      {"Wim's phone", wimsPhone},
                {"Rob", rob},     {"removed", removed}, {"left", left}, {"forked", forked}};
    }
};

ChangeRole roleOf(const LivingSwarm& swarm, const Device& device, Role role, std::uint64_t quota = 0)
{
    return {.device = device.id(), .person = swarm.personOf(device), .role = role, .quota = quota, .through = {}};
}

Invite inviteFor(Role role, std::optional<PersonId> person = {})
{
    Invite invite;
    invite.key = deviceOf(20).signing.publicKey();
    invite.role = role;
    invite.person = person;
    return invite;
}

std::vector<std::pair<std::string, Body>> bodiesIn(const Everybody& all)
{
    const auto& swarm = all.swarm;
    std::vector<std::pair<std::string, Body>> bodies{
        {"publish", publishOf("New")},
        {"retire Wim's", Retire{all.wimsShare}},
        {"retire Ann's", Retire{all.annsShare}},
        {"retire nothing", Retire{all.annsInvite}},
        {"epoch", Epoch{}},
        {"leave", Leave{}},
        {"cancel Ann's", CancelInvite{all.annsInvite}},
        {"cancel nothing", CancelInvite{all.wimsShare}},
        {"admit a stranger under Ann's", swarm.admission(all.annsInvite, all.stranger, Role::Writer)},
        {"admit a reader under Ann's", swarm.admission(all.annsInvite, all.stranger, Role::Reader)},
        {"admit an admin under Ann's", swarm.admission(all.annsInvite, all.stranger, Role::Admin)},
        {"admit Rob again", swarm.admission(all.annsInvite, all.rob, Role::Writer)},
        {"settle the forked", Settle{all.forked.id(), {}}},
        {"settle Ben", Settle{all.ben.id(), {}}},
        {"settle Ann", Settle{all.ann.id(), {}}},
    };
    for (const auto role : {Role::Reader, Role::Writer, Role::Admin}) {
        const auto name = std::to_string(static_cast<int>(role));
        bodies.emplace_back("invite for " + name, inviteFor(role));
        for (const auto& [who, device] : all.devices()) {
            bodies.emplace_back("invite " + who + "'s person for " + name, inviteFor(role, swarm.personOf(device)));
            bodies.emplace_back(who + " becomes " + name, roleOf(swarm, device, role));
        }
    }
    bodies.emplace_back("a larger quota for Rob", roleOf(swarm, all.rob, Role::Reader, 500));
    for (const auto& [who, device] : all.devices())
        bodies.emplace_back("remove " + who, Everybody::removalOf(device));
    Remove both = Everybody::removalOf(all.ann);
    both.devices.push_back(all.ben.id());
    std::ranges::sort(both.devices);
    bodies.emplace_back("remove both admins", both);
    return bodies;
}

TEST(SwarmRights, WhatADeviceMayWriteIsWhatWillCount)
{
    std::size_t allowed = 0;
    std::size_t refused = 0;
    const Everybody before;
    for (const auto& [author, device] : before.devices())
        for (const auto& [name, body] : bodiesIn(before)) {
            auto all = before;
            const auto may = mayWrite(all.swarm.log(), all.swarm.fold(), device.id(), body);
            const auto written = all.swarm.force(device, body);
            const bool counts = written && all.swarm.fold().counts(*written);
            EXPECT_EQ(may.has_value(), counts)
                << author << ": " << name << ", told " << (may ? -1 : static_cast<int>(may.error()));
            ++(counts ? allowed : refused);
        }
    EXPECT_GT(allowed, 100U);
    EXPECT_GT(refused, 300U);
}

TEST(SwarmRights, AFullQuotaIsTold)
{
    LivingSwarm swarm;
    const auto rob = deviceOf(1);
    swarm.letIn(theOwner(), rob, Role::Reader);
    const auto person = swarm.personOf(rob);
    while (mayWrite(swarm.log(), swarm.fold(), rob.id(), inviteFor(Role::Reader, person)))
        swarm.write(rob, inviteFor(Role::Reader, person));
    EXPECT_EQ(mayWrite(swarm.log(), swarm.fold(), rob.id(), Leave{}).error(), NoRight::QuotaUsedUp);
    EXPECT_EQ(swarm.log().chain(*swarm.log().author(rob.id())).size(), 100U);
    EXPECT_FALSE(swarm.fold().counts(*swarm.force(rob, Leave{})));

    swarm.write(theOwner(), roleOf(swarm, rob, Role::Reader, 500));
    EXPECT_TRUE(mayWrite(swarm.log(), swarm.fold(), rob.id(), Leave{}));
}

TEST(SwarmEntryWriter, ARemovalReachesThroughToWhatTheRemoverKnows)
{
    LivingSwarm swarm;
    const auto wim = deviceOf(1);
    swarm.letIn(theOwner(), wim, Role::Writer);
    const auto share = swarm.write(wim, publishOf("Music"));
    const auto removal = swarm.write(theOwner(), Everybody::removalOf(wim));
    EXPECT_EQ(swarm.log().find(removal)->past, std::vector<EntryId>{}) << "the owner's own entry is its past";
    EXPECT_EQ(std::get<Remove>(swarm.log().find(removal)->body).through, std::vector{share});
    EXPECT_TRUE(swarm.fold().counts(share));
    EXPECT_EQ(swarm.fold().member(wim.id()), nullptr);
    ASSERT_EQ(swarm.fold().catalogue().size(), 1U);
}

TEST(SwarmEntryWriter, TheRecoveryKeyReplacesAnOwner)
{
    LivingSwarm swarm;
    const auto found = deviceOf(1);
    OwnerDevice body;
    body.keys = found.keys();
    body.person = PersonId{};
    body.label = "New laptop";
    body.byDevice = signRequest({shortened(swarm.id()), {}, body.keys, body.label, {}}, found.signing);
    body.cut = {theOwner().id()};
    body.epoch = SecretHash{};
    const auto bytes =
        writeRecovery(body, theRecoveryKey().signing, swarm.log(), swarm.fold(), std::chrono::sys_seconds{});
    ASSERT_TRUE(bytes);
    swarm.take(*bytes);
    EXPECT_EQ(swarm.fold().member(theOwner().id()), nullptr);
    EXPECT_EQ(swarm.fold().member(found.id())->role, Role::Owner);
    EXPECT_EQ(swarm.fold().currentEpoch(), entryIdOf(*bytes));
    EXPECT_FALSE(swarm.fold().counts(*swarm.force(theOwner(), publishOf("Late"))));
}

} // namespace
} // namespace shoal::swarm
