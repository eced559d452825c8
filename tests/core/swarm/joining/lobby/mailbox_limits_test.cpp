// What a host keeps when admins make invites without end.
#include "core/swarm/joining/lobby/mailbox.h"
#include "tests/core/swarm/joining/lobby_rig.h"

#include <gtest/gtest.h>
#include <map>

namespace shoal::swarm {
namespace {

/// A swarm of admins that make invites without end.
struct InvitesWithoutEnd : InviteLog {
    Belonging of(const DeviceId&) const override { return {Standing::Member, Role::Admin, {}}; }
    std::size_t devicesOf(const PersonId&) const override { return 1; }
    std::optional<InviteFacts> invite(const SigningKey& key) const override
    {
        const auto found = authors.find(key);
        if (found == authors.end())
            return std::nullopt;
        InviteFacts facts{found->second, {}, false, 0};
        facts.invite.expiry = std::chrono::sys_seconds{std::chrono::days{30}};
        facts.invite.uses = 1000;
        return facts;
    }
    /// Whether the mailbox hosts one more invite of this author, the newest.
    bool makesRoomIn(Mailbox& mailbox, const Device& author)
    {
        SigningKey key;
        key.bytes[0] = static_cast<std::uint8_t>(authors.size());
        key.bytes[1] = static_cast<std::uint8_t>(authors.size() >> 8);
        newest = key;
        authors[key] = author.id();
        return mailbox.takeCard(key, writeCard(swarm, key, author.signing, author.keys().agreement), *this);
    }

    SwarmId swarm = filled<SwarmId>(1);
    std::map<SigningKey, DeviceId> authors;
    SigningKey newest;
};

TEST(LobbyMailbox, HostsABoundedNumberOfAnAuthorsLobbies)
{
    InvitesWithoutEnd log;
    Mailbox mailbox{log.swarm};
    std::size_t hosted = 0;
    for (std::size_t i = 0; i < 260; ++i)
        hosted += log.makesRoomIn(mailbox, deviceOf(1)) ? 1U : 0U;
    EXPECT_EQ(hosted, mostLobbiesOfAuthor);
    EXPECT_TRUE(log.makesRoomIn(mailbox, deviceOf(2))) << "another author's";
}

TEST(LobbyMailbox, KeepsABoundedNumberOfRequestsInAll)
{
    InvitesWithoutEnd log;
    Mailbox mailbox{log.swarm};
    std::size_t taken = 0;
    for (std::uint8_t author = 1; author < 20; ++author)
        for (std::uint8_t invite = 0; invite < 4; ++invite) {
            ASSERT_TRUE(log.makesRoomIn(mailbox, deviceOf(author)));
            for (std::uint8_t i = 0; i < 64; ++i)
                if (mailbox.take(log.newest, Bytes(sealedRequestSize, i), originOf(i), log, {})
                    == Mailbox::Taking::Taken)
                    ++taken;
        }
    EXPECT_EQ(taken, mostKeptInAll);
}

} // namespace
} // namespace shoal::swarm
