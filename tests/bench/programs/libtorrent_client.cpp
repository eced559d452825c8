// libtorrent as it comes, as a program: what Shoal is held against. Its settings are its defaults, but for uTP, which
// is off as in every other contender, and what looks for peers by itself.
#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>
#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/load_torrent.hpp>
#include <libtorrent/magnet_uri.hpp>
#include <libtorrent/mmap_disk_io.hpp>
#include <libtorrent/posix_disk_io.hpp>
#include <libtorrent/session.hpp>
#include <libtorrent/session_params.hpp>
#include <libtorrent/settings_pack.hpp>
#include <libtorrent/torrent_handle.hpp>
#include <libtorrent/torrent_status.hpp>
#include <libtorrent/version.hpp>

namespace {
struct Options {
    std::string disk = "mmap";
    std::string listen;
    std::string folder;
    std::string dht;
    std::vector<std::string> torrents;
};

std::atomic<bool> isEnding{false};
void onSignal(int) { isEnding = true; }

/// Of a network on one machine.
void openDht(lt::settings_pack& pack, const std::string& bootstrap)
{
    pack.set_bool(lt::settings_pack::enable_dht, true);
    pack.set_str(lt::settings_pack::dht_bootstrap_nodes, bootstrap);
    for (const auto off : {lt::settings_pack::dht_restrict_routing_ips, lt::settings_pack::dht_restrict_search_ips,
                           lt::settings_pack::dht_prefer_verified_node_ids, lt::settings_pack::dht_enforce_node_id,
                           lt::settings_pack::dht_ignore_dark_internet})
        pack.set_bool(off, false);
}

lt::add_torrent_params torrentFrom(const std::string& source)
{
    return source.starts_with("magnet:") ? lt::parse_magnet_uri(source) : lt::load_torrent_file(source);
}

lt::settings_pack settingsFor(const Options& options)
{
    lt::settings_pack pack;
    pack.set_str(lt::settings_pack::listen_interfaces, options.listen);
    pack.set_str(lt::settings_pack::outgoing_interfaces, options.listen.substr(0, options.listen.rfind(':')));
    for (const auto off : {lt::settings_pack::enable_dht, lt::settings_pack::enable_lsd, lt::settings_pack::enable_upnp,
                           lt::settings_pack::enable_natpmp, lt::settings_pack::enable_incoming_utp,
                           lt::settings_pack::enable_outgoing_utp})
        pack.set_bool(off, false);
    if (!options.dht.empty())
        openDht(pack, options.dht);
    pack.set_int(lt::settings_pack::alert_mask,
                 static_cast<int>(static_cast<std::uint32_t>(lt::alert_category::status | lt::alert_category::error
                                                             | lt::alert_category::dht)));
    return pack;
}

void say(const std::string& line)
{
    std::puts(line.c_str());
    std::fflush(stdout);
}

/// Says "complete" once all torrents are: what was got has passed its hashes, what was checked or given is served.
void watch(lt::session& session, std::size_t torrents)
{
    std::size_t complete = 0;
    while (!isEnding) {
        std::vector<lt::alert*> alerts;
        if (session.wait_for_alert(std::chrono::milliseconds{200}) != nullptr)
            session.pop_alerts(&alerts);
        for (const auto* alert : alerts) {
            if ((alert->category() & lt::alert_category::error) != lt::alert_category_t{})
                say("error: " + alert->message());
            if (lt::alert_cast<lt::torrent_finished_alert>(alert) != nullptr && ++complete == torrents)
                say("complete");
        }
    }
}

/// A torrent that comes before the DHT has a node is looked for a quarter of an hour later.
void awaitDht(lt::session& session)
{
    while (!isEnding) {
        std::vector<lt::alert*> alerts;
        if (session.wait_for_alert(std::chrono::milliseconds{200}) != nullptr)
            session.pop_alerts(&alerts);
        for (const auto* alert : alerts)
            if (lt::alert_cast<lt::dht_bootstrap_alert>(alert) != nullptr)
                return;
    }
}

void run(const Options& options, lt::torrent_flags_t flags)
{
    lt::session_params params{settingsFor(options)};
    params.disk_io_constructor = options.disk == "posix" ? lt::posix_disk_io_constructor : lt::mmap_disk_io_constructor;
    lt::session session{std::move(params)};
    if (!options.dht.empty())
        awaitDht(session);
    for (const auto& source : options.torrents) {
        auto torrent = torrentFrom(source);
        torrent.save_path = options.folder;
        torrent.flags &= ~(lt::torrent_flags::auto_managed | lt::torrent_flags::paused);
        torrent.flags |= flags;
        session.async_add_torrent(std::move(torrent));
    }
    watch(session, options.torrents.size());
}
} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app{"Plain libtorrent"};
    app.require_subcommand(1);
    const auto add = [&](const std::string& name, const std::string& what) {
        auto* const command = app.add_subcommand(name, what);
        command->add_option("--disk", options.disk)->check(CLI::IsMember({"mmap", "posix"}));
        command->add_option("--listen", options.listen, "ADDRESS:PORT")->required();
        command->add_option("--folder", options.folder)->required();
        command->add_option("--dht", options.dht, "HOST:PORT of a node to start from; else there is no DHT");
        command->add_option("torrents", options.torrents, "Torrent files, or magnet links");
        return command;
    };
    const auto* const seed = add("seed", "Serves what the folder holds, without looking at it");
    add("get", "Fetches it into the folder");
    add("check", "Checks what the folder holds and serves it");
    const auto* const version = app.add_subcommand("version", "libtorrent's");
    CLI11_PARSE(app, argc, argv);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    try {
        if (version->parsed())
            say(lt::version());
        else
            run(options, seed->parsed() ? lt::torrent_flags::seed_mode : lt::torrent_flags_t{});
    } catch (const std::exception& broken) {
        std::fprintf(stderr, "libtorrent_client: %s\n", broken.what());
        return 1;
    }
    return 0;
}
