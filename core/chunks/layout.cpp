#include "core/chunks/layout.h"

#include "core/chunks/piece_size.h"
#include "core/chunks/utf8.h"

namespace shoal {
namespace {
/// Clients count a file's 16 KiB blocks in 30 bits.
constexpr Bytes largestV2File = Bytes{16} << 40;

TorrentFile padAfter(const std::string& name, Bytes offset, Bytes size)
{
    return {.path = name + "/.pad/" + std::to_string(size), .size = size, .offset = offset, .isPad = true};
}
} // namespace

Result<Layout> layOut(const Scan& scan, TorrentFormat format, Bytes pieceLength)
{
    const bool isPadded = format != TorrentFormat::V1 && scan.files.size() > 1;
    Layout layout;
    layout.files.reserve(scan.files.size() * (isPadded ? 2 : 1));
    layout.indices.reserve(scan.files.size());
    Bytes offset = 0;
    for (const auto& found : scan.files) {
        const auto size = found.seen.size;
        if (format != TorrentFormat::V1 && size >= largestV2File)
            return fail(Error{ErrorKind::UnsupportedFile, printable(found.path),
                              "only a v1 torrent holds files of 16 TiB and more", "Share it with --v1"});
        layout.indices.push_back(static_cast<std::uint32_t>(layout.files.size()));
        layout.files.push_back(
            {.path = found.path, .size = size, .offset = offset, .isExecutable = found.isExecutable});
        offset += size;
        if (const auto over = offset % pieceLength; isPadded && size > 0 && over != 0) {
            layout.files.push_back(padAfter(scan.name, offset, pieceLength - over));
            offset += pieceLength - over;
        }
    }
    const auto pieces = (offset + pieceLength - 1) / pieceLength;
    if (pieces > mostPieces)
        return fail(ErrorKind::BadArgument, "piece-size", "more than " + std::to_string(mostPieces) + " pieces");
    layout.pieceCount = static_cast<std::uint32_t>(pieces);
    return layout;
}

} // namespace shoal
