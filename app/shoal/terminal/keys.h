// What a terminal sends when somebody types.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shoal::app {

enum class KeyKind { Text, Enter, Escape, Backspace, Up, Down, PageUp, PageDown, Home, End, Unknown };

struct Key {
    KeyKind kind = KeyKind::Unknown;
    std::string text = {}; ///< of Text: one character in UTF-8
    bool operator==(const Key&) const = default;
};

/// Makes keys of bytes, in whatever pieces they come. Escape and the beginning of an arrow key are the same byte: one
/// that comes alone is Escape.
class KeyReader {
public:
    std::vector<Key> take(std::string_view bytes);

private:
    std::string open_; ///< the beginning of a key
};

} // namespace shoal::app
