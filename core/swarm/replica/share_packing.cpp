// Packed bytes are stretches: how many bytes stand as they are, these, how many shares follow, and their numbers. In a
// hold each share is a CBOR byte string: two bytes of head, and 32.
#include "core/swarm/replica/share_packing.h"

#include <algorithm>
#include <array>

namespace shoal::swarm {
namespace {
constexpr std::array<std::uint8_t, 2> head{0x58, 0x20};
constexpr std::size_t encodedShare = head.size() + ShareId::size;

void put(Bytes& to, std::size_t number)
{
    for (const int shift : {24, 16, 8, 0})
        to.push_back(static_cast<std::uint8_t>(number >> shift));
}

std::size_t take(ByteView& from)
{
    std::size_t number = 0;
    for (const auto byte : from.first(4))
        number = number << 8 | byte;
    from = from.subspan(4);
    return number;
}
} // namespace

std::optional<std::uint32_t> SharePacking::numberOf(ByteView bytes)
{
    if (bytes.size() < encodedShare || !std::ranges::equal(bytes.first(head.size()), head))
        return std::nullopt;
    const auto share = *ShareId::from(bytes.subspan(head.size(), ShareId::size));
    const auto known = numbers_.find(share);
    if (known != numbers_.end())
        return known->second;
    if (!log_.isInCatalogue(share))
        return std::nullopt;
    const auto number = static_cast<std::uint32_t>(shares_.size());
    shares_.push_back(share);
    numbers_.emplace(share, number);
    return number;
}

Bytes SharePacking::pack(const ValueName& name, Bytes bytes)
{
    if (name.kind != ValueKind::Hold)
        return bytes;
    Bytes packed;
    ByteView rest{bytes};
    while (!rest.empty()) {
        std::size_t plain = 0;
        while (plain < rest.size() && !numberOf(rest.subspan(plain)))
            ++plain;
        put(packed, plain);
        append(packed, rest.first(plain));
        rest = rest.subspan(plain);
        std::vector<std::uint32_t> numbers;
        for (auto number = numberOf(rest); number; number = numberOf(rest)) {
            numbers.push_back(*number);
            rest = rest.subspan(encodedShare);
        }
        put(packed, numbers.size());
        for (const auto number : numbers)
            put(packed, number);
    }
    packed.shrink_to_fit();
    return packed;
}

Bytes SharePacking::unpack(const ValueName& name, ByteView packed) const
{
    if (name.kind != ValueKind::Hold)
        return {packed.begin(), packed.end()};
    Bytes bytes;
    while (!packed.empty()) {
        const auto plain = take(packed);
        append(bytes, packed.first(plain));
        packed = packed.subspan(plain);
        for (auto shares = take(packed); shares > 0; --shares) {
            append(bytes, head);
            append(bytes, shares_[take(packed)].view());
        }
    }
    return bytes;
}

} // namespace shoal::swarm
