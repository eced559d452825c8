#include "tests/bench/programs/contender.h"

namespace shoal::bench {

Contender libtorrentContender(const std::filesystem::path& own, const std::string& disk)
{
    const auto program = (own / "libtorrent_client").string();
    return {.name = "libtorrent " + disk,
            .standing = Standing::Bar,
            .versionCommand = {program, "version"},
            .formats = {TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid},
            .command =
                [program, disk](const Job& job) {
                    const auto* role = job.role == Role::Get ? "get" : job.role == Role::Seed ? "seed" : "check";
                    return Command{program,
                                   role,
                                   "--disk",
                                   disk,
                                   "--listen",
                                   job.address + ":" + std::to_string(peerPort),
                                   "--folder",
                                   job.folder.string(),
                                   job.torrent.string()};
                },
            .completeLine = "^complete$"};
}

} // namespace shoal::bench
