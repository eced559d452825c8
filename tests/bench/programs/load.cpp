#include "tests/bench/programs/load.h"

#include "core/chunks/create.h"
#include "tests/bench/programs/machine.h"

#include <cstring>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace shoal::bench {
namespace fs = std::filesystem;
namespace {

void expectSameFile(const fs::path& sent, const fs::path& got)
{
    std::ifstream one{sent, std::ios::binary};
    std::ifstream other{got, std::ios::binary};
    if (!other)
        throw std::runtime_error("it has no " + got.string());
    std::vector<char> oneBlock(1U << 20U);
    std::vector<char> otherBlock(oneBlock.size());
    do {
        one.read(oneBlock.data(), static_cast<std::streamsize>(oneBlock.size()));
        other.read(otherBlock.data(), static_cast<std::streamsize>(otherBlock.size()));
        const auto count = one.gcount();
        if (count != other.gcount()
            || std::memcmp(oneBlock.data(), otherBlock.data(), static_cast<std::size_t>(count)) != 0)
            throw std::runtime_error("it has other bytes in " + got.string());
    } while (one);
}
} // namespace

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

void expectSameContent(const fs::path& sent, const fs::path& got)
{
    if (!fs::is_directory(sent))
        return expectSameFile(sent, got);
    for (const auto& entry : fs::recursive_directory_iterator{sent})
        if (entry.is_regular_file())
            expectSameFile(entry.path(), got / fs::relative(entry.path(), sent));
}

} // namespace shoal::bench
