#include "core/swarm/joining/lobby/reply.h"

#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/seal.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/crypto/padding.h"
#include "tests/core/swarm/history.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

const Addressee replyTo{filled<SwarmId>(1), SigningPair{secretOf(7)}.publicKey(), theJoiner().keys()};
const Reply someAdmission{Admitted{filled<EntryId>(1), filled<EntryId>(2), secretOf(4)}};

Bytes sealedReply(const Reply& reply, const Device& by, const Addressee& to = replyTo)
{
    return sealReply(reply, to, by.signing, secretOf(2)).value();
}

tl::expected<Reply, ReplyFault> openedBy(const Device& joiner, const Bytes& sealed, Addressee self = replyTo)
{
    self.joiner = joiner.keys();
    return openReply(sealed, self, joiner.agreement, theOwner().keys().signing);
}

/// Why it is refused; what opens fails the test.
ReplyFault replyFault(const tl::expected<Reply, ReplyFault>& opened)
{
    EXPECT_FALSE(opened);
    return opened ? ReplyFault{} : opened.error();
}

TEST(SwarmReply, SaysWhatTheAuthorSaid)
{
    const auto in = openedBy(theJoiner(), sealedReply(someAdmission, theOwner()));
    ASSERT_TRUE(in);
    EXPECT_EQ(std::get<Admitted>(*in).admit, filled<EntryId>(1));
    EXPECT_EQ(std::get<Admitted>(*in).epoch, filled<EntryId>(2));
    EXPECT_TRUE(std::ranges::equal(std::get<Admitted>(*in).secret.view(), secretOf(4).view()));
    for (std::uint8_t why = 1; why <= lastClosedBecause; ++why) {
        const auto reason = static_cast<ClosedBecause>(why);
        const auto out = openedBy(theJoiner(), sealedReply(NotAdmitted{reason}, theOwner()));
        ASSERT_TRUE(out);
        EXPECT_EQ(std::get<NotAdmitted>(*out).why, reason);
    }
    const auto waits = openedBy(theJoiner(), sealedReply(WaitsForApproval{}, theOwner()));
    ASSERT_TRUE(waits);
    EXPECT_TRUE(std::holds_alternative<WaitsForApproval>(*waits));
}

TEST(SwarmReply, AHostCannotTellAnAnswerFromARefusal)
{
    EXPECT_EQ(sealedReply(someAdmission, theOwner()).size(), sealedReplySize);
    EXPECT_EQ(sealedReply(NotAdmitted{}, theOwner()).size(), sealedReplySize);
    EXPECT_EQ(sealedReply(WaitsForApproval{}, theOwner()).size(), sealedReplySize);
}

TEST(SwarmReply, ForSomeoneElseIsNotForUs)
{
    EXPECT_EQ(replyFault(openedBy(deviceOf(1), sealedReply(someAdmission, theOwner()))), ReplyFault::NotForUs);
}

/// Whoever reads the log knows a joiner's keys once it is in, and so can seal for it.
TEST(SwarmReply, SealedForUsByAMemberIsNotByTheAuthor)
{
    const auto forged = sealedReply(NotAdmitted{ClosedBecause::Cancelled}, deviceOf(1));
    EXPECT_EQ(replyFault(openedBy(theJoiner(), forged)), ReplyFault::NotByAuthor);
    EXPECT_TRUE(openReply(forged, replyTo, theJoiner().agreement, deviceOf(1).keys().signing))
        << "the signature is all that stands against it";
}

TEST(SwarmReply, AboutAnotherInviteOrSwarmIsRefused)
{
    auto other = replyTo;
    other.invite = SigningPair{secretOf(6)}.publicKey();
    EXPECT_EQ(replyFault(openedBy(theJoiner(), sealedReply(NotAdmitted{}, theOwner(), other))),
              ReplyFault::NotByAuthor);
    other = replyTo;
    other.swarm = filled<SwarmId>(3);
    EXPECT_EQ(replyFault(openedBy(theJoiner(), sealedReply(NotAdmitted{}, theOwner(), other))), ReplyFault::NotForUs);
}

TEST(SwarmReply, ChangedOrCutAnywhereDoesNotOpen)
{
    const auto sealed = sealedReply(someAdmission, theOwner());
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] ^= 0x80;
        EXPECT_EQ(replyFault(openedBy(theJoiner(), changed)), ReplyFault::NotForUs) << at;
    }
    EXPECT_EQ(replyFault(openedBy(theJoiner(), {sealed.begin(), sealed.end() - 1})), ReplyFault::NotForUs);
    EXPECT_EQ(replyFault(openedBy(theJoiner(), Bytes(sealedReplySize))), ReplyFault::NotForUs);
}

/// Sealed for the joiner by somebody who keeps to no form.
Bytes sealedFields(const Cbor& fields)
{
    const AgreementPair fresh{secretOf(2)};
    const auto key = answerSeal(*fresh.agree(theJoiner().keys().agreement), replyTo.swarm, fresh.publicKey(),
                                theJoiner().keys().agreement);
    auto bound = labelled("shoal-answer-1", replyTo.swarm.view());
    append(bound, theJoiner().id().view());
    Bytes sealed{fresh.publicKey().bytes.begin(), fresh.publicKey().bytes.end()};
    append(sealed, seal(key, nonceOf(0), bound, padded(encodeCbor(fields), replyRoom)));
    return sealed;
}

TEST(SwarmReply, OfAnotherFormIsRefused)
{
    const Signature anything;
    const auto fault = [](const Cbor& fields) { return replyFault(openedBy(theJoiner(), sealedFields(fields))); };
    EXPECT_EQ(fault(Cbor{Cbor::Array{3, field(anything)}}), ReplyFault::NotByAuthor) << "of a sound form";
    EXPECT_EQ(fault(Cbor{Cbor::Array{4, field(anything)}}), ReplyFault::NotForUs);
    EXPECT_EQ(fault(Cbor{Cbor::Array{2, 0, field(anything)}}), ReplyFault::NotForUs);
    EXPECT_EQ(fault(Cbor{Cbor::Array{2, lastClosedBecause + 1U, field(anything)}}), ReplyFault::NotForUs);
    EXPECT_EQ(fault(Cbor{Cbor::Array{1, 2, field(anything)}}), ReplyFault::NotForUs);
    EXPECT_EQ(fault(Cbor{Cbor::Array{}}), ReplyFault::NotForUs);
    EXPECT_EQ(fault(Cbor{3}), ReplyFault::NotForUs);
}

TEST(SwarmReply, IsNotSealedForAKeyThatLeavesNothingSecret)
{
    auto odd = replyTo;
    odd.joiner.agreement = {};
    EXPECT_FALSE(sealReply(NotAdmitted{}, odd, theOwner().signing, secretOf(2)));
}

} // namespace
} // namespace shoal::swarm
