// Text of strangers on a terminal: how wide it is, how to cut it, and how to keep it from driving the terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace shoal::app {

/// The text with everything that a terminal might obey made visible: control characters, bytes that are not UTF-8
/// ("\x1b") and characters that turn the direction of text or break lines ("\u202e"). A backslash stays as it is.
std::string printable(std::string_view text);

/// Columns that a terminal gives to printable UTF-8: 2 for East Asian wide characters and emoji, 0 for combining ones.
std::size_t displayWidth(std::string_view text);

/// At most `columns` wide; the middle of a longer text is replaced by "…", so that the beginning and the ending of a
/// file name stay readable.
std::string shortened(std::string_view text, std::size_t columns);

/// At most `columns` wide: the beginning of a longer text, and "…".
std::string clipped(std::string_view text, std::size_t columns);

/// Spaces added on the right (or the left) until it is `columns` wide.
std::string padded(std::string_view text, std::size_t columns);
std::string paddedLeft(std::string_view text, std::size_t columns);

/// Lines of at most `columns`, broken at spaces, each later one indented; a word that is longer stays whole.
std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent = 0);

} // namespace shoal::app
