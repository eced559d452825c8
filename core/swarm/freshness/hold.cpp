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

Bytes signedPart(const HoldPart& part, const SigningPair& device)
{
    auto fields = unsignedFields(part);
    const auto signature = device.sign(holdLabel, encodeCbor(Cbor{fields}));
    fields.push_back(field(signature));
    return encodeCbor(Cbor{std::move(fields)});
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

std::vector<Bytes> writeHold(const Hold& hold, const SigningPair& device)
{
    std::vector<Bytes> parts;
    const auto blank = [&](std::optional<ShareId> after) {
        HoldPart part{.swarm = hold.swarm, .device = deviceIdOf(device.publicKey()), .counter = hold.counter};
        part.time = hold.time;
        part.after = after;
        return part;
    };
    auto part = blank(std::nullopt);
    std::size_t named = 0;
    for (const auto& [share, amount] : hold.shares) {
        if (amount == Amount::None)
            continue;
        if (named == mostHeld)
            break;
        if (named > 0 && named % mostHeldInPart == 0) {
            part.until = std::max(part.whole.empty() ? ShareId{} : part.whole.back(),
                                  part.part.empty() ? ShareId{} : part.part.back());
            parts.push_back(signedPart(part, device));
            part = blank(part.until);
        }
        (amount == Amount::Whole ? part.whole : part.part).push_back(share);
        ++named;
    }
    parts.push_back(signedPart(part, device));
    return parts;
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

std::uint64_t nextCounter(std::uint64_t last, std::chrono::sys_seconds now)
{
    const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(now.time_since_epoch().count(), 1));
    return std::min(std::max(last + 1, seconds), highestCounter);
}

} // namespace shoal::swarm
