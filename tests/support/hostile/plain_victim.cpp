// libtorrent as it comes, without our guards: what hostile peers are tried on first.
//
//     plain_victim FOLDER ADDRESS LINK|FILE.torrent
//
// Says the port it listens on once peers may come, then whatever happens, until it is killed. Run it in a sealed
// network only.
#include "tests/support/sealed_network.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>
#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/load_torrent.hpp>
#include <libtorrent/magnet_uri.hpp>
#include <libtorrent/session.hpp>

namespace {

void tellPort(const lt::session& session) { std::cout << "port " << session.listen_port() << std::endl; }

} // namespace

int main(int count, char** arguments)
{
    if (count != 4 || !shoal::test::isNetworkSealed()) {
        std::cerr << "usage, in a sealed network: plain_victim FOLDER ADDRESS LINK|FILE.torrent\n";
        return 2;
    }
    std::signal(SIGSEGV, SIG_DFL); // a sanitizer would make an exit of it
    const std::string source = arguments[3];
    lt::settings_pack pack;
    pack.set_str(lt::settings_pack::listen_interfaces, std::string{arguments[2]} + ":0");
    pack.set_int(
        lt::settings_pack::alert_mask,
        static_cast<int>(static_cast<std::uint32_t>(lt::alert_category::status | lt::alert_category::error
                                                    | lt::alert_category::peer | lt::alert_category::connect)));
    for (const auto off : {lt::settings_pack::enable_dht, lt::settings_pack::enable_lsd, lt::settings_pack::enable_upnp,
                           lt::settings_pack::enable_natpmp})
        pack.set_bool(off, false);
    lt::session session{lt::session_params{pack}};
    auto params = source.starts_with("magnet:") ? lt::parse_magnet_uri(source) : lt::load_torrent_file(source);
    params.save_path = arguments[1];
    params.flags &= ~(lt::torrent_flags::paused | lt::torrent_flags::auto_managed);
    session.add_torrent(params);
    // Who comes before the torrent is checked is turned away; a link has nothing to check.
    bool isReady = source.starts_with("magnet:");
    if (isReady)
        tellPort(session);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    std::vector<lt::alert*> alerts;
    while (std::chrono::steady_clock::now() < until) {
        session.wait_for_alert(std::chrono::seconds{1});
        session.pop_alerts(&alerts);
        for (const auto* alert : alerts) {
            std::cerr << alert->what() << ": " << alert->message() << std::endl;
            if (!isReady && lt::alert_cast<lt::torrent_checked_alert>(alert)) {
                isReady = true;
                tellPort(session);
            }
        }
    }
    return 0;
}
