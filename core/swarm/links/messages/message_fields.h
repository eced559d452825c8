// What both codecs of messages share. Only .cpp files include it.
#pragma once

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/links/auth/sealed_channel.h"

#include <cstdint>
#include <optional>

namespace shoal::swarm {

/// A message: an array that begins with its number.
struct NumberedMessage {
    Cbor value;
    std::uint64_t number = 0;
    std::size_t fieldCount = 0; ///< with the number
};

inline std::optional<NumberedMessage> numberedMessage(ByteView plain)
{
    auto value = decodeCbor(plain, longestPlain);
    const auto* const items = value ? std::get_if<Cbor::Array>(&value->value) : nullptr;
    const auto* const number = items && !items->empty() ? std::get_if<std::uint64_t>(&items->front().value) : nullptr;
    if (number == nullptr)
        return std::nullopt;
    const auto kind = *number;
    const auto count = items->size();
    return NumberedMessage{std::move(*value), kind, count};
}

/// Offset and total, and the bytes that must lie within.
template <class Part>
void readPart(FieldReader& fields, Part& part, std::uint64_t largest, std::size_t longest)
{
    part.total = fields.number(1, largest);
    part.offset = fields.number(0, largest);
    part.bytes = fields.blob(1, longest);
    fields.mustHold(part.offset < part.total && part.bytes.size() <= part.total - part.offset);
}

} // namespace shoal::swarm
