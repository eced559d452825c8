#include "core/bt/resume_blob.h"

#include <libtorrent/bdecode.hpp>
#include <libtorrent/bencode.hpp>
#include <libtorrent/read_resume_data.hpp>
#include <libtorrent/write_resume_data.hpp>

#include <iterator>

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

} // namespace shoal::bt
