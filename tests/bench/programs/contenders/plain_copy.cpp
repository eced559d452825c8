#include "tests/bench/programs/contender.h"

namespace shoal::bench {

Contender plainCopy(const std::filesystem::path& own, const std::filesystem::path& path, TorrentFormat format)
{
    const auto program = (own / "plain_copy").string();
    return {.name = "limit: plain copy",
            .standing = Standing::Limit,
            .versionCommand = {},
            .formats = {format},
            .command =
                [program, path, format](const Job& job) {
                    const auto port = std::to_string(peerPort);
                    if (job.role == Role::Get)
                        return Command{program, "receive", seederAddress, port, job.folder.string(), nameOf(format)};
                    return Command{program, "send", job.address, port, path.string()};
                },
            .completeLine = "^complete$",
            .servingLine = "^serving$"};
}

} // namespace shoal::bench
