// What passes through a lobby, and the states of those who join: what is read is written in one way only. What lies
// under a seal is fuzzed as it is before sealing.
#include "core/swarm/crypto/seal.h"
#include "core/swarm/joining/invite_book.h"
#include "core/swarm/joining/joiner.h"
#include "core/swarm/joining/lobby/author_card.h"
#include "core/swarm/joining/lobby/hosted_visit.h"
#include "core/swarm/crypto/padding.h"
#include "tests/fuzz/joining_cast.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace shoal;
using namespace shoal::swarm;

namespace {

void checkCard(ByteView bytes)
{
    const auto card = readCard(bytes, shortened(cast::swarm), shortened(cast::author), cast::invite.publicKey());
    if (card)
        test::require(
            std::ranges::equal(
                writeCard(card->swarm, cast::invite.publicKey(), cast::authorSigning, card->author.agreement), bytes),
            "a card is written in one way only");
}

void checkRequest(ByteView sealed)
{
    const auto request = openRequest(sealed, cast::authorAgreement, shortened(cast::swarm), {cast::invite.publicKey(), cast::author});
    if (request)
        test::require(sealRequest(*request, cast::authorAgreement.publicKey(), cast::fresh)
                          == Bytes(sealed.begin(), sealed.end()),
                      "a request is sealed in one way only");
}

void checkReply(ByteView sealed)
{
    const auto reply = openReply(sealed, cast::addressee, cast::joinerAgreement, cast::authorSigning.publicKey());
    if (reply)
        test::require(sealReply(*reply, cast::addressee, cast::authorSigning, cast::fresh)
                          == Bytes(sealed.begin(), sealed.end()),
                      "a reply is sealed in one way only");
}

/// `plain` as it is, or padded when it fits.
Bytes roomOf(ByteView plain, std::size_t room)
{
    return plain.size() <= room ? padded(plain, room) : Bytes(plain.begin(), plain.end());
}

Bytes sealedWith(const Secret& key, const Bytes& bound, const Bytes& plain)
{
    const auto fresh = AgreementPair{cast::fresh}.publicKey();
    Bytes sealed{fresh.bytes.begin(), fresh.bytes.end()};
    append(sealed, seal(key, nonceOf(0), bound, plain));
    return sealed;
}

Bytes asRequest(ByteView plain)
{
    const AgreementPair fresh{cast::fresh};
    const auto author = cast::authorAgreement.publicKey();
    auto bound = labelled("shoal-request-1", shortened(cast::swarm).view());
    append(bound, cast::invite.publicKey().view());
    return sealedWith(requestSeal(*fresh.agree(author), shortened(cast::swarm), fresh.publicKey(), author), bound,
                      roomOf(plain, requestRoom));
}

Bytes asReply(ByteView plain)
{
    const AgreementPair fresh{cast::fresh};
    const auto joiner = cast::joiner.agreement;
    auto bound = labelled("shoal-answer-1", cast::swarm.view());
    append(bound, deviceIdOf(cast::joiner.signing).view());
    return sealedWith(answerSeal(*fresh.agree(joiner), cast::swarm, fresh.publicKey(), joiner), bound,
                      roomOf(plain, replyRoom));
}

void checkMessages(ByteView bytes)
{
    if (const auto message = readLobbyMessage(bytes))
        test::require(std::ranges::equal(writeLobbyMessage(*message), bytes), "a message has one form");
    if (const auto message = readMailMessage(bytes))
        test::require(std::ranges::equal(writeMailMessage(*message), bytes), "a message has one form");
}

void checkStates(ByteView bytes)
{
    const auto isWhole = [&](const Bytes& encoded) {
        test::require(std::ranges::equal(encoded, bytes), "a state is written in one way only");
    };
    if (const auto book = InviteBook::decode(bytes, cast::keeper())) {
        isWhole(book->encode());
        for (const auto& invite : book->invites())
            test::require(invite.count(Ticket::State::Waiting) == 0 || invite.isOpen(),
                          "nobody waits for a closed invite");
    }
    if (const auto mailbox = Mailbox::decode(bytes, cast::swarm))
        isWhole(mailbox->encode());
    if (auto joiner = Joiner::decode(bytes)) {
        isWhole(joiner->encode());
        test::require(joiner->step() == JoinStep::FindingLobby || joiner->swarm(), "the rest comes after a card");
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span bytes{data, size};
    checkCard(bytes);
    checkRequest(bytes);
    checkReply(bytes);
    checkRequest(asRequest(bytes));
    checkReply(asReply(bytes));
    checkMessages(bytes);
    checkStates(bytes);
    return 0;
}
