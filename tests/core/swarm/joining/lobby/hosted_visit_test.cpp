// What a visitor of a lobby can learn and do; most of all one that found a code of no use any more.
#include "core/swarm/joining/lobby/hosted_visit.h"

#include "core/torrent/info_hash.h"
#include "tests/core/swarm/joining/lobby_rig.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

/// Everything that a host says to somebody who tries all that a visitor can.
std::vector<Bytes> allThatAFinderHears(HostRig& host, const InviteCode& code)
{
    std::vector<Bytes> heard;
    const auto hear = [&](const std::optional<Bytes>& bytes) {
        if (bytes)
            heard.push_back(*bytes);
    };
    const auto& now = host.author.now;
    hear(host.visitFrom(9).begin(host.log, now));
    const Bytes own = Asker{9, "Finder"}.request(code, host.author.self.keys().agreement, 1);
    hear(host.visitFrom(9).take(writeLobbyMessage(RequestHandedIn{own}), host.log, now));
    hear(host.visitFrom(9).take(writeLobbyMessage(ReplyWanted{requestIdOf(own)}), host.log, now));
    hear(host.visitFrom(9).take(writeLobbyMessage(ReplyWanted{}), host.log, now));
    hear(host.visitFrom(9).take(writeLobbyMessage(CardShown{Bytes(cardSize)}), host.log, now));
    hear(host.visitFrom(9).take(Bytes{0x80}, host.log, now));
    return heard;
}

bool saysOnly(const std::vector<Bytes>& heard, const LobbyMessage& closed)
{
    return std::ranges::all_of(heard, [&](const Bytes& bytes) {
        const auto message = readLobbyMessage(bytes);
        const auto* const none = message ? std::get_if<NoReplyYet>(&*message) : nullptr;
        return message == closed || (none != nullptr && none->state == RequestState::Unknown);
    });
}

TEST(HostedVisit, AFinderOfAUsedCodeHearsThatItIsUsedAndNothingElse)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    HostRig host{author, code};
    auto joiner = joinerWith(code);
    visit(joiner, host, 1);
    host.meetAuthor(); // the joiner's reply waits here
    const auto heard = allThatAFinderHears(host, code);
    EXPECT_EQ(heard.size(), 4U);
    EXPECT_TRUE(saysOnly(heard, LobbyClosed{ClosedBecause::UsedUp}));
    EXPECT_EQ(toHex(heard.front()), "820602");
}

TEST(HostedVisit, AFinderOfAnExpiredOrCancelledCodeLikewise)
{
    const auto heardAfter = [](auto change) {
        AuthorRig author;
        const auto code = author.invite(author.terms());
        HostRig host{author, code};
        change(author, host.invite);
        author.settle();
        return allThatAFinderHears(host, code);
    };
    const auto expired = heardAfter([](AuthorRig& author, const SigningKey&) { author.now += std::chrono::days{7}; });
    EXPECT_TRUE(saysOnly(expired, LobbyClosed{ClosedBecause::Expired}));
    const auto cancelled =
        heardAfter([](AuthorRig& author, const SigningKey& invite) { author.book.cancel(invite, author.now); });
    EXPECT_TRUE(saysOnly(cancelled, LobbyClosed{ClosedBecause::Cancelled}));
    EXPECT_FALSE(saysOnly(heardAfter([](AuthorRig&, const SigningKey&) {}), LobbyClosed{ClosedBecause::Cancelled}))
        << "while it is open there is more to hear";
}

TEST(HostedVisit, AWeekAfterItClosedThereIsNoLobbyAtAll)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    HostRig host{author, code};
    author.book.cancel(host.invite, author.now);
    author.settle();
    host.mailbox.pass(host.log, author.now);
    author.now += std::chrono::days{7};
    EXPECT_TRUE(host.visitFrom(9).begin(host.log, author.now));
    author.now += std::chrono::seconds{1};
    EXPECT_FALSE(host.visitFrom(9).begin(host.log, author.now));
    EXPECT_TRUE(host.mailbox.lobbies().empty());
}

/// Another holder of an open code sees the author's card; of other joiners nothing.
TEST(HostedVisit, AVisitorHearsNothingOfOtherVisitors)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.uses = 5;
    const auto code = author.invite(terms);
    HostRig host{author, code};
    const auto alone = allThatAFinderHears(host, code);
    AuthorRig busyAuthor;
    const auto sameCode = busyAuthor.invite(terms);
    HostRig busy{busyAuthor, sameCode};
    auto joiner = joinerWith(sameCode);
    visit(joiner, busy, 1);
    busy.meetAuthor();
    EXPECT_EQ(allThatAFinderHears(busy, sameCode), alone) << "byte for byte the same";
}

TEST(HostedVisit, TheReplyIsStillThereForWhoAskedBeforeItClosed)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    HostRig host{author, code};
    auto joiner = joinerWith(code);
    visit(joiner, host, 1);
    host.meetAuthor();
    EXPECT_EQ(visit(joiner, host, 1), std::nullopt);
    EXPECT_EQ(joiner.step(), JoinStep::LogWanted);
}

TEST(HostedVisit, TakesOneRequestAVisit)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    HostRig host{author, code};
    auto hosted = host.visitFrom(1);
    const auto handIn = [&](std::uint8_t fresh) {
        return hosted.take(
            writeLobbyMessage(RequestHandedIn{Asker{9, "Bo"}.request(code, author.self.keys().agreement, fresh)}),
            host.log, author.now);
    };
    EXPECT_TRUE(handIn(1));
    EXPECT_FALSE(handIn(2)) << "hangs up";
    EXPECT_EQ(host.mailbox.lobbies().at(host.invite).requests.size(), 1U);
}

TEST(HostedVisit, HangsUpOnWhoAsksForEver)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    HostRig host{author, code};
    auto hosted = host.visitFrom(1);
    for (std::size_t i = 0; i < mostMessagesOfVisit; ++i)
        EXPECT_TRUE(hosted.take(writeLobbyMessage(ReplyWanted{}), host.log, author.now));
    EXPECT_FALSE(hosted.take(writeLobbyMessage(ReplyWanted{}), host.log, author.now));
}

} // namespace
} // namespace shoal::swarm
