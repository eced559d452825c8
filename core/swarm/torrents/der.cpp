#include "core/swarm/torrents/der.h"

namespace shoal::swarm::der {
namespace {

Bytes bytesOf(std::string_view text) { return {text.begin(), text.end()}; }

Bytes joined(std::initializer_list<Bytes> items)
{
    Bytes all;
    for (const auto& item : items)
        append(all, item);
    return all;
}
} // namespace

Bytes tagged(std::uint8_t tag, ByteView content)
{
    Bytes bytes{tag};
    if (content.size() < 0x80) {
        bytes.push_back(static_cast<std::uint8_t>(content.size()));
    } else if (content.size() < 0x100) {
        bytes.push_back(0x81);
        bytes.push_back(static_cast<std::uint8_t>(content.size()));
    } else {
        bytes.push_back(0x82);
        bytes.push_back(static_cast<std::uint8_t>(content.size() >> 8));
        bytes.push_back(static_cast<std::uint8_t>(content.size() & 0xff));
    }
    append(bytes, content);
    return bytes;
}

Bytes sequence(std::initializer_list<Bytes> items) { return tagged(0x30, joined(items)); }

Bytes set(std::initializer_list<Bytes> items) { return tagged(0x31, joined(items)); }

Bytes integer(std::uint8_t value) { return {0x02, 0x01, value}; }

Bytes boolean(bool value) { return {0x01, 0x01, static_cast<std::uint8_t>(value ? 0xff : 0x00)}; }

Bytes objectId(std::initializer_list<std::uint8_t> encoded) { return tagged(0x06, Bytes{encoded}); }

Bytes bitString(ByteView bytes, std::uint8_t unusedBits)
{
    Bytes content{unusedBits};
    append(content, bytes);
    return tagged(0x03, content);
}

Bytes octetString(ByteView bytes) { return tagged(0x04, bytes); }

Bytes text(std::string_view utf8) { return tagged(0x0c, bytesOf(utf8)); }

Bytes utcTime(std::string_view time) { return tagged(0x17, bytesOf(time)); }

Bytes generalizedTime(std::string_view time) { return tagged(0x18, bytesOf(time)); }

Bytes explicitTag(std::uint8_t number, ByteView content)
{
    return tagged(static_cast<std::uint8_t>(0xa0 | number), content);
}

} // namespace shoal::swarm::der
