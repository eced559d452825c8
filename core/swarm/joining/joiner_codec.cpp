// A joiner as it lies on the disk.
#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/joining/joiner.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
constexpr std::uint64_t joinerVersion = 1;
constexpr std::size_t longestCode = 256;

/// IPv4 (4) or IPv6 (16), port (2).
Cbor endpointField(const dht::Endpoint& endpoint)
{
    Bytes bytes{endpoint.address.begin(), endpoint.address.begin() + (endpoint.family == dht::Family::V4 ? 4 : 16)};
    bytes.push_back(static_cast<std::uint8_t>(endpoint.port >> 8));
    bytes.push_back(static_cast<std::uint8_t>(endpoint.port));
    return {bytes};
}

dht::Endpoint readEndpoint(FieldReader& fields)
{
    const auto* const bytes = std::get_if<Bytes>(&fields.any().value);
    fields.mustHold(bytes != nullptr && (bytes->size() == 6 || bytes->size() == 18));
    dht::Endpoint endpoint;
    if (bytes == nullptr || bytes->size() < 2)
        return endpoint;
    const auto address = ByteView{*bytes}.first(bytes->size() - 2);
    endpoint.family = address.size() == 4 ? dht::Family::V4 : dht::Family::V6;
    std::ranges::copy(address.first(std::min(address.size(), endpoint.address.size())), endpoint.address.begin());
    endpoint.port = static_cast<std::uint16_t>((*bytes)[address.size()] << 8 | bytes->back());
    return endpoint;
}

Secret secretIn(FieldReader& fields) { return Secret{fields.fixed<SecretHash>().bytes}; }

const Cbor::Array& listIn(FieldReader& fields, std::size_t most)
{
    static const Cbor::Array none;
    const auto* const items = std::get_if<Cbor::Array>(&fields.any().value);
    fields.mustHold(items != nullptr && items->size() <= most);
    return items != nullptr && items->size() <= most ? *items : none;
}

Bytes bytesIn(FieldReader& fields, std::size_t size)
{
    const auto* const bytes = std::get_if<Bytes>(&fields.any().value);
    fields.mustHold(bytes != nullptr && (bytes->empty() || bytes->size() == size));
    return bytes != nullptr ? *bytes : Bytes{};
}
} // namespace

Bytes Joiner::encode() const
{
    Cbor::Array visits;
    for (const auto& visit : visits_)
        visits.push_back(Cbor::Array{endpointField(visit.host), visit.sealed});
    Cbor::Array epochs;
    for (const auto& epoch : epochs_)
        epochs.push_back(Cbor::Array{field(epoch.id), ByteView{epoch.secret.view()}});
    return encodeCbor(Cbor{Cbor::Array{joinerVersion, formatCode(code_), label_, ByteView{seeds_.signing.view()},
                                       ByteView{seeds_.agreement.view()}, cardBytes_, std::move(visits),
                                       std::uint64_t{isApprovalAwaited_}, why_ ? static_cast<std::uint64_t>(*why_) : 0,
                                       std::move(epochs), std::uint64_t{isJoined_}}});
}

std::optional<Joiner> Joiner::decode(ByteView bytes)
{
    const auto value = decodeCbor(bytes);
    if (!value)
        return std::nullopt;
    FieldReader fields{*value, 11};
    fields.number(joinerVersion, joinerVersion);
    const auto text = fields.text(1, longestCode);
    const auto code = parseCode(text);
    const auto label = fields.text(1, longestLabel);
    const auto signing = secretIn(fields);
    const auto agreement = secretIn(fields);
    auto joiner = code ? start(*code, label, {signing, agreement}) : std::nullopt;
    if (!joiner)
        return std::nullopt;
    fields.mustHold(formatCode(*code) == text);
    const auto card = bytesIn(fields, cardSize);
    fields.mustHold(card.empty() || !joiner->takeCard(card));
    for (const auto& item : listIn(fields, mostHosts)) {
        FieldReader visit{item, 2};
        const auto host = readEndpoint(visit);
        auto sealed = bytesIn(visit, sealedRequestSize);
        fields.mustHold(visit.isDone() && !sealed.empty() && !joiner->find(host));
        joiner->visits_.push_back({host, std::move(sealed), false, 0});
    }
    joiner->isApprovalAwaited_ = fields.number(0, 1) == 1;
    if (const auto why = fields.number(0, lastClosedBecause); why != 0)
        joiner->why_ = static_cast<ClosedBecause>(why);
    for (const auto& item : listIn(fields, mostEpochs)) {
        FieldReader epoch{item, 2};
        const auto id = epoch.fixed<EntryId>();
        joiner->epochs_.push_back({id, secretIn(epoch)});
        fields.mustHold(epoch.isDone());
    }
    joiner->isJoined_ = fields.number(0, 1) == 1;
    fields.mustHold(!joiner->isJoined_ || !joiner->epochs_.empty());
    fields.mustHold(joiner->card_ || joiner->step() == JoinStep::FindingLobby);
    fields.mustHold(joiner->card_ || joiner->visits_.empty());
    if (!fields.isDone())
        return std::nullopt;
    joiner->stored(joiner->revision());
    return joiner;
}

} // namespace shoal::swarm
