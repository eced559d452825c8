#include "tests/bench/programs/load.h"

#include "core/chunks/create.h"
#include "tests/bench/programs/machine.h"

#include <fstream>
#include <stdexcept>

namespace shoal::bench {
namespace fs = std::filesystem;

std::string trackerUrl() { return std::string{"http://"} + trackerAddress + ":8080/announce"; }

namespace {
/// So that the first write finds the room.
const fs::path& withRoomFor(const fs::path& scratch, Bytes size)
{
    expectRoomFor(size);
    return scratch;
}
} // namespace

Load::Load(const fs::path& scratch, TorrentFormat format, Bytes size, Bytes fileSize)
    : content_{withRoomFor(scratch, size)}
    , path_{fileSize == 0 ? content_.oneFile(size)
                          : content_.manyFiles(static_cast<unsigned>(size / fileSize), fileSize)}
    , torrent_{content_.folder() / "load.torrent"}
    , format_{format}
    , size_{fileSize == 0 ? size : size / fileSize * fileSize}
{
    const auto created = createTorrent({.paths = {path_}, .format = format, .trackers = {trackerUrl()}});
    if (!created)
        throw std::runtime_error("no torrent of " + created.error().about + ": " + created.error().reason);
    pieceLength_ = created->torrent.pieceLength;
    std::ofstream file{torrent_, std::ios::binary};
    file << created->bytes;
    if (!file.flush())
        throw std::runtime_error("can't write " + torrent_.string());
}

} // namespace shoal::bench
