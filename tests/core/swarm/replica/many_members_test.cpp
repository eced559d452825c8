// Two hundred members with whole replicas: how fast what is new reaches everybody.
#include "core/chunks/digest.h"
#include "core/swarm/entries/admission.h"
#include "tests/core/swarm/replica/gathering.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace shoal::swarm {
namespace {
constexpr std::uint32_t manyMembers = 200;
constexpr std::size_t linksDialled = 8;
constexpr int mostRounds = 4;

/// The owner and those whom one invite of the owner's brought.
struct Crowd {
    History history;
    SigningPair inviteKey{secretOf(7)};
    EntryId invite;
    EntryId last = history.genesis();
    Gathering gathering{history.swarm()};
    std::mt19937 random{20};

    Crowd()
    {
        Invite open;
        open.key = inviteKey.publicKey();
        open.role = Role::Writer;
        open.uses = mostUses;
        last = invite = history.write(theOwner(), last, {}, open);
        for (std::uint32_t number = 1; number < manyMembers; ++number)
            last = history.write(theOwner(), last, {}, admission(numberedDevice(number)));
        gathering.come(theOwner(), history.entries());
        for (std::uint32_t number = 1; number < manyMembers; ++number)
            gathering.come(numberedDevice(number), history.entries());
        for (std::size_t number = 0; number < manyMembers; ++number) {
            gathering.replica(number).keepSecret(history.genesis(), secretOf(4));
            std::set<std::size_t> dialled{number};
            while (dialled.size() <= linksDialled)
                if (const auto other = random() % manyMembers; dialled.insert(other).second)
                    gathering.connect(number, other);
        }
        gathering.settle();
        gathering.pass(std::chrono::minutes{10});
        gathering.settle();
    }
    Admit admission(const Device& device) const
    {
        const JoinRequest request{shortened(history.swarm()), inviteKey.publicKey(), device.keys(), "Member",
                                  shortened(theOwner().id())};
        Admit admit;
        admit.keys = device.keys();
        admit.person = *PersonId::from(device.id().view().first(PersonId::size));
        admit.label = request.label;
        admit.role = Role::Writer;
        admit.invite = invite;
        admit.byDevice = signRequest(request, device.signing);
        admit.byInvite = signRequest(request, inviteKey);
        return admit;
    }
    EntryId write(std::size_t by, Body body)
    {
        const auto id = gathering.replica(by).write(std::move(body), gathering.time());
        EXPECT_TRUE(id);
        return id.value_or(EntryId{});
    }
    std::size_t having(const EntryId& entry)
    {
        std::size_t count = 0;
        for (std::size_t number = 0; number < manyMembers; ++number)
            count += gathering.replica(number).log().has(entry) ? 1 : 0;
        return count;
    }
    /// How many until so many have it; at most ten.
    int roundsUntil(std::size_t count, const EntryId& entry)
    {
        int rounds = 0;
        while (having(entry) < count && rounds < 10) {
            gathering.round();
            ++rounds;
        }
        return rounds;
    }
};

TEST(SwarmManyMembers, WhatIsNewReachesAllTwoHundredInFourRoundsAndAllSayTheSame)
{
    Crowd crowd;
    ASSERT_EQ(crowd.gathering.agreeingWith(0), manyMembers);

    Publish publish = publishOf("News");
    publish.share = filled<ShareId>(1);
    EXPECT_LE(crowd.roundsUntil(manyMembers, crowd.write(77, publish)), mostRounds);
    EXPECT_LE(crowd.roundsUntil(manyMembers, crowd.write(0, crowd.admission(numberedDevice(500)))), mostRounds);
    crowd.gathering.settle();
    EXPECT_EQ(crowd.gathering.agreeingWith(0), manyMembers);

    constexpr std::size_t removed = 123;
    Remove remove;
    remove.devices = {crowd.gathering.at(removed).id()};
    remove.epoch = {sha256Of(secretOf(60).view()).bytes};
    const auto epoch = crowd.write(0, remove);
    crowd.gathering.replica(0).keepSecret(epoch, secretOf(60));
    EXPECT_LE(crowd.roundsUntil(manyMembers - 1, epoch), mostRounds);
    EXPECT_FALSE(crowd.gathering.replica(removed).log().has(epoch));
    crowd.gathering.settle();
    EXPECT_EQ(crowd.gathering.agreeingWith(0), manyMembers - 1);
    EXPECT_EQ(crowd.gathering.replica(removed).links(), 0U);
    for (std::size_t number = 0; number < manyMembers; ++number)
        EXPECT_EQ(crowd.gathering.replica(number).secrets().find(epoch).has_value(), number != removed) << number;
}

} // namespace
} // namespace shoal::swarm
