#include "tests/support/clients/client.h"

namespace shoal::test {
namespace {

std::vector<std::string> startTransmission(const ClientTask& task)
{
    writeConfiguration(task.home / "settings.json",
                       R"({
"bind-address-ipv4": ")" + task.address
                           + R"(",
"bind-address-ipv6": "::1",
"dht-enabled": false,
"download-dir": ")" + task.folder.string()
                           + R"(",
"lpd-enabled": false,
"message-level": 2,
"peer-port": 6881,
"pex-enabled": false,
"port-forwarding-enabled": false,
"rpc-bind-address": ")" + task.address
                           + R"(",
"rpc-enabled": true,
"rpc-whitelist-enabled": false,
"utp-enabled": false
})");
    return {"transmission-daemon", "--foreground", "--config-dir", task.home.string()};
}

std::vector<std::string> addToTransmission(const ClientTask& task)
{
    return {"transmission-remote", task.address + ":9091", "--add", task.source};
}
} // namespace

Client transmission()
{
    return {.name = "Transmission",
            .versionCommand = {"transmission-remote", "--version"},
            .start = startTransmission,
            .takesOrders = "Serving RPC and Web requests",
            .order = addToTransmission,
            .refusals = {"Error: (.*)", "magnet status: (checksum passed 1, metainfo parsed 0)"}};
}

} // namespace shoal::test
