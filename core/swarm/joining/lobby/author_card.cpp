#include "core/swarm/joining/lobby/author_card.h"

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/entries/admission.h"

namespace shoal::swarm {
namespace {
constexpr std::string_view cardLabel = "shoal-author-1";

Bytes cardStatement(const SwarmId& swarm, const SigningKey& invite, const AgreementKey& agreement)
{
    return encodeCbor(Cbor{Cbor::Array{field(swarm), field(invite), field(agreement)}});
}
} // namespace

Bytes writeCard(const SwarmId& swarm, const SigningKey& invite, const SigningPair& author,
                const AgreementKey& agreement)
{
    const auto signature = author.sign(cardLabel, cardStatement(swarm, invite, agreement));
    return encodeCbor(Cbor{Cbor::Array{field(swarm), field(author.publicKey()), field(agreement), field(signature)}});
}

tl::expected<AuthorCard, CardFault> readCard(ByteView card, const ShortSwarmId& swarm, const ShortDeviceId& author,
                                             const SigningKey& invite)
{
    const auto refuse = [](CardFault fault) { return tl::unexpected<CardFault>{fault}; };
    const auto value = decodeCbor(card);
    if (!value)
        return refuse(CardFault::NotACard);
    FieldReader fields{*value, 4};
    AuthorCard read;
    read.swarm = fields.fixed<SwarmId>();
    read.author.signing = fields.fixed<SigningKey>();
    read.author.agreement = fields.fixed<AgreementKey>();
    const auto signature = fields.fixed<Signature>();
    if (!fields.isDone())
        return refuse(CardFault::NotACard);
    if (shortened(read.swarm) != swarm)
        return refuse(CardFault::ForeignSwarm);
    if (shortened(deviceIdOf(read.author.signing)) != author)
        return refuse(CardFault::NotTheAuthors);
    const auto said = cardStatement(read.swarm, invite, read.author.agreement);
    if (!verify(read.author.signing, cardLabel, said, signature))
        return refuse(CardFault::Forged);
    return read;
}

} // namespace shoal::swarm
