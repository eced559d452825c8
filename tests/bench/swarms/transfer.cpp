// A share of a swarm beside the same file as a share of everybody's, in turns.
#include "tests/bench/swarms/cells.h"
#include "tests/bench/swarms/cost.h"

#include <filesystem>
#include <fmt/format.h>
#include <stdexcept>

namespace shoal::bench {
namespace {

struct Transfer {
    Sample firstByte; ///< seconds from the command on
    Sample rate;      ///< MiB/s from the first byte to the end of the command
    Sample cpu;       ///< of both services, seconds a GiB
};

void measureOne(Transfer& into, test::Machine& from, test::Machine& to, const std::filesystem::path& folder,
                unsigned sizeMib, const test::Words& command)
{
    const auto cpuOf = [&] { return cpuSecondsOf(from.service().pid()) + cpuSecondsOf(to.service().pid()); };
    const auto cpuBefore = cpuOf();
    const auto begin = Clock::now();
    auto getting = to.begin(command);
    waitUntil("a first byte",
              [&] { return storedBelow(folder) > 0 || getting->endsWithin(std::chrono::milliseconds{0}); });
    into.firstByte.add(secondsSince(begin));
    const auto first = Clock::now();
    if (getting->waitForEnd() != 0)
        throw std::runtime_error(getting->account());
    into.rate.add(sizeMib / secondsSince(first));
    into.cpu.add((cpuOf() - cpuBefore) * 1024 / sizeMib);
}

void print(const char* name, const Transfer& transfer)
{
    fmt::print("transfer, {:7} {}; {:.2f} s of CPU a GiB; first byte after {}\n", name, inWords(transfer.rate, "MiB/s"),
               transfer.cpu.median(), inWords(transfer.firstByte, "s"));
}

} // namespace

void measureTransfer(const SwarmOptions& options)
{
    test::Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    const auto file = machines.folder().writeNoise("film.bin", Bytes{options.sizeMib} << 20U);
    const auto swarm = ann.createSwarm("Family");
    ben.join(ann.invite(swarm));
    const auto share = ann.share(swarm, file);
    ben.waitForCatalogue(swarm, 1);

    const auto plainLink = [&](const test::Words& format) {
        test::Words words{"share", file.string(), "--detach", "--hint"};
        words.insert(words.end(), format.begin(), format.end());
        for (const auto& event : ann.ask(words))
            if (!event.text("link").empty())
                return event.text("link");
        throw std::runtime_error("no link came of sharing");
    };
    const auto v2 = plainLink({"--v2"});
    const auto hybrid = plainLink({});

    Transfer overTls;
    Transfer plainV2;
    Transfer plainHybrid;
    const auto folder = ben.home() / "got";
    const auto clear = [&] { ben.ask({"rm", "--all", "--with-data", "--yes"}); };
    for (unsigned round = 0; round < options.rounds; ++round) {
        measureOne(overTls, ann, ben, folder, options.sizeMib, {"swarm", "get", swarm, share, "-o", folder.string()});
        clear();
        measureOne(plainV2, ann, ben, folder, options.sizeMib, {"get", v2, "-o", folder.string()});
        clear();
        measureOne(plainHybrid, ann, ben, folder, options.sizeMib, {"get", hybrid, "-o", folder.string()});
        clear();
    }
    print("swarm", overTls);
    print("v2", plainV2);
    print("hybrid", plainHybrid);
    fmt::print("transfer, ratio to v2 {:.2f}, to hybrid {:.2f} (bar: 0.55)\n",
               overTls.rate.median() / plainV2.rate.median(), overTls.rate.median() / plainHybrid.rate.median());
}

} // namespace shoal::bench
