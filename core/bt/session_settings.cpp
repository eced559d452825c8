#include "core/bt/session_settings.h"

#include "core/bt/swarms/library_inside.h"

#include <libtorrent/alert.hpp>
#include <libtorrent/fingerprint.hpp>

#include <cstdlib>
#include <string_view>

namespace shoal::bt {
namespace {

std::string joined(const std::vector<std::string>& parts)
{
    std::string all;
    for (const auto& part : parts)
        all += (all.empty() ? "" : ",") + part;
    return all;
}

/// The addresses to dial out from: those listened on, when all of them are given.
std::string outgoing(const std::vector<std::string>& listen)
{
    std::vector<std::string> addresses;
    for (const auto& endpoint : listen) {
        auto address = endpoint.substr(0, endpoint.rfind(':'));
        if (address.starts_with('['))
            address = address.substr(1, address.size() - 2);
        if (address == "0.0.0.0" || address == "::")
            return {};
        addresses.push_back(address);
    }
    return joined(addresses);
}

constexpr int roomForLinks = 8'192;

// A session with tens of thousands of pieces finishing between two looks must not drop an alert.
constexpr int alertQueue = 1'000'000;

lt::alert_category_t wantedAlerts()
{
    using namespace lt;
    return alert_category::error | alert_category::status | alert_category::storage | alert_category::connect
        | alert_category::peer | alert_category::tracker | alert_category::port_mapping | alert_category::dht
        | alert_category::dht_operation | alert_category::piece_progress;
}

void closeTheNetwork(lt::settings_pack& pack)
{
    for (const auto name : {lt::settings_pack::dht_restrict_routing_ips, lt::settings_pack::dht_restrict_search_ips,
                            lt::settings_pack::dht_prefer_verified_node_ids, lt::settings_pack::dht_enforce_node_id,
                            lt::settings_pack::dht_ignore_dark_internet})
        pack.set_bool(name, false);
    // Nobody else's bandwidth is at stake, and a bootstrap node on one machine answers hundreds of neighbours.
    pack.set_int(lt::settings_pack::dht_upload_rate_limit, 1'000'000);
    pack.set_int(lt::settings_pack::dht_block_ratelimit, 1'000);
}

} // namespace

lt::settings_pack liveSettings(const Settings& settings)
{
    lt::settings_pack pack;
    pack.set_int(lt::settings_pack::download_rate_limit, static_cast<int>(settings.downloadLimit.value));
    pack.set_int(lt::settings_pack::upload_rate_limit, static_cast<int>(settings.uploadLimit.value));
    pack.set_int(lt::settings_pack::unchoke_slots_limit, settings.uploadSlots);
    pack.set_int(lt::settings_pack::connections_limit, settings.maxConnections);
    return pack;
}

lt::settings_pack sessionSettings(const Settings& settings)
{
    auto pack = liveSettings(settings);
    pack.set_str(lt::settings_pack::user_agent, "Shoal/" SHOAL_VERSION);
    pack.set_str(lt::settings_pack::peer_fingerprint, lt::generate_fingerprint("Sh", 0, 1, 0, 0));
    pack.set_str(lt::settings_pack::listen_interfaces, joined(settings.listen));
    pack.set_str(lt::settings_pack::outgoing_interfaces, outgoing(settings.listen));
    pack.set_int(lt::settings_pack::alert_mask, static_cast<int>(static_cast<std::uint32_t>(wantedAlerts())));
    pack.set_int(lt::settings_pack::alert_queue_size, alertQueue);
    pack.set_bool(lt::settings_pack::enable_dht, false);
    pack.set_bool(lt::settings_pack::enable_lsd, settings.lanDiscovery);
    pack.set_bool(lt::settings_pack::enable_upnp, settings.portMapping);
    pack.set_bool(lt::settings_pack::enable_natpmp, settings.portMapping);
    pack.set_bool(lt::settings_pack::enable_incoming_utp, settings.utp);
    // uTP yields to other traffic; between machines of one's own that only makes it slow (7 to 20 times on a fast
    // path).
    pack.set_bool(lt::settings_pack::enable_outgoing_utp, settings.utp && !settings.dhtClosedNetwork);
    // Two peers behind one address (or on one machine) are two peers.
    pack.set_bool(lt::settings_pack::allow_multiple_connections_per_ip, true);
    // 3 MiB, libtorrent's own limit, are the metadata of a hybrid of 16,000 files.
    pack.set_int(lt::settings_pack::max_metadata_size, 32 * 1024 * 1024);
    // Blocks in memory that aren't written yet, at most; beyond it peers wait.
    pack.set_int(lt::settings_pack::max_queued_disk_bytes, 64 * 1024 * 1024);
    // Who runs, and when, is decided by the engine, not by libtorrent's queue.
    for (const auto limit : {lt::settings_pack::active_downloads, lt::settings_pack::active_seeds,
                             lt::settings_pack::active_limit, lt::settings_pack::active_dht_limit,
                             lt::settings_pack::active_tracker_limit, lt::settings_pack::active_lsd_limit})
        pack.set_int(limit, -1);
    pack.set_int(lt::settings_pack::stop_tracker_timeout, 1);
    // Seconds of a peer's speed that are asked of it ahead: with libtorrent's three, many getters wait for a slow
    // peer's queue while others could have sent the same pieces (docs/performance.md, "Tuning").
    pack.set_int(lt::settings_pack::request_queue_time, 1);
    return pack;
}

lt::settings_pack liveSwarmSettings(const Settings& settings)
{
    auto pack = liveSettings(settings);
    // Links of swarms are bounded by those who speak on them; the user's limit is left to shares.
    pack.set_int(lt::settings_pack::connections_limit, settings.maxConnections + roomForLinks);
    return pack;
}

lt::settings_pack swarmSettings(const Settings& settings)
{
    auto pack = sessionSettings(settings);
    const auto live = liveSwarmSettings(settings);
    pack.set_int(lt::settings_pack::connections_limit, live.get_int(lt::settings_pack::connections_limit));
    const auto mask = wantedAlerts() & ~(lt::alert_category::dht | lt::alert_category::dht_operation);
    pack.set_int(lt::settings_pack::alert_mask, static_cast<int>(static_cast<std::uint32_t>(mask)));
    // uTP: under TLS it is several times slower than TCP, and who begins a handshake over it can't be counted from
    // outside, since all of them share one socket.
    for (const auto off : {lt::settings_pack::enable_lsd, lt::settings_pack::enable_incoming_utp,
                           lt::settings_pack::enable_outgoing_utp, lt::settings_pack::close_redundant_connections})
        pack.set_bool(off, false);
    pack.set_int(lt::settings_pack::handshake_timeout, 10);
    // A member comes through while hundreds of others knock.
    pack.set_int(lt::settings_pack::listen_queue_size, 512);
    pack.set_int(lt::settings_pack::peer_connect_timeout, 5);
    if (knowsLibrary()) {
        // With this a peer whose failures were set to the most (`neverDialAgain`) is dialled when it is ordered, at
        // once, and never else.
        pack.set_int(lt::settings_pack::max_failcount, mostFailures);
        pack.set_int(lt::settings_pack::min_reconnect_time, 0);
    }
    return pack;
}

lt::settings_pack itemDhtSettings(const Settings& settings)
{
    // A put goes to 8 nodes with 1.1 KB each; libtorrent's 8 KB a second would be used up by it for a second, in which
    // it answers nobody. Two puts and four look-ups of each swarm may be in flight.
    lt::settings_pack pack;
    if (!settings.dhtClosedNetwork) // there it is higher anyway
        pack.set_int(lt::settings_pack::dht_upload_rate_limit, 64'000);
    return pack;
}

lt::settings_pack dhtSettings(const Settings& settings)
{
    lt::settings_pack pack;
    pack.set_str(lt::settings_pack::dht_bootstrap_nodes, joined(settings.dhtBootstrap));
    if (settings.dhtClosedNetwork)
        closeTheNetwork(pack);
    pack.set_bool(lt::settings_pack::enable_dht, settings.dhtEnabled);
    return pack;
}

void useUtf8FileNames()
{
    const char* language = std::getenv("LANG");
    if (!language || !std::string_view{language}.ends_with(".UTF-8"))
        ::setenv("LANG", "C.UTF-8", 1);
}

} // namespace shoal::bt
