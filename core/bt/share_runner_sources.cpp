// The part of ShareRunner that hears where its peers come from.
#include "core/bt/share_runner.h"

#include <algorithm>

namespace shoal::bt {
namespace {

/// What strangers make us remember stays small.
constexpr std::size_t mostUrls = 1000;

Asked* placeOf(std::map<std::string, Asked>& urls, const char* url)
{
    if (const auto known = urls.find(url); known != urls.end())
        return &known->second;
    return urls.size() < mostUrls ? &urls[url] : nullptr;
}

} // namespace

/// True: nobody else has a use for it.
bool ShareRunner::hearSource(const lt::alert& alert)
{
    if (const auto* named = lt::alert_cast<lt::dht_reply_alert>(&alert)) {
        sources_.dhtPeers = static_cast<std::uint32_t>(std::max(0, named->num_peers));
    } else if (lt::alert_cast<lt::lsd_peer_alert>(&alert)) {
        ++sources_.lanPeers;
    } else if (const auto* asks = lt::alert_cast<lt::tracker_announce_alert>(&alert)) {
        if (auto* const asked = placeOf(sources_.trackers, asks->tracker_url()))
            asked->at = wallClock();
    } else if (const auto* reply = lt::alert_cast<lt::tracker_reply_alert>(&alert)) {
        if (auto* const asked = placeOf(sources_.trackers, reply->tracker_url())) {
            asked->at = asked->at.value_or(wallClock()); // the first is asked before we know the torrent
            asked->peers = static_cast<std::uint32_t>(std::max(0, reply->num_peers));
        }
    } else if (const auto* error = lt::alert_cast<lt::tracker_error_alert>(&alert)) {
        if (auto* const asked = placeOf(sources_.trackers, error->tracker_url()))
            asked->at = asked->at.value_or(wallClock());
    } else if (const auto* fault = lt::alert_cast<lt::url_seed_alert>(&alert)) {
        if (auto* const asked = placeOf(sources_.webSeeds, fault->server_url())) {
            asked->at = wallClock();
            asked->fault = fault->error ? fault->error.message() : fault->error_message();
            ++asked->failures;
        }
    } else {
        return false;
    }
    return true;
}

SourceFacts ShareRunner::sourceFacts() const
{
    SourceFacts facts{.news = sources_,
                      .isRunning = (phase_ == Phase::Metadata || phase_ == Phase::Running) && handle_.is_valid(),
                      .isPrivate = share_.swarm || (torrent_ && torrent_->isPrivate),
                      .usesDht = parts_.settings.dhtEnabled,
                      .usesLan = parts_.settings.lanDiscovery,
                      .dht = parts_.dhtView().health,
                      .isAnnounced = announcer_ && announcer_->isAnnounced(),
                      .dhtAskedAt = announcer_ ? announcer_->announcedAt() : std::nullopt,
                      .dhtNext = {},
                      .now = wallClock(),
                      .peers = peers_.rows,
                      .trackers = {},
                      .webSeeds = {}};
    if (const auto next = announcer_ ? announcer_->nextAnnounce() : std::nullopt)
        facts.dhtNext = std::chrono::ceil<std::chrono::seconds>(std::max(Time::duration{0}, *next - parts_.now));
    return facts;
}

} // namespace shoal::bt
