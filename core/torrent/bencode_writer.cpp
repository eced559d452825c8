#include "core/torrent/bencode_writer.h"

namespace shoal {

BencodeWriter& BencodeWriter::append(std::string_view bytes)
{
    bytes_ += bytes;
    return *this;
}

BencodeWriter& BencodeWriter::integer(std::int64_t value)
{
    return append("i").append(std::to_string(value)).append("e");
}

BencodeWriter& BencodeWriter::string(std::string_view bytes)
{
    return append(std::to_string(bytes.size())).append(":").append(bytes);
}

} // namespace shoal
