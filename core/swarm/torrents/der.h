// Writes the little of DER (X.690) that our certificates need. All members must write the same bytes, so no library
// decides them.
#pragma once

#include "core/swarm/bytes.h"

#include <initializer_list>
#include <string_view>

namespace shoal::swarm::der {

/// A value with its tag and length.
Bytes tagged(std::uint8_t tag, ByteView content);
Bytes sequence(std::initializer_list<Bytes> items);
Bytes set(std::initializer_list<Bytes> items);
/// From 0 to 127.
Bytes integer(std::uint8_t value);
Bytes boolean(bool value);
/// `encoded`: its content, as X.690 section 8.19 writes it.
Bytes objectId(std::initializer_list<std::uint8_t> encoded);
Bytes bitString(ByteView bytes, std::uint8_t unusedBits = 0);
Bytes octetString(ByteView bytes);
Bytes text(std::string_view utf8);
/// `YYMMDDhhmmssZ`, before 2050.
Bytes utcTime(std::string_view time);
/// `YYYYMMDDhhmmssZ`.
Bytes generalizedTime(std::string_view time);
/// `[number]` around `content`.
Bytes explicitTag(std::uint8_t number, ByteView content);

} // namespace shoal::swarm::der
