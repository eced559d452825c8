// Writes bencoding (BEP 3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace shoal {

/// Appends values one after the other. Whoever writes a dictionary gives its keys in byte order.
class BencodeWriter {
public:
    BencodeWriter& integer(std::int64_t value);
    BencodeWriter& string(std::string_view bytes);
    BencodeWriter& beginList() { return append("l"); }
    BencodeWriter& beginDictionary() { return append("d"); }
    BencodeWriter& end() { return append("e"); }
    /// A value that is bencoded already.
    BencodeWriter& raw(std::string_view bencoded) { return append(bencoded); }

    const std::string& bytes() const { return bytes_; }
    std::string take() { return std::move(bytes_); }

private:
    BencodeWriter& append(std::string_view bytes);
    std::string bytes_;
};

} // namespace shoal
