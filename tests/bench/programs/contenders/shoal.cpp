#include "tests/bench/programs/contender.h"

namespace shoal::bench {

Contender shoalContender(const std::filesystem::path& own)
{
    const auto program = (own / "shoal").string();
    return {
        .name = "Shoal",
        .isOurs = true,
        .versionCommand = {program, "--version"},
        .formats = {TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid},
        .command =
            [program](const Job& job) {
                Command command{program};
                if (job.role == Role::Get)
                    command.insert(command.end(), {"get", job.torrent.string(), "-o", job.folder.string(), "--seed"});
                else
                    command.insert(command.end(), {"seed", job.torrent.string(), "--data", job.folder.string()});
                command.insert(command.end(),
                               {"--json", "--profile", (job.home / "profile").string(), "--set",
                                "network.listen=" + job.address + ":" + std::to_string(peerPort), "--set",
                                "dht.closed_network=true", "--set", "dht.enabled=false"});
                return command;
            },
        .completeLine = R"("event":"done")"};
}

} // namespace shoal::bench
