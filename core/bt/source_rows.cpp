#include "core/bt/source_rows.h"

#include <algorithm>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;

// A look-up in the DHT takes seconds; what was not heard by then comes no more.
constexpr auto dhtPatience = 10s;

std::uint32_t connectedBy(const std::vector<PeerRow>& peers, bool PeerOrigin::*origin)
{
    return static_cast<std::uint32_t>(
        std::ranges::count_if(peers, [origin](const PeerRow& peer) { return peer.origin.*origin; }));
}

SourceRow dhtRow(const SourceFacts& facts)
{
    SourceRow row{.kind = SourceKind::Dht,
                  .url = {},
                  .message = {},
                  .lastAsked = facts.dhtAskedAt,
                  .next = facts.dhtNext,
                  .peers = facts.news.dhtPeers,
                  .connected = connectedBy(facts.peers, &PeerOrigin::dht)};
    if (!facts.usesDht || facts.isPrivate) {
        row.state = SourceState::Off;
    } else if (!facts.isRunning || !facts.dhtAskedAt) {
        row.state = SourceState::Idle;
    } else if (facts.news.dhtPeers || facts.isAnnounced) {
        row.state = SourceState::Working;
    } else if (facts.now - *facts.dhtAskedAt < dhtPatience) {
        row.state = SourceState::Asking;
    } else if (facts.dht == dht::Health::Good || facts.dht == dht::Health::Thin) {
        row.state = SourceState::Working; // it answers with peers alone: silence is an answer that names none
        row.peers = 0;
    } else {
        row.state = SourceState::NoAnswer;
        row.message = "no node of the DHT answers";
    }
    return row;
}

SourceRow exchangeRow(const SourceFacts& facts)
{
    SourceRow row{.kind = SourceKind::PeerExchange,
                  .url = {},
                  .message = {},
                  .lastAsked = {},
                  .next = {},
                  .peers = {},
                  .connected = connectedBy(facts.peers, &PeerOrigin::peerExchange)};
    if (facts.isPrivate)
        row.state = SourceState::Off;
    else if (row.connected > 0)
        row.state = SourceState::Working;
    return row;
}

SourceRow lanRow(const SourceFacts& facts)
{
    SourceRow row{.kind = SourceKind::LocalDiscovery,
                  .url = {},
                  .message = {},
                  .lastAsked = {},
                  .next = {},
                  .peers = {},
                  .connected = connectedBy(facts.peers, &PeerOrigin::localDiscovery)};
    if (!facts.usesLan || facts.isPrivate) {
        row.state = SourceState::Off;
    } else if (facts.news.lanPeers > 0) {
        row.state = SourceState::Working;
        row.peers = facts.news.lanPeers;
    } else if (facts.isRunning) {
        row.state = SourceState::Asking; // whoever is there answers; nobody says that nobody is
    }
    return row;
}

SourceState stateOf(TrackerState state)
{
    switch (state) {
    case TrackerState::NotContacted: return SourceState::Idle;
    case TrackerState::Updating: return SourceState::Asking;
    case TrackerState::Working: return SourceState::Working;
    case TrackerState::Failing: return SourceState::NoAnswer;
    }
    return SourceState::Idle;
}

SourceRow trackerRow(const SourceFacts& facts, const TrackerRow& tracker)
{
    const auto known = facts.news.trackers.find(tracker.url);
    const auto asked = known == facts.news.trackers.end() ? Asked{} : known->second;
    const bool hasNamed = asked.peers.value_or(0) > 0;
    return {.kind = SourceKind::Tracker,
            .state = stateOf(tracker.state),
            .url = tracker.url,
            .message = tracker.message,
            .tier = tracker.tier,
            .failures = tracker.failures,
            .lastAsked = asked.at,
            .next = tracker.nextAnnounce,
            .peers = asked.peers,
            .connected = hasNamed ? connectedBy(facts.peers, &PeerOrigin::tracker) : 0};
}

std::string_view hostOf(std::string_view url)
{
    const auto scheme = url.find("://");
    const auto authority = url.substr(scheme == std::string_view::npos ? 0 : scheme + 3);
    const auto host = authority.substr(0, authority.find_first_of("/?#"));
    return host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
}

/// libtorrent shows a web seed among the peers, as a client of this name.
bool isSeedAt(const PeerRow& peer, std::string_view host)
{
    return peer.client.starts_with("URL seed @ ") && peer.client.ends_with(host);
}

SourceRow webSeedRow(const SourceFacts& facts, const std::string& url)
{
    const auto known = facts.news.webSeeds.find(url);
    const auto asked = known == facts.news.webSeeds.end() ? Asked{} : known->second;
    const auto host = hostOf(url);
    SourceRow row{.kind = SourceKind::WebSeed,
                  .url = url,
                  .message = asked.fault,
                  .failures = asked.failures,
                  .lastAsked = asked.at,
                  .next = {},
                  .peers = {}};
    row.connected = std::ranges::any_of(facts.peers, [host](const PeerRow& peer) { return isSeedAt(peer, host); });
    if (row.connected > 0)
        row.state = SourceState::Working;
    else if (!asked.fault.empty())
        row.state = SourceState::NoAnswer;
    return row;
}
} // namespace

std::vector<SourceRow> sourceRows(const SourceFacts& facts)
{
    std::vector<SourceRow> rows{dhtRow(facts), exchangeRow(facts), lanRow(facts)};
    for (const auto& tracker : facts.trackers)
        rows.push_back(trackerRow(facts, tracker));
    for (const auto& url : facts.webSeeds)
        rows.push_back(webSeedRow(facts, url));
    return rows;
}

} // namespace shoal::bt
