#include "tests/support/clients/client.h"

namespace shoal::test {
namespace {

std::vector<std::string> startQBittorrent(const ClientTask& task)
{
    writeConfiguration(task.home / "qBittorrent/config/qBittorrent.conf",
                       R"([LegalNotice]
Accepted=true

[BitTorrent]
Session\InterfaceAddress=)" + task.address
                           + R"(
Session\BTProtocol=TCP
Session\Port=6881
Session\DHTEnabled=false
Session\LSDEnabled=false
Session\PeXEnabled=false
Session\QueueingSystemEnabled=false
Session\TorrentContentLayout=Original

[Network]
PortForwardingEnabled=false

[Preferences]
Connection\ResolvePeerCountries=false
WebUI\Address=)" + task.address
                           + R"(
WebUI\Enabled=false
WebUI\Port=18080
)");
    std::vector<std::string> command{"qbittorrent-nox", "--profile=" + task.home.string(),
                                     "--save-path=" + task.folder.string(), "--skip-dialog=true"};
    if (task.held == Held::AllChecked)
        command.emplace_back("--skip-hash-check");
    command.push_back(task.source);
    return command;
}
} // namespace

Client qBittorrent()
{
    return {.name = "qBittorrent",
            .versionCommand = {"qbittorrent-nox", "--version"},
            .start = startQBittorrent,
            .takesOrders = {},
            .order = nullptr,
            .refusals = {},
            // 4.5.2 under load, about once in 200 times: stops, or waits, when it has just got a link's torrent.
            .attempts = 3};
}

} // namespace shoal::test
