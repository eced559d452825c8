#include "tests/support/clients/client.h"

#include <algorithm>

namespace shoal::test {
namespace {
using Command = std::vector<std::string>;

Command startAria2(const ClientTask& task)
{
    Command command{"aria2c",
                    "--no-conf",
                    "--enable-dht=false",
                    "--enable-dht6=false",
                    "--bt-enable-lpd=false",
                    "--enable-peer-exchange=false",
                    "--disable-ipv6",
                    "--async-dns=false",
                    "--interface=" + task.address,
                    "--listen-port=6881",
                    "--file-allocation=none",
                    "--seed-ratio=0",
                    "--summary-interval=0",
                    "--show-console-readout=false",
                    "--dir=" + task.folder.string()};
    if (task.held == Held::AllUnchecked)
        command.emplace_back("--check-integrity=true");
    else if (task.held == Held::AllChecked)
        command.emplace_back("--bt-seed-unverified=true");
    command.push_back(task.source);
    return command;
}
} // namespace

Client aria2()
{
    return {.name = "aria2",
            .versionCommand = {"aria2c", "--version"},
            .start = startAria2,
            .takesOrders = {},
            .order = nullptr,
            .refusals = {R"(Exception: \[(?:bittorrent|download)_helper\.cc:\d+\] errorCode=\d+ ([^.:]*))"}};
}

std::vector<std::string> aria2OverDht(const ClientTask& task, const std::string& bootstrap)
{
    auto command = startAria2(task);
    std::ranges::replace(command, std::string{"--enable-dht=false"}, std::string{"--enable-dht=true"});
    const std::vector<std::string> dht{"--dht-entry-point=" + bootstrap, "--dht-listen-port=6881",
                                       "--dht-file-path=" + (task.home / "dht.dat").string()};
    command.insert(command.end() - 1, dht.begin(), dht.end());
    return command;
}

} // namespace shoal::test
