#include "app/shoal/terminal/keys.h"

#include <algorithm>
#include <array>
#include <optional>

namespace shoal::app {
namespace {
constexpr char escapeByte = '\x1b';

struct Sequence {
    std::string_view bytes; ///< after the escape
    KeyKind kind;
};
/// As xterm, the Linux console and what imitates them send them (ECMA-48, with DEC's "application" forms).
constexpr std::array sequences{
    Sequence{"[A", KeyKind::Up},    Sequence{"OA", KeyKind::Up},      Sequence{"[B", KeyKind::Down},
    Sequence{"OB", KeyKind::Down},  Sequence{"[5~", KeyKind::PageUp}, Sequence{"[6~", KeyKind::PageDown},
    Sequence{"[H", KeyKind::Home},  Sequence{"OH", KeyKind::Home},    Sequence{"[1~", KeyKind::Home},
    Sequence{"[7~", KeyKind::Home}, Sequence{"[F", KeyKind::End},     Sequence{"OF", KeyKind::End},
    Sequence{"[4~", KeyKind::End},  Sequence{"[8~", KeyKind::End},    Sequence{"OM", KeyKind::Enter},
};

struct Taken {
    Key key;
    std::size_t size = 0;
};

/// Bytes of an escape sequence from its escape on; nothing while it isn't whole.
std::optional<std::size_t> sequenceSize(std::string_view bytes)
{
    constexpr std::size_t longest = 32; // whatever is longer is no key
    if (bytes.size() < 2)
        return std::nullopt;
    if (bytes[1] == 'O')
        return bytes.size() < 3 ? std::nullopt : std::optional<std::size_t>{3};
    if (bytes[1] != '[')
        return 1; // an escape, and then another key
    for (std::size_t i = 2; i < bytes.size(); ++i)
        if ((bytes[i] >= 0x40 && bytes[i] <= 0x7e) || i == longest)
            return i + 1;
    return std::nullopt;
}

std::optional<Taken> takeSequence(std::string_view bytes)
{
    const auto size = sequenceSize(bytes);
    if (!size)
        return std::nullopt;
    if (*size == 1)
        return Taken{{KeyKind::Escape}, 1};
    const auto found = std::ranges::find(sequences, bytes.substr(1, *size - 1), &Sequence::bytes);
    return Taken{{found == sequences.end() ? KeyKind::Unknown : found->kind}, *size};
}

std::optional<Taken> takeText(std::string_view bytes)
{
    const auto lead = static_cast<unsigned char>(bytes.front());
    if ((lead >= 0x80 && lead < 0xc2) || lead > 0xf4)
        return Taken{{}, 1};
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (bytes.size() < size)
        return std::nullopt;
    const auto isFollower = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    if (!std::all_of(bytes.begin() + 1, bytes.begin() + size, isFollower))
        return Taken{{}, 1};
    return Taken{{KeyKind::Text, std::string{bytes.substr(0, size)}}, size};
}

std::optional<Taken> takeKey(std::string_view bytes)
{
    switch (bytes.front()) {
    case escapeByte: return takeSequence(bytes);
    case '\r':
    case '\n': return Taken{{KeyKind::Enter}, 1};
    case '\x7f':
    case '\b': return Taken{{KeyKind::Backspace}, 1};
    default: break;
    }
    const bool isControl = static_cast<unsigned char>(bytes.front()) < 0x20;
    return isControl ? Taken{{}, 1} : takeText(bytes);
}
} // namespace

std::vector<Key> KeyReader::take(std::string_view bytes)
{
    open_ += bytes;
    std::vector<Key> keys;
    std::string_view rest = open_;
    while (!rest.empty()) {
        const auto taken = takeKey(rest);
        if (!taken)
            break;
        keys.push_back(taken->key);
        rest.remove_prefix(taken->size);
    }
    if (rest == std::string_view{&escapeByte, 1}) {
        keys.push_back({KeyKind::Escape});
        rest = {};
    }
    open_ = std::string{rest};
    return keys;
}

} // namespace shoal::app
