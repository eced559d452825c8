// From a code to a member among others, with everything real but wires and disks.
#include "core/swarm/crypto/derive.h"
#include "core/swarm/joining/invite_book.h"
#include "core/swarm/joining/joiner.h"
#include "core/swarm/joining/lobby/hosted_visit.h"
#include "tests/core/swarm/joining/lobby_rig.h"
#include "tests/core/swarm/replica/gathering.h"
#include "tests/core/swarm/writing/living_swarm.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

/// Ana, an admin, invites; Ben hosts the lobby while she is away; Cleo comes with the code.
struct Invitation {
    LivingSwarm past;
    Gathering gathering{past.id()};
    std::size_t owner, ana, ben;
    std::optional<InviteBook> book;
    std::optional<Mailbox> mailbox;
    SigningKey invite;

    Invitation()
    {
        past.letIn(theOwner(), numberedDevice(1), Role::Admin);
        past.letIn(theOwner(), numberedDevice(2), Role::Reader);
        owner = come(theOwner());
        ana = come(numberedDevice(1));
        ben = come(numberedDevice(2));
        gathering.connect(ana, owner);
        gathering.connect(ben, ana);
        gathering.settleForMinutes(11);
        book.emplace(BookKeeper{past.id(), gathering.at(ana).id(), gathering.at(ana).device.agreement});
        mailbox.emplace(past.id());
    }
    std::size_t come(const Device& device)
    {
        std::vector<Bytes> entries;
        for (std::size_t at = 0; at < past.log().size(); ++at)
            entries.push_back(past.log().record(At{static_cast<std::uint32_t>(at)}).bytes);
        const auto number = gathering.come(device, entries);
        gathering.replica(number).keepSecret({past.id().bytes}, secretOf(4));
        return number;
    }
    const FoldInvites& seenBy(std::size_t number) { return gathering.replica(number).invites(); }
    void storeAndWrite()
    {
        book->stored(book->revision());
        for (const auto& body : book->entriesDue())
            if (const auto id = gathering.replica(ana).write(body, gathering.time()))
                book->written(body, *id);
        book->stored(book->revision());
        gathering.settle();
    }
    InviteCode code()
    {
        InviteTerms terms{.role = Role::Writer, .expiry = gathering.time() + std::chrono::days{7}};
        invite = book->make(terms, filled<InviteSeed>(9), seenBy(ana), gathering.time()).value();
        storeAndWrite();
        const auto& device = gathering.at(ana).device;
        EXPECT_TRUE(mailbox->takeCard(invite, writeCard(past.id(), invite, device.signing, device.keys().agreement),
                                      seenBy(ben)));
        return book->code(invite, {}).value();
    }
    void visit(Joiner& joiner)
    {
        HostedVisit hosted{*mailbox, invite, originOf(1)};
        joiner.take(hostAt(1), hosted.begin(seenBy(ben), gathering.time()).value(), secretOf(33));
        joiner.stored(joiner.revision());
        if (const auto said = joiner.toSay(hostAt(1)))
            joiner.take(hostAt(1), hosted.take(*said, seenBy(ben), gathering.time()).value(), secretOf(34));
        joiner.stored(joiner.revision());
    }
    /// Ben hands on what he keeps, and takes what Ana says to it.
    void meetAuthor()
    {
        const auto author = gathering.at(ana).id();
        for (const auto& request : mailbox->takeForAuthor(author))
            book->receive(request.invite, request.sealed, filled<PersonId>(77), seenBy(ana), gathering.time());
        storeAndWrite();
        const auto epoch = gathering.replica(ana).fold().currentEpoch();
        for (const auto& due : book->takeReplies(seenBy(ana), {epoch, *gathering.replica(ana).secrets().find(epoch)})) {
            const auto sealed = sealReply(due.reply, due.to, gathering.at(ana).device.signing, secretOf(35));
            EXPECT_TRUE(mailbox->takeReply(author, {invite, due.request, due.isFinal(), sealed.value()}));
        }
    }
    /// Cleo's replica, which fetches the log from Ana.
    std::size_t fetch(const Joiner& joiner)
    {
        const Device device{SigningPair{joiner.seeds().signing}, AgreementPair{joiner.seeds().agreement}};
        const auto cleo = gathering.come(device, {});
        gathering.replica(cleo).expect(joiner.author().value());
        for (const auto& epoch : joiner.epochs())
            gathering.replica(cleo).keepSecret(epoch.id, epoch.secret);
        gathering.connect(cleo, ana);
        gathering.settle();
        return cleo;
    }
};

TEST(SwarmJoiningTale, ADeviceJoinsThroughAHostAndIsAMemberAmongOthers)
{
    Invitation tale;
    const auto code = tale.code();
    auto joiner = Joiner::start(code, "Cleo", {secretOf(51), secretOf(52)}).value();
    tale.visit(joiner);
    EXPECT_EQ(joiner.step(), JoinStep::Asking);
    tale.meetAuthor();
    tale.visit(joiner);
    ASSERT_EQ(joiner.step(), JoinStep::LogWanted);
    const auto cleo = tale.fetch(joiner);
    EXPECT_EQ(joiner.takeLog(tale.seenBy(cleo)), LogVerdict::Joined);
    EXPECT_EQ(tale.gathering.agreeingWith(tale.owner), 4U);

    Publish publish = publishOf("Cleo's");
    publish.share = filled<ShareId>(5);
    ASSERT_TRUE(tale.gathering.replica(cleo).write(publish, tale.gathering.time()));
    ASSERT_TRUE(tale.gathering.replica(cleo).sayWhatIsHeld({{publish.share, Amount::Whole}}));
    tale.gathering.settle();
    EXPECT_TRUE(tale.gathering.replica(tale.ben).log().isInCatalogue(publish.share));
    EXPECT_EQ(tale.gathering.replica(tale.ben).holders(publish.share),
              (std::vector{Holder{tale.gathering.at(cleo).id(), Amount::Whole}}));
    tale.gathering.connect(cleo, tale.ben); // whom it knows from the log
    tale.gathering.settle();
    EXPECT_TRUE(tale.gathering.isLinked(cleo, tale.ben));
}

TEST(SwarmJoiningTale, AJoinerWithoutALogLinksWithNobodyButTheAuthor)
{
    Invitation tale;
    const auto code = tale.code();
    auto joiner = Joiner::start(code, "Cleo", {secretOf(51), secretOf(52)}).value();
    tale.visit(joiner);
    tale.meetAuthor();
    tale.visit(joiner);
    const Device device{SigningPair{joiner.seeds().signing}, AgreementPair{joiner.seeds().agreement}};
    const auto cleo = tale.gathering.come(device, {});
    tale.gathering.replica(cleo).expect(joiner.author().value());
    tale.gathering.connect(cleo, tale.ben);
    tale.gathering.settle();
    EXPECT_FALSE(tale.gathering.isLinked(cleo, tale.ben));
    EXPECT_EQ(tale.gathering.at(cleo).faults, std::vector{LinkFault::Unknown});
}

TEST(SwarmJoiningTale, ACopyOfAnInvitesKeyDoesntTakeItsLobbyOver)
{
    Invitation tale;
    const auto code = tale.code();
    Invite copy; // Ben's, for his own person
    copy.key = tale.invite;
    copy.role = Role::Reader;
    copy.person = tale.gathering.replica(tale.ben).fold().member(tale.gathering.at(tale.ben).id())->person;
    ASSERT_TRUE(tale.gathering.replica(tale.ben).write(copy, tale.gathering.time()));
    tale.gathering.settle();
    for (const auto number : {tale.owner, tale.ana, tale.ben}) {
        const auto facts = tale.seenBy(number).invite(tale.invite);
        ASSERT_TRUE(facts);
        EXPECT_EQ(facts->author, tale.gathering.at(tale.ana).id());
    }
}

} // namespace
} // namespace shoal::swarm
