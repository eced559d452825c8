// Cuts what comes over a stream into lines, whatever the pieces it comes in.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace shoal::control {

/// Holds at most one open line. One thread at a time uses it.
class LineSplitter {
public:
    /// Longest line, without its end, in bytes.
    explicit LineSplitter(std::size_t longest);

    /// Hands out each line that has become whole, without its end ("\n" or "\r\n"). False: a line is longer than
    /// `longest`; nothing is taken from then on, and the stream should be closed.
    bool feed(std::string_view bytes, const std::function<void(std::string_view line)>& take);

private:
    bool append(std::string_view bytes);

    std::size_t longest_;
    std::string open_;
    bool isTooLong_ = false;
};

} // namespace shoal::control
