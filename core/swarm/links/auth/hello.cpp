#include "core/swarm/links/auth/hello.h"

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

namespace shoal::swarm {
namespace {
constexpr std::uint64_t authVersion = 1;
constexpr std::size_t helloFields = 4;
constexpr std::size_t longestHello = 128; // its fields take 105 bytes
} // namespace

Bytes encodeHello(const Hello& hello)
{
    return encodeCbor(Cbor{Cbor::Array{authVersion, field(hello.device), field(hello.nonce), field(hello.fresh)}});
}

tl::expected<Hello, LinkFault> decodeHello(ByteView bytes)
{
    const auto value = decodeCbor(bytes, longestHello);
    const auto* const items = value ? std::get_if<Cbor::Array>(&value->value) : nullptr;
    const auto* const theirs = items && !items->empty() ? std::get_if<std::uint64_t>(&items->front().value) : nullptr;
    if (theirs == nullptr)
        return tl::unexpected{LinkFault::Senseless};
    if (*theirs != authVersion)
        return tl::unexpected{LinkFault::OtherVersion};
    FieldReader fields{*value, helloFields};
    Hello hello;
    fields.number(authVersion, authVersion);
    hello.device = fields.fixed<DeviceId>();
    hello.nonce = fields.fixed<LinkNonce>();
    hello.fresh = fields.fixed<AgreementKey>();
    if (!fields.isDone())
        return tl::unexpected{LinkFault::Senseless};
    return hello;
}

Bytes proofMessage(const LinkPlace& place, LinkRole signer, ByteView own, ByteView other)
{
    return encodeCbor(Cbor{
        Cbor::Array{authVersion, field(place.swarm), place.infoHash, static_cast<std::uint64_t>(signer), own, other}});
}

Bytes transcriptOf(const LinkPlace& place, ByteView dialler, ByteView listener)
{
    return encodeCbor(Cbor{Cbor::Array{authVersion, field(place.swarm), place.infoHash, dialler, listener}});
}

} // namespace shoal::swarm
