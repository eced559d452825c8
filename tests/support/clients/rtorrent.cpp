#include "tests/support/clients/client.h"

namespace shoal::test {
namespace {

/// Hashing everything again at the end would keep it from telling the tracker that it is complete.
std::vector<std::string> startRTorrent(const ClientTask& task)
{
    const auto session = task.home / "session";
    std::filesystem::create_directories(session);
    const auto file = task.home / "rtorrent.rc";
    writeConfiguration(file,
                       R"(system.daemon.set = true
session.path.set = )" + session.string()
                           + R"(
directory.default.set = )" + task.folder.string()
                           + R"(
network.bind_address.set = )"
                           + task.address + R"(
network.port_range.set = 6881-6881
network.port_random.set = no
dht.mode.set = disable
protocol.pex.set = no
pieces.hash.on_completion.set = no
log.open_file = "out", "/dev/stdout"
log.add_output = "info", "out"
schedule2 = load, 0, 0, ((load.start_verbose, ")"
                           + task.source + R"("))
)");
    return {"rtorrent", "-n", "-o", "import=" + file.string()};
}
} // namespace

Client rTorrent()
{
    return {.name = "rTorrent",
            .versionCommand = {"rtorrent", "-h"},
            .start = startRTorrent,
            .takesOrders = {},
            .order = nullptr,
            .refusals = {"Could not create download: ([^.]*)"}};
}

} // namespace shoal::test
