#include "core/bt/tracker_rows.h"

#include "core/bt/torrent_reader.h"
#include "core/link/magnet.h"

#include <libtorrent/announce_entry.hpp>

#include <algorithm>

namespace shoal::bt {
namespace {

TrackerState stateOf(const lt::announce_entry& tracker, const lt::announce_infohash& announce)
{
    if (announce.updating)
        return TrackerState::Updating;
    if (announce.fails > 0 || announce.last_error)
        return TrackerState::Failing;
    return tracker.verified ? TrackerState::Working : TrackerState::NotContacted;
}

/// Announces go out from each address that is listened on, for each info-hash. What works anywhere works.
int rankOf(TrackerState state)
{
    switch (state) {
    case TrackerState::Working: return 3;
    case TrackerState::Updating: return 2;
    case TrackerState::Failing: return 1;
    case TrackerState::NotContacted: break;
    }
    return 0;
}

std::optional<std::uint32_t> counted(int number)
{
    return number < 0 ? std::nullopt : std::optional{static_cast<std::uint32_t>(number)};
}

void takeOver(TrackerRow& row, const lt::announce_entry& tracker, const lt::announce_infohash& announce)
{
    const auto state = stateOf(tracker, announce);
    if (rankOf(state) < rankOf(row.state))
        return;
    row.state = state;
    row.failures = announce.fails;
    row.message = !announce.message.empty() ? announce.message
        : announce.last_error               ? announce.last_error.message()
                                            : std::string{};
    row.seeds = counted(announce.scrape_complete);
    row.leeches = counted(announce.scrape_incomplete);
    const auto wait = std::chrono::duration_cast<std::chrono::seconds>(announce.next_announce - lt::clock_type::now());
    row.nextAnnounce = announce.next_announce == (lt::time_point32::min)()
        ? std::nullopt
        : std::optional{std::max(wait, std::chrono::seconds{0})};
}

} // namespace

std::vector<TrackerRow> trackerRows(const lt::torrent_handle& handle)
try {
    std::vector<TrackerRow> rows;
    for (const auto& tracker : handle.trackers()) {
        TrackerRow row{
            .url = tracker.url, .tier = tracker.tier, .message = {}, .nextAnnounce = {}, .seeds = {}, .leeches = {}};
        for (const auto& endpoint : tracker.endpoints)
            if (endpoint.enabled)
                for (const auto version : {lt::protocol_version::V1, lt::protocol_version::V2})
                    takeOver(row, tracker, endpoint.info_hashes[version]);
        rows.push_back(std::move(row));
    }
    return rows;
} catch (const lt::system_error&) {
    return {}; // it was stopped meanwhile
}

std::vector<TrackerRow> trackerRows(const StoredShare& share)
{
    std::vector<std::string> urls;
    if (const auto parsed = readTorrent(share.torrent))
        urls = parsed->torrent.trackers;
    if (const auto magnet = parseMagnet(share.link))
        urls.insert(urls.end(), magnet->trackers.begin(), magnet->trackers.end());
    std::vector<TrackerRow> rows;
    for (auto& url : urls)
        if (std::ranges::find(rows, url, &TrackerRow::url) == rows.end())
            rows.push_back({.url = std::move(url), .message = {}, .nextAnnounce = {}, .seeds = {}, .leeches = {}});
    return rows;
}

} // namespace shoal::bt
