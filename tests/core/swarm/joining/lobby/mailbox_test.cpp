#include "core/swarm/joining/lobby/mailbox.h"

#include "tests/core/swarm/joining/lobby_rig.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using Taking = Mailbox::Taking;
using std::chrono::days;

/// An author with one invite for many, and a host of its lobby.
struct OpenLobby {
    explicit OpenLobby(std::uint64_t uses = 1000)
        : code{author.invite(with(uses))}
        , host{author, code}
    {}
    InviteTerms with(std::uint64_t uses) const
    {
        auto terms = author.terms();
        terms.uses = uses;
        terms.expiry += days{30};
        return terms;
    }
    /// Of the right size, and of no use: a host can't tell.
    static Bytes garbage(std::uint8_t one, std::uint8_t two = 0)
    {
        Bytes bytes(sealedRequestSize, one);
        bytes.back() = two;
        return bytes;
    }
    Taking take(const Bytes& sealed, std::uint8_t origin)
    {
        return host.mailbox.take(host.invite, sealed, originOf(origin), host.log, author.now);
    }
    std::size_t kept() const
    {
        const auto lobby = host.mailbox.lobbies().find(host.invite);
        return lobby != host.mailbox.lobbies().end() ? lobby->second.requests.size() : 0;
    }
    bool keeps(const Bytes& sealed)
    {
        const auto state = host.mailbox.collect(host.invite, requestIdOf(sealed));
        const auto* const none = std::get_if<NoReplyYet>(&state);
        return none == nullptr || none->state != RequestState::Unknown;
    }

    AuthorRig author;
    InviteCode code;
    HostRig host;
};

TEST(LobbyMailbox, TakesTheCardOfAnOpenInviteFromItsAuthorAlone)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    const RigLog log{author};
    const auto invite = author.keyOf(code);
    Mailbox mailbox{author.swarm};
    const auto signedBy = [&](const Device& device, const SwarmId& swarm) {
        return writeCard(swarm, invite, device.signing, device.keys().agreement);
    };
    EXPECT_FALSE(mailbox.takeCard(invite, signedBy(deviceOf(1), author.swarm), log));
    auto other = author.swarm;
    other.bytes.back() ^= 1; // the same first half
    EXPECT_FALSE(mailbox.takeCard(invite, signedBy(author.self, other), log));
    EXPECT_FALSE(mailbox.takeCard(SigningPair{secretOf(1)}.publicKey(), signedBy(author.self, author.swarm), log));
    EXPECT_TRUE(mailbox.lobbies().empty());
    EXPECT_TRUE(mailbox.takeCard(invite, signedBy(author.self, author.swarm), log));
    EXPECT_FALSE(mailbox.takeCard(invite, signedBy(author.self, author.swarm), log)) << "known: not passed on again";
    author.book.cancel(invite, author.now);
    author.settle();
    Mailbox late{author.swarm};
    EXPECT_FALSE(late.takeCard(invite, signedBy(author.self, author.swarm), log));
}

TEST(LobbyMailbox, BringsRequestsToTheAuthorAndRepliesBack)
{
    OpenLobby lobby;
    const auto request = Asker{1, "Bo"}.request(lobby.code, lobby.author.self.keys().agreement, 1);
    EXPECT_EQ(lobby.take(request, 1), Taking::Taken);
    EXPECT_EQ(lobby.take(request, 1), Taking::Known);
    const auto id = requestIdOf(request);
    const auto collect = [&] { return lobby.host.mailbox.collect(lobby.host.invite, id); };
    EXPECT_EQ(std::get<NoReplyYet>(collect()), (NoReplyYet{id, RequestState::Kept}));
    EXPECT_TRUE(lobby.host.mailbox.takeForAuthor(deviceOf(1).id()).empty()) << "it is for the author alone";
    lobby.host.mailbox.takeForAuthor(lobby.author.self.id());
    EXPECT_EQ(std::get<NoReplyYet>(collect()), (NoReplyYet{id, RequestState::HandedOn}));
    lobby.host.meetAuthor();
    EXPECT_EQ(std::get<ReplyGiven>(collect()).sealed.size(), sealedReplySize);
    EXPECT_TRUE(lobby.host.mailbox.takeForAuthor(lobby.author.self.id()).empty()) << "replied";
}

/// The author's device may crash between approving and replying.
TEST(LobbyMailbox, BringsARequestAgainUntilTheReplyIsFinal)
{
    OpenLobby lobby;
    const auto request = OpenLobby::garbage(1);
    lobby.take(request, 1);
    const auto& author = lobby.author.self.id();
    const auto replies = [&](bool isFinal) {
        return lobby.host.mailbox.takeReply(author,
                                            {lobby.host.invite, requestIdOf(request), isFinal, Bytes(sealedReplySize)});
    };
    EXPECT_EQ(lobby.host.mailbox.takeForAuthor(author).size(), 1U);
    EXPECT_EQ(lobby.host.mailbox.takeForAuthor(author).size(), 1U) << "with each new link";
    EXPECT_TRUE(replies(false));
    EXPECT_EQ(lobby.host.mailbox.takeForAuthor(author).size(), 1U);
    EXPECT_TRUE(replies(true));
    EXPECT_TRUE(lobby.host.mailbox.takeForAuthor(author).empty());
}

TEST(LobbyMailbox, OnlyTheAuthorRepliesOrDrops)
{
    OpenLobby lobby;
    const auto request = OpenLobby::garbage(1);
    lobby.take(request, 1);
    const ReplyPassedOn reply{lobby.host.invite, requestIdOf(request), true, Bytes(sealedReplySize)};
    EXPECT_FALSE(lobby.host.mailbox.takeReply(deviceOf(1).id(), reply));
    EXPECT_FALSE(lobby.host.mailbox.drop(deviceOf(1).id(), {lobby.host.invite, reply.request}));
    EXPECT_TRUE(lobby.host.mailbox.takeReply(lobby.author.self.id(), reply));
    auto unasked = reply;
    unasked.request = {};
    EXPECT_FALSE(lobby.host.mailbox.takeReply(lobby.author.self.id(), unasked));
    auto odd = reply;
    odd.sealed.push_back(0);
    EXPECT_FALSE(lobby.host.mailbox.takeReply(lobby.author.self.id(), odd));
    EXPECT_TRUE(lobby.host.mailbox.drop(lobby.author.self.id(), {lobby.host.invite, reply.request}));
    EXPECT_EQ(lobby.kept(), 0U);
}

TEST(LobbyMailbox, TheAuthorEmptiesItOfWhatIsNobodys)
{
    OpenLobby lobby;
    for (std::uint8_t i = 0; i < 16; ++i)
        lobby.take(OpenLobby::garbage(i), i);
    EXPECT_EQ(lobby.kept(), 16U);
    lobby.host.meetAuthor();
    EXPECT_EQ(lobby.kept(), 0U);
}

TEST(LobbyMailbox, ForgetsARequestAfterAWeek)
{
    OpenLobby lobby;
    lobby.take(OpenLobby::garbage(1), 1);
    lobby.author.now += days{7};
    lobby.host.mailbox.pass(lobby.host.log, lobby.author.now);
    EXPECT_EQ(lobby.kept(), 1U);
    lobby.author.now += std::chrono::seconds{1};
    lobby.host.mailbox.pass(lobby.host.log, lobby.author.now);
    EXPECT_EQ(lobby.kept(), 0U);
}

TEST(LobbyMailbox, AFloodFromOneAddressMakesRoomForEveryOther)
{
    OpenLobby lobby;
    for (std::uint8_t i = 0; i < 100; ++i)
        EXPECT_EQ(lobby.take(OpenLobby::garbage(i), 1), i < mostKept ? Taking::Taken : Taking::Full);
    for (std::uint8_t i = 0; i < 63; ++i)
        EXPECT_EQ(lobby.take(OpenLobby::garbage(i, 1), static_cast<std::uint8_t>(i + 2)), Taking::Taken);
    EXPECT_EQ(lobby.kept(), mostKept);
    EXPECT_TRUE(lobby.keeps(OpenLobby::garbage(0))) << "one of its own is left, its first";
    for (std::uint8_t i = 0; i < 63; ++i)
        EXPECT_TRUE(lobby.keeps(OpenLobby::garbage(i, 1)));
}

TEST(LobbyMailbox, AFloodFromManyAddressesMakesRoomForWhoAsksOnce)
{
    OpenLobby lobby;
    for (std::uint8_t i = 0; i < 64; ++i)
        EXPECT_EQ(lobby.take(OpenLobby::garbage(i), static_cast<std::uint8_t>(i / 4)), Taking::Taken);
    const auto honest = OpenLobby::garbage(200);
    EXPECT_EQ(lobby.take(honest, 100), Taking::Taken);
    EXPECT_EQ(lobby.kept(), mostKept);
    for (std::uint8_t i = 100; i < 180; ++i)
        lobby.take(OpenLobby::garbage(i, 1), static_cast<std::uint8_t>(i % 16));
    EXPECT_TRUE(lobby.keeps(honest)) << "whoever takes more gives first";
    EXPECT_EQ(lobby.kept(), mostKept);
}

/// The rule tells addresses apart. Whoever has as many as there are places fills them.
TEST(LobbyMailbox, AFloodFromAsManyAddressesAsPlacesFillsIt)
{
    OpenLobby lobby;
    for (std::uint8_t i = 0; i < 64; ++i)
        lobby.take(OpenLobby::garbage(i), i);
    EXPECT_EQ(lobby.take(OpenLobby::garbage(200), 100), Taking::Full);
    lobby.host.meetAuthor();
    EXPECT_EQ(lobby.take(OpenLobby::garbage(200), 100), Taking::Taken) << "until the author's device comes by";
}

TEST(LobbyMailbox, WhatWasCollectedGivesItsPlaceFirst)
{
    OpenLobby lobby;
    std::vector<Bytes> requests;
    for (std::uint8_t i = 0; i < 64; ++i) {
        requests.push_back(Asker{i, "Guest"}.request(lobby.code, lobby.author.self.keys().agreement, 1));
        lobby.take(requests.back(), i);
    }
    lobby.host.meetAuthor();
    EXPECT_EQ(lobby.take(OpenLobby::garbage(1), 100), Taking::Full) << "replies wait";
    lobby.host.mailbox.collect(lobby.host.invite, requestIdOf(requests[30]));
    EXPECT_EQ(lobby.take(OpenLobby::garbage(1), 100), Taking::Taken);
    EXPECT_FALSE(lobby.keeps(requests[30]));
    EXPECT_TRUE(lobby.keeps(requests[31]));
}

/// As in a classroom.
TEST(LobbyMailbox, ThoseWhoWereRepliedToDoNotCountAgainstOthersAtTheirAddress)
{
    OpenLobby lobby;
    for (std::uint8_t i = 0; i < 32; ++i)
        lobby.take(Asker{i, "Pupil"}.request(lobby.code, lobby.author.self.keys().agreement, 1), 1);
    lobby.host.meetAuthor();
    for (std::uint8_t i = 0; i < 32; ++i)
        lobby.take(OpenLobby::garbage(i), 2);
    EXPECT_EQ(lobby.take(OpenLobby::garbage(200), 1), Taking::Taken);
    EXPECT_FALSE(lobby.keeps(OpenLobby::garbage(31)));
}

TEST(LobbyMailbox, WhoAwaitsApprovalKeepsItsPlace)
{
    OpenLobby lobby;
    for (std::uint8_t i = 0; i < 64; ++i)
        lobby.take(OpenLobby::garbage(i), i);
    const auto id = requestIdOf(OpenLobby::garbage(0));
    lobby.host.mailbox.takeReply(lobby.author.self.id(), {lobby.host.invite, id, false, Bytes(sealedReplySize)});
    lobby.host.mailbox.collect(lobby.host.invite, id);
    EXPECT_EQ(lobby.take(OpenLobby::garbage(200), 200), Taking::Full);
    lobby.host.mailbox.takeReply(lobby.author.self.id(), {lobby.host.invite, id, true, Bytes(sealedReplySize)});
    EXPECT_EQ(lobby.take(OpenLobby::garbage(200), 200), Taking::Full) << "the last word isn't collected";
    lobby.host.mailbox.collect(lobby.host.invite, id);
    EXPECT_EQ(lobby.take(OpenLobby::garbage(200), 200), Taking::Taken);
}

TEST(LobbyMailbox, OneAuthorsInvitesTakeABoundedPlace)
{
    AuthorRig author;
    Mailbox mailbox{author.swarm};
    const RigLog log{author};
    std::size_t taken = 0;
    for (std::uint8_t invite = 0; invite < 6; ++invite) {
        const auto key = author.keyOf(author.invite(author.terms()));
        mailbox.takeCard(key, writeCard(author.swarm, key, author.self.signing, author.self.keys().agreement), log);
        for (std::uint8_t i = 0; i < 64; ++i)
            if (mailbox.take(key, OpenLobby::garbage(i, invite), originOf(i), log, author.now) == Taking::Taken)
                ++taken;
    }
    EXPECT_EQ(taken, mostKeptOfAuthor);
}

TEST(LobbyMailbox, ALobbyClosesWithItsInvite)
{
    const auto closing = [](OpenLobby& lobby) {
        const auto greeting = lobby.host.mailbox.greet(lobby.host.invite, lobby.host.log, lobby.author.now);
        const auto* const closed = greeting ? std::get_if<LobbyClosed>(&*greeting) : nullptr;
        return closed != nullptr ? std::optional{closed->why} : std::nullopt;
    };
    OpenLobby used{1};
    EXPECT_EQ(closing(used), std::nullopt);
    used.author.ask(Asker{1, "Bo"}, used.code);
    used.author.settle();
    EXPECT_EQ(closing(used), ClosedBecause::UsedUp);
    OpenLobby cancelled;
    cancelled.author.book.cancel(cancelled.host.invite, cancelled.author.now);
    cancelled.author.settle();
    EXPECT_EQ(closing(cancelled), ClosedBecause::Cancelled);
    OpenLobby expired;
    expired.author.now += days{37};
    EXPECT_EQ(closing(expired), ClosedBecause::Expired);
    OpenLobby demoted;
    auto& self = demoted.author.members.devices[demoted.author.self.id()];
    self = {Standing::Member, Role::Writer, {}};
    EXPECT_EQ(closing(demoted), ClosedBecause::AuthorMayNot);
    self.standing = Standing::Gone;
    EXPECT_EQ(closing(demoted), ClosedBecause::AuthorMayNot);
    self = {Standing::Suspended, Role::Admin, {}};
    EXPECT_EQ(closing(demoted), std::nullopt) << "it may come back";
    EXPECT_EQ(used.take(OpenLobby::garbage(1), 1), Taking::Closed);
}

TEST(LobbyMailbox, OutlivesARestart)
{
    OpenLobby lobby;
    const auto request = Asker{1, "Bo"}.request(lobby.code, lobby.author.self.keys().agreement, 1);
    lobby.take(request, 1);
    lobby.host.meetAuthor();
    lobby.take(OpenLobby::garbage(2), 2);
    const auto bytes = lobby.host.mailbox.encode();
    auto read = Mailbox::decode(bytes, lobby.author.swarm);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->encode(), bytes);
    const auto reply = read->collect(lobby.host.invite, requestIdOf(request));
    EXPECT_TRUE(std::holds_alternative<ReplyGiven>(reply));
    EXPECT_FALSE(Mailbox::decode(bytes, filled<SwarmId>(9))) << "another swarm's";
    EXPECT_FALSE(Mailbox::decode({}, lobby.author.swarm));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        if (const auto part = Mailbox::decode(ByteView{bytes}.first(size), lobby.author.swarm)) {
            EXPECT_TRUE(part->lobbies().empty()) << "cut before its one lobby";
        }
}

} // namespace
} // namespace shoal::swarm
