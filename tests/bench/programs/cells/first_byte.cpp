#include "tests/bench/programs/cells/first_byte.h"

#include "tests/bench/programs/process.h"
#include "tests/bench/support/content.h"
#include "tests/support/clients/client.h"
#include "tests/support/dht_swarm.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>

namespace shoal::bench {
namespace {
namespace fs = std::filesystem;
constexpr std::size_t nodes = 300;
constexpr unsigned gets = 40;
constexpr Bytes block = 16 * 1024;
constexpr std::chrono::seconds patience{60};

/// A program that gets what a link names, over the DHT.
struct Getter {
    std::string name; ///< the contender's
    std::string note = {};
    std::function<Command(const test::ClientTask& task, const std::string& bootstrap)> command;
};

Command shoalOverDht(const fs::path& own, const std::string& verb, const test::ClientTask& task,
                     const std::string& bootstrap)
{
    Command command{(own / "shoal").string(), verb, task.source};
    if (verb == "get")
        command.insert(command.end(), {"-o", task.folder.string()});
    command.insert(command.end(),
                   {"--json", "--profile", (task.home / "profile").string(), "--set",
                    "network.listen=" + task.address + ":" + std::to_string(peerPort), "--set",
                    "dht.closed_network=true", "--set", "dht.bootstrap=" + bootstrap});
    return command;
}

/// aria2 1.36 isn't among them: it has the list of files after 10 s, and then nothing within 90 s. The other programs
/// can't be told of a first node on such an address.
std::vector<Getter> getters(const fs::path& own)
{
    const auto libtorrent = [own](const test::ClientTask& task, const std::string& bootstrap) {
        return Command{(own / "libtorrent_client").string(),
                       "get",
                       "--disk",
                       "posix",
                       "--listen",
                       task.address + ":" + std::to_string(peerPort),
                       "--folder",
                       task.folder.string(),
                       "--dht",
                       bootstrap,
                       task.source};
    };
    return {{.name = "Shoal",
             .command = [own](const auto& task,
                              const auto& bootstrap) { return shoalOverDht(own, "get", task, bootstrap); }},
            {.name = "libtorrent posix",
             .note = "it adds the torrent when its DHT stands: before, it would look 15 minutes later",
             .command = libtorrent}};
}

std::string contentOf(const fs::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Of a block, other ones for each number.
std::string noise(unsigned number)
{
    std::mt19937 random{number};
    std::string bytes(block, '\0');
    std::ranges::generate(bytes, [&] { return static_cast<char>(random()); });
    return bytes;
}

/// The DHT, and one share after the other in it.
class Network {
public:
    explicit Network(const Bench& bench)
        : own_{bench.own}
        , content_{bench.scratch}
        , swarm_{nodes}
    {
        if (!swarm_.awaitJoined(std::chrono::seconds{60}))
            throw std::runtime_error("the nodes of the DHT don't find each other");
    }

    /// Seconds from the start of the getter's process until the block is in its file. The share is new each time, so
    /// that nobody but its seeder was announced.
    double get(const Getter& getter)
    {
        const Content place{content_.folder()};
        const auto file = place.folder() / "block";
        const auto expected = noise(number_);
        std::ofstream{file, std::ios::binary} << expected;
        Process seeder{shoalOverDht(own_, "seed", task("10.77.0.2", place, file.string()), swarm_.bootstrapNodes()),
                       {.home = place.folder() / "seeder"}};
        const auto link = linkOf(seeder);
        const auto getting = task(fmt::format("10.77.0.{}", 10 + number_++ % 200), place, link);
        const auto start = Clock::now();
        Process process{getter.command(getting, swarm_.bootstrapNodes()), {.home = getting.home}};
        const auto got = getting.folder / file.filename();
        while (contentOf(got) != expected)
            // Whoever ends has it, or never will.
            if ((process.waitForEnd(Clock::now() + std::chrono::milliseconds{2}) && contentOf(got) != expected)
                || Clock::now() > start + patience)
                throw std::runtime_error("it doesn't get it: " + process.account());
        const auto seconds = std::chrono::duration<double>(Clock::now() - start).count();
        process.end();
        seeder.end();
        return seconds;
    }

private:
    static test::ClientTask task(const std::string& address, const Content& place, const std::string& source)
    {
        test::ClientTask made{.address = address,
                              .home = place.folder() / ("home." + address),
                              .folder = place.folder() / "got",
                              .source = source};
        fs::create_directories(made.home);
        fs::create_directories(made.folder);
        return made;
    }

    /// Of the v1 info-hash alone, which all programs know, once the DHT knows the seeder.
    static std::string linkOf(Process& seeder)
    {
        const auto deadline = Clock::now() + patience;
        const auto ready = seeder.waitForLine(std::regex{R"("event":"ready")"}, deadline);
        std::smatch hash;
        if (!ready || !std::regex_search(*ready, hash, std::regex{R"re("info_hash_v1":"([0-9a-f]{40})")re"}))
            throw std::runtime_error("the seeder isn't ready: " + seeder.account());
        if (ready->find(R"("announced":true)") == std::string::npos
            && !seeder.waitForLine(std::regex{R"("event":"announced")"}, deadline))
            throw std::runtime_error("the seeder isn't announced: " + seeder.account());
        return "magnet:?xt=urn:btih:" + hash.str(1);
    }

    fs::path own_;
    Content content_;
    test::DhtSwarm swarm_;
    unsigned number_ = 0;
};

/// The smallest of which so large a share is at most that.
double quantile(const std::vector<double>& sorted, double share)
{
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(sorted.size()) + 0.999999);
    return sorted.at(std::max<std::size_t>(rank, 1) - 1);
}

Figures measure(Network& network, const Getter& getter)
{
    std::vector<double> seconds;
    for (unsigned i = 0; i < gets; ++i)
        seconds.push_back(network.get(getter));
    std::ranges::sort(seconds);
    return {{"p95", quantile(seconds, 0.95)},
            {"p50", quantile(seconds, 0.5)},
            {"least", seconds.front()},
            {"most", seconds.back()}};
}

Plan planOf(const Bench& bench)
{
    Plan plan{
        .title = fmt::format("Link to first block over {} DHT nodes, {} gets of a share of {} KiB", nodes, gets,
                             block / 1024),
        .columns = {{"p95", "p95 s", 2}, {"p50", "p50 s", 2}, {"least", "fastest s", 2}, {"most", "slowest s", 2}},
        .isMoreBetter = false};
    const auto network = std::make_shared<std::optional<Network>>();
    const auto known = getters(bench.own);
    for (const auto& contender : bench.contenders) {
        const auto getter = std::ranges::find(known, contender.name, &Getter::name);
        if (getter == known.end())
            continue;
        plan.entries.push_back({.name = contender.name,
                                .standing = contender.standing,
                                .note = getter->note,
                                .measure =
                                    [&bench, getter = *getter, network] {
                                        if (!*network)
                                            network->emplace(bench);
                                        return measure(**network, getter);
                                    },
                                .mostRounds = 1});
    }
    return plan;
}
} // namespace

std::vector<Cell> firstByteCells()
{
    return {{"first-block", "link to first block over 300 real DHT nodes; the seeder is Shoal in every row", planOf}};
}

} // namespace shoal::bench
