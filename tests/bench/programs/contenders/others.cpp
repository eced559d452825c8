#include "tests/bench/programs/contender.h"
#include "tests/support/clients/client.h"

#include <cstdlib>
#include <sstream>

namespace shoal::bench {
namespace {
constexpr Bytes mib = 1024 * 1024;

test::ClientTask taskOf(const Job& job)
{
    const auto held = job.role == Role::Get ? test::Held::Nothing
        : job.role == Role::Seed            ? test::Held::AllChecked
                                            : test::Held::AllUnchecked;
    return {
        .address = job.address, .home = job.home, .folder = job.folder, .source = job.torrent.string(), .held = held};
}

Contender contenderOf(const test::Client& client, std::vector<TorrentFormat> formats)
{
    Contender contender{.name = client.name,
                        .versionCommand = client.versionCommand,
                        .formats = std::move(formats),
                        .command = [client](const Job& job) { return client.start(taskOf(job)); }};
    if (!client.takesOrders.empty()) {
        contender.takesOrdersLine = client.takesOrders;
        contender.order = [client](const Job& job) { return client.order(taskOf(job)); };
    }
    return contender;
}

bool isInstalled(const std::string& program)
{
    const auto* const path = std::getenv("PATH");
    std::istringstream folders{path ? path : ""};
    for (std::string folder; std::getline(folders, folder, ':');)
        if (std::filesystem::exists(std::filesystem::path{folder} / program))
            return true;
    return false;
}
} // namespace

std::vector<Contender> otherContenders()
{
    const std::vector<TorrentFormat> v1{TorrentFormat::V1};
    const std::vector<TorrentFormat> all{TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid};
    auto slow = contenderOf(test::transmission(), v1);
    slow.mostBytes = 16 * mib;
    slow.note = "it paces itself, so it gets 16 MiB at most";
    std::vector<Contender> found{contenderOf(test::qBittorrent(), all), contenderOf(test::aria2(), v1),
                                 contenderOf(test::rTorrent(), v1), std::move(slow)};
    std::erase_if(found, [](const Contender& each) { return !isInstalled(each.versionCommand.front()); });
    return found;
}

} // namespace shoal::bench
