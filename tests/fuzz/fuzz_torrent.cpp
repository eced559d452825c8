// Torrent files: whatever is accepted keeps the promises that the rest of the engine builds on.
#include "core/bt/torrent_reader.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace shoal;

namespace {
bool isSafeElement(std::string_view element)
{
    return !element.empty() && element != "." && element != ".." && element.size() <= 255
        && element.find('\0') == std::string_view::npos;
}

bool isSafePath(std::string_view path)
{
    while (true) {
        const auto slash = path.find('/');
        if (!isSafeElement(path.substr(0, slash)))
            return false;
        if (slash == std::string_view::npos)
            return true;
        path.remove_prefix(slash + 1);
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto read = bt::readTorrent({reinterpret_cast<const char*>(data), size});
    if (!read) {
        test::require(read.error().kind == ErrorKind::NotATorrent, "bytes that are refused are not a torrent");
        return 0;
    }
    const auto& torrent = read->torrent;
    test::require(!torrent.hashes.isEmpty(), "a torrent has an info-hash");
    test::require(torrent.pieceLength > 0 && torrent.pieceCount > 0, "a torrent has pieces");
    for (const auto& file : torrent.files)
        test::require(file.isPad || isSafePath(file.path), "no file lies outside the folder");
    return 0;
}
