// A share's row of resume data: whatever stands in it, what is handed to libtorrent fits the torrent.
#include "core/bt/resume_blob.h"
#include "core/files/piece_map.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace shoal;

namespace {
/// Three pieces, the last of two blocks.
Torrent torrent()
{
    Torrent torrent;
    torrent.pieceLength = 64 * 1024;
    torrent.pieceCount = 3;
    torrent.files = {{.path = "a", .size = 100'000}, {.path = "b", .size = 60'000, .offset = 100'000}};
    return torrent;
}

void checkFit(bt::Resume resume)
{
    const auto about = torrent();
    bt::fit(resume, about);
    const auto& params = resume.params;
    test::require(params.have_pieces.size() == static_cast<int>(about.pieceCount), "a bit for each piece");
    for (const auto& [index, blocks] : params.unfinished_pieces) {
        const auto piece = static_cast<int>(index);
        test::require(piece >= 0 && piece < static_cast<int>(about.pieceCount), "an unfinished piece is a piece");
        test::require(blocks.size() == static_cast<int>(blocksIn(about, static_cast<std::uint32_t>(piece))),
                      "no blocks but those of the piece");
    }
    test::require(params.merkle_trees.size() == params.merkle_tree_mask.size(), "a mask for each tree");
    test::require(params.merkle_trees.empty() || params.merkle_trees.size() == about.files.size(),
                  "a tree for each file, or none");
    test::require(params.total_uploaded >= 0 && params.total_downloaded >= 0, "sums are sums");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto resume = bt::readResume({reinterpret_cast<const char*>(data), size});
    if (!resume)
        return 0;
    checkFit(*resume);
    const auto again = bt::readResume(bt::writeResume(resume->params, resume->stamps));
    test::require(again && again->stamps == resume->stamps, "stamps are read as they were written");
    return 0;
}
