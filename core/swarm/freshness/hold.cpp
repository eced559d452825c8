#include "core/swarm/freshness/hold.h"

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace shoal::swarm {
namespace {
constexpr std::string_view holdLabel = "shoal-hold-1";
constexpr std::size_t holdFields = 9;

Cbor::Array unsignedFields(const HoldPart& part)
{
    return {field(part.swarm), field(part.device), part.counter,      field(part.time),
            field(part.after), field(part.until),  field(part.whole), field(part.part)};
}

bool isWithin(const std::vector<ShareId>& shares, const HoldPart& part)
{
    return shares.empty()
        || ((!part.after || shares.front() > *part.after) && (!part.until || shares.back() <= *part.until));
}

bool haveNoneInCommon(const std::vector<ShareId>& a, const std::vector<ShareId>& b)
{
    std::vector<ShareId> common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    return common.empty();
}
} // namespace

std::optional<Bytes> writeHoldPart(const HoldPart& part, const SigningPair& device)
{
    if (part.device != deviceIdOf(device.publicKey()))
        return std::nullopt;
    auto fields = unsignedFields(part);
    const auto signature = device.sign(holdLabel, encodeCbor(Cbor{fields}));
    fields.push_back(field(signature));
    auto bytes = encodeCbor(Cbor{std::move(fields)});
    return readHoldPart(bytes) ? std::optional{std::move(bytes)} : std::nullopt;
}

std::optional<HoldPart> readHoldPart(ByteView bytes)
{
    const auto value = decodeCbor(bytes);
    if (!value)
        return std::nullopt;
    FieldReader fields{*value, holdFields};
    HoldPart part;
    part.swarm = fields.fixed<SwarmId>();
    part.device = fields.fixed<DeviceId>();
    part.counter = fields.number(1, highestCounter);
    part.time = std::chrono::sys_seconds{std::chrono::seconds{fields.number(0, latestTime)}};
    part.after = fields.fixedOrNone<ShareId>();
    part.until = fields.fixedOrNone<ShareId>();
    part.whole = fields.ascending<ShareId>(mostHeldInPart);
    part.part = fields.ascending<ShareId>(mostHeldInPart);
    part.signature = fields.fixed<Signature>();
    fields.mustHold(part.whole.size() + part.part.size() <= mostHeldInPart);
    fields.mustHold(!part.after || !part.until || *part.after < *part.until);
    fields.mustHold(isWithin(part.whole, part) && isWithin(part.part, part) && haveNoneInCommon(part.whole, part.part));
    return fields.isDone() ? std::optional{std::move(part)} : std::nullopt;
}

bool isSignedBy(const HoldPart& part, const SigningKey& device)
{
    return verify(device, holdLabel, encodeCbor(Cbor{unsignedFields(part)}), part.signature);
}

} // namespace shoal::swarm
