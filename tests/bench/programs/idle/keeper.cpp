#include "tests/bench/programs/idle/keeper.h"

#include <fstream>
#include <stdexcept>

namespace shoal::bench {
namespace {
namespace fs = std::filesystem;

std::string endpointOf(const KeptShares& shares) { return shares.address + ":" + std::to_string(peerPort); }

Command withTorrents(Command command, const KeptShares& shares)
{
    for (const auto& torrent : shares.torrents)
        command.push_back(torrent.string());
    return command;
}

void writeText(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    std::ofstream stream{file};
    stream << text;
    if (!stream.flush())
        throw std::runtime_error("can't write " + file.string());
}

Keeper shoalKeeper(const fs::path& own)
{
    const auto command = [own](const KeptShares& shares) {
        return Command{(own / "engine_client").string(), "--profile", (shares.home / "profile").string(), "--listen",
                       endpointOf(shares)};
    };
    return {.name = "Shoal",
            .note = "its engine, with the shares of its profile: the command line runs one share a process",
            .fill =
                [command](const KeptShares& shares) {
                    auto line = command(shares);
                    line.insert(line.end(), {"fill", "--folder", shares.folder.string()});
                    return withTorrents(line, shares);
                },
            .start =
                [command](const KeptShares& shares) {
                    auto line = command(shares);
                    line.emplace_back("run");
                    return line;
                }};
}

Keeper libtorrentKeeper(const fs::path& own, const std::string& disk)
{
    return {.name = "libtorrent " + disk,
            .note = "given all torrents as seeds each time, so it looks at nothing",
            .start = [own, disk](const KeptShares& shares) {
                return withTorrents({(own / "libtorrent_client").string(), "seed", "--disk", disk, "--listen",
                                     endpointOf(shares), "--folder", shares.folder.string()},
                                    shares);
            }};
}

Keeper aria2Keeper()
{
    return {.name = "aria2",
            .note = "given all torrents as seeds each time, so it looks at nothing",
            .start = [](const KeptShares& shares) {
                // Without any it would end at once.
                const Command server{"--enable-rpc", "--rpc-listen-port=16800"};
                Command command{"aria2c",
                                "--no-conf",
                                "--enable-dht=false",
                                "--enable-dht6=false",
                                "--bt-enable-lpd=false",
                                "--enable-peer-exchange=false",
                                "--disable-ipv6",
                                "--async-dns=false",
                                "--interface=" + shares.address,
                                "--listen-port=" + std::to_string(peerPort),
                                "--file-allocation=none",
                                "--seed-ratio=0",
                                "--bt-seed-unverified=true",
                                "--max-concurrent-downloads=100000",
                                "--summary-interval=0",
                                "--show-console-readout=false",
                                "--dir=" + shares.folder.string()};
                command.insert(command.end(), server.begin(), server.end());
                return withTorrents(command, shares);
            }};
}

Keeper qBittorrentKeeper()
{
    const auto command = [](const KeptShares& shares) {
        writeText(shares.home / "qBittorrent/config/qBittorrent.conf",
                  R"([LegalNotice]
Accepted=true

[BitTorrent]
Session\InterfaceAddress=)"
                      + shares.address + R"(
Session\BTProtocol=TCP
Session\Port=)" + std::to_string(peerPort)
                      + R"(
Session\DHTEnabled=false
Session\LSDEnabled=false
Session\PeXEnabled=false
Session\QueueingSystemEnabled=false
Session\TorrentContentLayout=Original

[Network]
PortForwardingEnabled=false

[Preferences]
Connection\ResolvePeerCountries=false
WebUI\Address=127.0.0.1
WebUI\Enabled=false
WebUI\Port=18080
)");
        return Command{"qbittorrent-nox", "--profile=" + shares.home.string(), "--save-path=" + shares.folder.string(),
                       "--skip-dialog=true"};
    };
    return {.name = "qBittorrent",
            .fill = [command](const KeptShares& shares) { return withTorrents(command(shares), shares); },
            .start = command};
}

Keeper rTorrentKeeper()
{
    const auto command = [](const KeptShares& shares, const std::string& load) {
        const auto file = shares.home / "rtorrent.rc";
        fs::create_directories(shares.home / "session");
        writeText(file,
                  "system.daemon.set = true\nsession.path.set = " + (shares.home / "session").string()
                      + "\ndirectory.default.set = " + shares.folder.string()
                      + "\nnetwork.bind_address.set = " + shares.address
                      + "\nnetwork.port_range.set = 6881-6881\nnetwork.port_random.set = no\n"
                        "dht.mode.set = disable\nprotocol.pex.set = no\n"
                      + load);
        return Command{"rtorrent", "-n", "-o", "import=" + file.string()};
    };
    return {.name = "rTorrent",
            .fill =
                [command](const KeptShares& shares) {
                    return command(shares,
                                   "schedule2 = load, 0, 0, ((load.start_verbose, \""
                                       + (shares.torrentFolder / "*.torrent").string() + "\"))\n");
                },
            .start = [command](const KeptShares& shares) { return command(shares, ""); }};
}

Keeper transmissionKeeper()
{
    const auto command = [](const KeptShares& shares) {
        writeText(shares.home / "settings.json",
                  R"({"bind-address-ipv4": ")" + shares.address + R"(", "bind-address-ipv6": "::1",
"dht-enabled": false, "download-dir": ")"
                      + shares.folder.string()
                      + R"(", "lpd-enabled": false, "message-level": 2, "peer-port": 6881, "pex-enabled": false,
"port-forwarding-enabled": false, "rpc-bind-address": ")"
                      + shares.address
                      + R"(", "rpc-enabled": true, "rpc-whitelist-enabled": false, "utp-enabled": false})");
        return Command{"transmission-daemon", "--foreground", "--config-dir", shares.home.string()};
    };
    return {.name = "Transmission",
            .fill = command,
            .takesOrdersLine = "Serving RPC and Web requests",
            .order =
                [](const KeptShares& shares) {
                    return withTorrents({"transmission-remote", shares.address + ":9091", "--add"}, shares);
                },
            .start = command};
}
} // namespace

std::vector<Keeper> keepers(const fs::path& own)
{
    return {shoalKeeper(own),
            libtorrentKeeper(own, "posix"),
            libtorrentKeeper(own, "mmap"),
            aria2Keeper(),
            qBittorrentKeeper(),
            rTorrentKeeper(),
            transmissionKeeper()};
}

} // namespace shoal::bench
