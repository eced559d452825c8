#include "tests/swarms/other_client.h"

#include "core/bt/swarms/dh_parameters.h"

#include <libtorrent/alert_types.hpp>
#include <libtorrent/session_params.hpp>
#include <libtorrent/torrent_info.hpp>
#include <libtorrent/torrent_status.hpp>

namespace shoal::test {
namespace {

lt::tcp::endpoint endpointOf(const std::string& address)
{
    const auto colon = address.rfind(':');
    return {lt::make_address(address.substr(0, colon)),
            static_cast<std::uint16_t>(std::stoi(address.substr(colon + 1)))};
}

} // namespace

OtherClient::OtherClient(const NetworkNamespace& network, const std::string& address)
{
    lt::settings_pack pack;
    pack.set_str(lt::settings_pack::listen_interfaces, address + ":6881," + address + ":6882s");
    pack.set_int(lt::settings_pack::alert_mask, lt::alert_category::all);
    for (const auto off : {lt::settings_pack::enable_dht, lt::settings_pack::enable_lsd, lt::settings_pack::enable_upnp,
                           lt::settings_pack::enable_natpmp, lt::settings_pack::enable_outgoing_utp})
        pack.set_bool(off, false);
    network.run([&] { session_ = std::make_unique<lt::session>(lt::session_params{pack}); });
}

void OtherClient::add(const std::string& torrent, const std::optional<TlsCard>& card)
{
    lt::add_torrent_params params;
    params.ti = std::make_shared<lt::torrent_info>(torrent, lt::from_span);
    params.save_path = folder_.path().string();
    params.flags = {};
    handle_ = session_->add_torrent(params);
    if (card)
        handle_.set_ssl_certificate_buffer(card->certificate, card->key, std::string{bt::dhParameters});
}

template <class Fits>
bool OtherClient::waitFor(Fits fits)
{
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (std::chrono::steady_clock::now() < deadline) {
        session_->wait_for_alert(std::chrono::milliseconds{500});
        std::vector<lt::alert*> alerts;
        session_->pop_alerts(&alerts);
        for (const auto* alert : alerts)
            if (fits(*alert))
                return true;
    }
    return false;
}

bool OtherClient::isSentAwayBy(const std::string& to)
{
    const auto peer = endpointOf(to);
    handle_.connect_peer(peer);
    return waitFor([&](const lt::alert& alert) {
        if (const auto* gone = lt::alert_cast<lt::peer_disconnected_alert>(&alert))
            return gone->endpoint == peer;
        const auto* wrong = lt::alert_cast<lt::peer_error_alert>(&alert);
        return wrong != nullptr && wrong->endpoint == peer;
    });
}

bool OtherClient::fetchesFrom(const std::string& to)
{
    handle_.connect_peer(endpointOf(to));
    return waitFor(
        [](const lt::alert& alert) { return lt::alert_cast<lt::torrent_finished_alert>(&alert) != nullptr; });
}

} // namespace shoal::test
