#include "core/swarm/joining/lobby/reply.h"

#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/openssl.h"
#include "core/swarm/crypto/seal.h"
#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/crypto/padding.h"

namespace shoal::swarm {
namespace {
constexpr std::string_view replyLabel = "shoal-answer-1";
enum ReplyKind : std::uint64_t { InKind = 1, OutKind = 2, WaitsKind = 3 };

/// The fields before the signature.
struct ReplyFields {
    Cbor::Array operator()(const Admitted& in) const
    {
        return {std::uint64_t{InKind}, field(in.admit), field(in.epoch), ByteView{in.secret.view()}};
    }
    Cbor::Array operator()(const NotAdmitted& out) const
    {
        return {std::uint64_t{OutKind}, static_cast<std::uint64_t>(out.why)};
    }
    Cbor::Array operator()(const WaitsForApproval&) const { return {std::uint64_t{WaitsKind}}; }
};

Bytes replyStatement(const Reply& reply, const Addressee& to)
{
    Cbor::Array items{field(to.swarm), field(to.invite), field(deviceIdOf(to.joiner.signing))};
    for (auto& item : std::visit(ReplyFields{}, reply))
        items.push_back(std::move(item));
    return encodeCbor(Cbor{std::move(items)});
}

Bytes replyBound(const Addressee& to)
{
    auto bound = labelled("shoal-answer-1", to.swarm.view());
    append(bound, deviceIdOf(to.joiner.signing).view());
    return bound;
}

struct SignedReply {
    Reply reply;
    Signature signature;
};

std::optional<SignedReply> readReply(ByteView bytes)
{
    const auto value = decodeCbor(bytes);
    const auto* const items = value ? std::get_if<Cbor::Array>(&value->value) : nullptr;
    if (items == nullptr)
        return std::nullopt;
    FieldReader fields{*value, items->size()};
    std::optional<Reply> reply;
    switch (fields.number(InKind, WaitsKind)) {
    case InKind: {
        const auto admit = fields.fixed<EntryId>();
        const auto epoch = fields.fixed<EntryId>();
        reply = Admitted{admit, epoch, Secret{fields.fixed<SecretHash>().bytes}};
        break;
    }
    case OutKind: reply = NotAdmitted{static_cast<ClosedBecause>(fields.number(1, lastClosedBecause))}; break;
    default: reply = WaitsForApproval{};
    }
    const auto signature = fields.fixed<Signature>();
    return fields.isDone() ? std::optional{SignedReply{*reply, signature}} : std::nullopt;
}
} // namespace

std::optional<Bytes> sealReply(const Reply& reply, const Addressee& to, const SigningPair& author,
                               const Secret& freshSeed)
{
    const AgreementPair fresh{freshSeed};
    const auto agreed = fresh.agree(to.joiner.agreement);
    if (!agreed)
        return std::nullopt;
    auto items = std::visit(ReplyFields{}, reply);
    items.push_back(field(author.sign(replyLabel, replyStatement(reply, to))));
    const auto key = answerSeal(*agreed, to.swarm, fresh.publicKey(), to.joiner.agreement);
    auto plain = padded(encodeCbor(Cbor{std::move(items)}), replyRoom);
    Bytes sealed{fresh.publicKey().bytes.begin(), fresh.publicKey().bytes.end()};
    append(sealed, seal(key, nonceOf(0), replyBound(to), plain));
    openssl::wipe(plain);
    return sealed;
}

tl::expected<Reply, ReplyFault> openReply(ByteView sealed, const Addressee& self, const AgreementPair& joiner,
                                          const SigningKey& author)
{
    const tl::unexpected<ReplyFault> notForUs{ReplyFault::NotForUs};
    if (sealed.size() != sealedReplySize)
        return notForUs;
    const auto fresh = *AgreementKey::from(sealed.first(AgreementKey::size));
    const auto agreed = joiner.agree(fresh);
    if (!agreed)
        return notForUs;
    const auto key = answerSeal(*agreed, self.swarm, fresh, joiner.publicKey());
    auto opened = open(key, nonceOf(0), replyBound(self), sealed.subspan(AgreementKey::size));
    const auto plain = opened ? unpadded(*opened) : std::nullopt;
    const auto read = plain ? readReply(*plain) : std::nullopt;
    if (opened)
        openssl::wipe(*opened);
    if (!read)
        return notForUs;
    if (!verify(author, replyLabel, replyStatement(read->reply, self), read->signature))
        return tl::unexpected<ReplyFault>{ReplyFault::NotByAuthor};
    return read->reply;
}

} // namespace shoal::swarm
