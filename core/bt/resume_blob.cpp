#include "core/bt/resume_blob.h"

#include "core/files/piece_map.h"

#include <libtorrent/bdecode.hpp>
#include <libtorrent/bencode.hpp>
#include <libtorrent/read_resume_data.hpp>
#include <libtorrent/write_resume_data.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace shoal::bt {
namespace {

// libtorrent passes over keys it doesn't know, so ours stands inside its dictionary.
constexpr auto stampsKey = "shoal-stamps";

} // namespace

std::string writeResume(const lt::add_torrent_params& params, const std::vector<FileStamp>& stamps)
{
    auto resume = lt::write_resume_data(params);
    auto& list = resume[stampsKey].list();
    for (const auto& stamp : stamps) {
        list.emplace_back(stamp.size);
        list.emplace_back(stamp.modifiedNs);
    }
    std::string bytes;
    lt::bencode(std::back_inserter(bytes), resume);
    return bytes;
}

std::optional<Resume> readResume(const std::string& bytes)
{
    lt::error_code code;
    const auto root = lt::bdecode(lt::span<const char>{bytes}, code);
    if (code || root.type() != lt::bdecode_node::dict_t)
        return std::nullopt;
    Resume resume{lt::read_resume_data(root, code), {}};
    if (code)
        return std::nullopt;
    const auto list = root.dict_find_list(stampsKey);
    for (int i = 0; list && i + 1 < list.list_size(); i += 2)
        resume.stamps.push_back({list.list_int_value_at(i, -1), list.list_int_value_at(i + 1, 0)});
    return resume;
}

void fit(Resume& resume, const Torrent& torrent)
{
    auto& params = resume.params;
    std::erase_if(params.unfinished_pieces, [&](const auto& unfinished) {
        const auto piece = static_cast<int>(unfinished.first);
        return piece < 0 || static_cast<std::uint32_t>(piece) >= torrent.pieceCount;
    });
    for (auto& [piece, blocks] : params.unfinished_pieces)
        blocks.resize(static_cast<int>(blocksIn(torrent, static_cast<std::uint32_t>(static_cast<int>(piece)))), false);
    const bool hasTreeOfEachFile =
        params.merkle_trees.size() == torrent.files.size() && params.merkle_tree_mask.size() == torrent.files.size();
    if (!hasTreeOfEachFile) {
        params.merkle_trees.clear();
        params.merkle_tree_mask.clear();
    }
    params.have_pieces.resize(static_cast<int>(torrent.pieceCount), false);
    params.total_uploaded = std::max<std::int64_t>(0, params.total_uploaded);
    params.total_downloaded = std::max<std::int64_t>(0, params.total_downloaded);
}

} // namespace shoal::bt
