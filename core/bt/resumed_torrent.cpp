#include "core/bt/resumed_torrent.h"

#include "core/bt/library_torrent.h"
#include "core/bt/resume_blob.h"
#include "core/bt/whole_torrent.h"
#include "core/torrent/bencode_writer.h"

#include <libtorrent/bdecode.hpp>

#include <map>
#include <vector>

namespace shoal::bt {
namespace {
std::vector<std::vector<std::string>> tiersOf(const lt::add_torrent_params& params)
{
    std::map<int, std::vector<std::string>> tiers;
    for (std::size_t i = 0; i < params.trackers.size(); ++i)
        tiers[i < params.tracker_tiers.size() ? params.tracker_tiers[i] : 0].push_back(params.trackers[i]);
    std::vector<std::vector<std::string>> list;
    list.reserve(tiers.size());
    for (auto& [number, urls] : tiers)
        list.push_back(std::move(urls));
    return list;
}

/// Without piece layers: those that aren't known here come from peers.
std::string aroundInfo(const lt::torrent_info& info, const lt::add_torrent_params& params)
{
    BencodeWriter writer;
    writer.beginDictionary();
    if (!params.trackers.empty()) {
        writer.string("announce-list").beginList();
        for (const auto& tier : tiersOf(params)) {
            writer.beginList();
            for (const auto& url : tier)
                writer.string(url);
            writer.end();
        }
        writer.end();
    }
    const auto section = info.info_section();
    writer.string("info").raw({section.data(), static_cast<std::size_t>(section.size())});
    if (!params.url_seeds.empty()) {
        writer.string("url-list").beginList();
        for (const auto& url : params.url_seeds)
            writer.string(url);
        writer.end();
    }
    return writer.end().take();
}
} // namespace

Result<std::string> torrentOfResume(const std::string& torrent, const std::string& resume)
{
    auto loaded = loadTorrent(torrent);
    if (!loaded)
        return fail(loaded.error());
    auto kept = readResume(resume);
    if (!kept)
        return torrent;
    fit(*kept, loaded->parsed.torrent);
    auto& params = kept->params;
    params.ti = loaded->library;
    if (params.trackers.empty())
        for (const auto& tracker : params.ti->trackers()) {
            params.trackers.push_back(tracker.url);
            params.tracker_tiers.push_back(tracker.tier);
        }
    if (auto whole = wholeTorrent(params))
        return std::move(*whole);
    return aroundInfo(*loaded->library, params);
}

} // namespace shoal::bt
