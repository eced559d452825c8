#include "core/swarm/replica/hold_words.h"

#include "core/swarm/freshness/hold_book.h"

namespace shoal::swarm {
namespace {
constexpr std::size_t lengthSize = 4;

/// The part that comes after `last` in the same hold, or its first one.
bool follows(const HoldPart& part, const std::optional<HoldPart>& last)
{
    if (!last)
        return !part.after;
    return last->until && part.after == last->until && part.device == last->device && part.counter == last->counter
        && part.swarm == last->swarm;
}
} // namespace

Bytes joinHold(const std::vector<Bytes>& parts)
{
    Bytes joined;
    for (const auto& part : parts) {
        for (unsigned shift = 32; shift > 0;)
            joined.push_back(static_cast<std::uint8_t>(part.size() >> (shift -= 8)));
        append(joined, part);
    }
    return joined;
}

std::optional<std::vector<Bytes>> splitHold(ByteView bytes)
{
    std::vector<Bytes> parts;
    std::optional<HoldPart> last;
    while (!bytes.empty()) {
        if (bytes.size() < lengthSize || parts.size() == HoldBook::mostParts)
            return std::nullopt;
        std::size_t length = 0;
        for (const auto byte : bytes.first(lengthSize))
            length = length << 8 | byte;
        bytes = bytes.subspan(lengthSize);
        if (length > bytes.size())
            return std::nullopt;
        auto part = readHoldPart(bytes.first(length));
        if (!part || !follows(*part, last))
            return std::nullopt;
        parts.emplace_back(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
        bytes = bytes.subspan(length);
        last = std::move(part);
    }
    return last && !last->until ? std::optional{std::move(parts)} : std::nullopt;
}

} // namespace shoal::swarm
