#include "core/swarm/joining/lobby/request.h"

#include "core/chunks/digest.h"
#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/seal.h"
#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/crypto/padding.h"

namespace shoal::swarm {
namespace {

Bytes requestBound(const ShortSwarmId& swarm, const SigningKey& invite)
{
    auto bound = labelled("shoal-request-1", swarm.view());
    append(bound, invite.view());
    return bound;
}

std::optional<SignedRequest> readRequest(ByteView bytes, const ShortSwarmId& swarm, const AskedInvite& invite)
{
    const auto value = decodeCbor(bytes);
    if (!value)
        return std::nullopt;
    FieldReader fields{*value, 5};
    SignedRequest request;
    request.wish.swarm = swarm;
    request.wish.invite = invite.key;
    request.wish.author = shortened(invite.author);
    request.wish.keys.signing = fields.fixed<SigningKey>();
    request.wish.keys.agreement = fields.fixed<AgreementKey>();
    request.wish.label = fields.label(longestLabel);
    request.byDevice = fields.fixed<Signature>();
    request.byInvite = fields.fixed<Signature>();
    return fields.isDone() ? std::optional{std::move(request)} : std::nullopt;
}
} // namespace

SignedRequest signedRequest(const JoinRequest& wish, const SigningPair& device, const SigningPair& invite)
{
    return {wish, signRequest(wish, device), signRequest(wish, invite)};
}

std::optional<Bytes> sealRequest(const SignedRequest& request, const AgreementKey& author, const Secret& freshSeed)
{
    const auto& wish = request.wish;
    if (!wish.invite || !wish.author || wish.label.empty() || wish.label.size() > longestLabel || !isLabel(wish.label))
        return std::nullopt;
    const AgreementPair fresh{freshSeed};
    const auto agreed = fresh.agree(author);
    if (!agreed)
        return std::nullopt;
    const auto plain = encodeCbor(Cbor{Cbor::Array{field(wish.keys.signing), field(wish.keys.agreement), wish.label,
                                                   field(request.byDevice), field(request.byInvite)}});
    const auto key = requestSeal(*agreed, wish.swarm, fresh.publicKey(), author);
    Bytes sealed{fresh.publicKey().bytes.begin(), fresh.publicKey().bytes.end()};
    append(sealed, seal(key, nonceOf(0), requestBound(wish.swarm, *wish.invite), padded(plain, requestRoom)));
    return sealed;
}

std::optional<SignedRequest> openRequest(ByteView sealed, const AgreementPair& author, const ShortSwarmId& swarm,
                                         const AskedInvite& invite)
{
    if (sealed.size() != sealedRequestSize)
        return std::nullopt;
    const auto fresh = *AgreementKey::from(sealed.first(AgreementKey::size));
    const auto agreed = author.agree(fresh);
    if (!agreed)
        return std::nullopt;
    const auto key = requestSeal(*agreed, swarm, fresh, author.publicKey());
    const auto opened = open(key, nonceOf(0), requestBound(swarm, invite.key), sealed.subspan(AgreementKey::size));
    const auto plain = opened ? unpadded(*opened) : std::nullopt;
    auto request = plain ? readRequest(*plain, swarm, invite) : std::nullopt;
    if (!request || !isSignedBy(request->wish, request->wish.keys.signing, request->byDevice)
        || !isSignedBy(request->wish, invite.key, request->byInvite))
        return std::nullopt;
    return request;
}

RequestId requestIdOf(ByteView sealed) { return {sha256Of(sealed).bytes}; }

} // namespace shoal::swarm
