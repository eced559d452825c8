// An owner that invites, an admin that hosts as well, and those who join.
#pragma once

#include "tests/core/swarm/node/lobby_net.h"

#include <gtest/gtest.h>

namespace shoal::swarm {

inline constexpr std::uint8_t authorNumber = 1;
inline constexpr std::uint8_t friendNumber = 2;
inline constexpr std::uint8_t joinerNumber = 10;

struct LobbyScene {
    LobbyNet net;
    LivingSwarm past;
    LobbyDisk authorDisk, friendDisk;
    std::map<std::uint8_t, LobbyDisk> joinerDisks;
    std::unique_ptr<LobbyMemberSim> author, other;
    std::map<std::uint8_t, std::unique_ptr<LobbyJoinerSim>> joiners;
    std::map<std::uint8_t, NewMember> joined;

    LobbyScene()
    {
        past.letIn(theOwner(), numberedDevice(1), Role::Admin);
        for (std::size_t at = 0; at < past.log().size(); ++at)
            authorDisk.entries.push_back(past.log().record(At{static_cast<std::uint32_t>(at)}).bytes);
        friendDisk.entries = authorDisk.entries;
        startAuthor();
    }
    void startAuthor()
    {
        author.reset();
        author = std::make_unique<LobbyMemberSim>(net, authorDisk, past.id(), theOwner(), authorNumber);
        author->dial(friendNumber);
    }
    void startFriend()
    {
        other = std::make_unique<LobbyMemberSim>(net, friendDisk, past.id(), numberedDevice(1), friendNumber);
        other->dial(authorNumber);
    }
    InviteCode invite(std::uint64_t uses = 1, Approval approval = Approval::NotNeeded)
    {
        std::optional<InviteCode> code;
        author->host->make(
            {.role = Role::Reader, .expiry = net.clock() + std::chrono::hours{24}, .uses = uses, .approval = approval},
            [&](const auto& made) {
                EXPECT_TRUE(made);
                if (made)
                    code = *made;
            });
        net.run(seconds{3}, [&] { return code.has_value(); });
        EXPECT_TRUE(code);
        return code.value_or(InviteCode{});
    }
    LobbyJoinerSim& join(const InviteCode& code, std::uint8_t number = joinerNumber)
    {
        auto& joiner = joiners[number];
        joiner.reset();
        joiner = std::make_unique<LobbyJoinerSim>(net, joinerDisks[number], code, number);
        return *joiner;
    }
    JoiningView view(std::uint8_t number = joinerNumber) { return joiners.at(number)->node->view(); }
    bool isJoined(std::uint8_t number = joinerNumber)
    {
        if (auto member = joiners.at(number)->node->takeMember())
            joined.emplace(number, std::move(*member));
        return joined.contains(number);
    }
    std::size_t admissions()
    {
        std::size_t count = 0;
        for (const auto& shown : author->host->invites())
            count += shown.facts.admissions;
        return count - 1; // the friend's
    }
};

inline InviteCode withoutHints(InviteCode code)
{
    code.hints.clear();
    return code;
}

} // namespace shoal::swarm
