#include "tests/bench/programs/cells/idle.h"

#include "core/chunks/create.h"
#include "tests/bench/programs/idle/handshake.h"
#include "tests/bench/programs/idle/keeper.h"
#include "tests/bench/programs/process.h"
#include "tests/bench/support/content.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <memory>
#include <set>
#include <stdexcept>

namespace shoal::bench {
namespace {
namespace fs = std::filesystem;
constexpr double mib = 1024.0 * 1024.0;
constexpr const char* address = "10.77.0.2";
constexpr Bytes shareSize = 16 * 1024;

/// So many shares must answer before a program counts as serving; greeting all of them would be measured, too.
constexpr std::size_t asked = 20;
constexpr std::chrono::seconds fillPatience{180};
constexpr std::chrono::seconds startPatience{120};
constexpr std::chrono::seconds settling{3};
constexpr std::chrono::seconds watching{10};
/// Starts differ little, and each takes as long as `settling` and `watching`.
constexpr unsigned rounds = 2;

std::string rawHash(const InfoHashes& hashes)
{
    const auto hash = wireHash(hashes);
    return {reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()};
}

/// One-file torrents that name no tracker, with their content, and the homes of the programs that keep them.
class Shelf {
public:
    Shelf(const fs::path& scratch, unsigned shares)
        : content_{scratch}
    {
        fs::create_directories(folder());
        fs::create_directories(content_.folder() / "torrents");
        if (shares == 0)
            return;
        // Programs look for a torrent's file in one folder.
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator{content_.manyFiles(shares, shareSize)})
            if (entry.is_regular_file())
                files.push_back(entry.path());
        for (const auto& file : files)
            add(file);
    }

    fs::path folder() const { return content_.folder() / "flat"; }
    const std::vector<std::string>& hashes() const { return hashes_; }
    KeptShares of(const std::string& program) const
    {
        return {.address = address,
                .home = content_.folder() / ("home." + program),
                .folder = folder(),
                .torrentFolder = content_.folder() / "torrents",
                .torrents = torrents_};
    }
    /// Whether it was not filled before; then it is from now on.
    bool isNew(const std::string& program) { return filled_.insert(program).second; }

private:
    void add(const fs::path& file)
    {
        const auto place = folder() / fmt::format("share-{}", torrents_.size());
        fs::rename(file, place);
        const auto created = createTorrent({.paths = {place}, .format = TorrentFormat::V1, .threads = 1});
        if (!created)
            throw std::runtime_error("no torrent of " + created.error().about + ": " + created.error().reason);
        auto& torrent =
            torrents_.emplace_back(content_.folder() / "torrents" / (place.filename().string() + ".torrent"));
        std::ofstream stream{torrent, std::ios::binary};
        stream << created->bytes;
        if (!stream.flush())
            throw std::runtime_error("can't write " + torrent.string());
        hashes_.push_back(rawHash(created->torrent.hashes));
    }

    Content content_;
    std::vector<fs::path> torrents_;
    std::vector<std::string> hashes_;
    std::set<std::string> filled_;
};

/// Without the command line, which may name a thousand torrents.
std::string saidBy(const Process& process)
{
    constexpr std::size_t most = 500;
    const auto output = process.output();
    return output.size() <= most ? output : "…" + output.substr(output.size() - most);
}

/// Every so many-th, and the last. Of none: one empty hash, for which it is enough to listen.
std::vector<std::string> sampleOf(const std::vector<std::string>& hashes, std::size_t count)
{
    if (hashes.empty())
        return {std::string{}};
    std::vector<std::string> some;
    const auto step = std::max<std::size_t>(1, hashes.size() / count);
    for (std::size_t i = step - 1; i < hashes.size(); i += step)
        some.push_back(hashes[i]);
    return some;
}

/// Waits until it answers for each of them; true, or false when it ended first. Throws when it takes too long.
bool waitUntilServing(Process& process, const std::vector<std::string>& hashes, Clock::time_point deadline)
{
    for (const auto& hash : hashes)
        while (!answersHandshake(address, peerPort, hash, std::chrono::seconds{2})) {
            if (process.waitForEnd(std::min(deadline, Clock::now() + std::chrono::milliseconds{2})))
                return false;
            if (Clock::now() >= deadline)
                throw std::runtime_error("it doesn't serve its shares: " + saidBy(process));
        }
    return true;
}

void fill(const Keeper& keeper, const KeptShares& shares, const Shelf& shelf)
{
    const auto deadline = Clock::now() + fillPatience;
    Process process{keeper.fill(shares), {.home = shares.home}};
    if (keeper.order) {
        if (!process.waitForLine(std::regex{keeper.takesOrdersLine}, deadline))
            throw std::runtime_error("it takes no orders: " + saidBy(process));
        outputOf(keeper.order(shares), shares.home, fillPatience);
    }
    if (waitUntilServing(process, shelf.hashes(), deadline))
        process.end();
}

Figures measure(const Keeper& keeper, Shelf& shelf)
{
    const auto shares = shelf.of(keeper.name);
    if (keeper.fill && !shares.torrents.empty() && shelf.isNew(keeper.name))
        fill(keeper, shares, shelf);
    const auto start = Clock::now();
    Process process{keeper.start(shares), {.home = shares.home}};
    if (!waitUntilServing(process, sampleOf(shelf.hashes(), asked), start + startPatience))
        throw std::runtime_error("it ended: " + saidBy(process));
    const auto seconds = std::chrono::duration<double>(Clock::now() - start).count();
    const auto startCpu = process.cpuSeconds();
    process.waitForEnd(Clock::now() + settling);
    const auto before = process.cpuSeconds();
    const auto watched = Clock::now();
    if (process.waitForEnd(watched + watching))
        throw std::runtime_error("it ended: " + saidBy(process));
    const auto busy = process.cpuSeconds() - before;
    const auto memory = process.memory();
    process.end();
    return {{"start", seconds},
            {"start_cpu", startCpu},
            {"own", static_cast<double>(memory.own) / mib},
            {"mapped", static_cast<double>(memory.mapped) / mib},
            {"idle", 100 * busy / std::chrono::duration<double>(watching).count()}};
}

Plan planOf(const Bench& bench, unsigned shares)
{
    Plan plan{.title = shares == 0
                  ? std::string{"Start and idle without a share"}
                  : fmt::format("Start and idle with {} shares of one file of {} KiB, v1", shares, shareSize / 1024),
              .columns = {{"start", "s to serving", 2},
                          {"start_cpu", "CPU s till then", 2},
                          {"own", "own MiB", 1},
                          {"mapped", "mapped MiB", 1},
                          {"idle", "idle % of a core", 1}},
              .isMoreBetter = false};
    const auto shelf = std::make_shared<Shelf>(bench.scratch, shares);
    const auto known = keepers(bench.own);
    for (const auto& contender : bench.contenders) {
        const auto keeper = std::ranges::find(known, contender.name, &Keeper::name);
        if (keeper != known.end())
            plan.entries.push_back({.name = contender.name,
                                    .standing = contender.standing,
                                    .note = keeper->note,
                                    .measure = [keeper = *keeper, shelf] { return measure(keeper, *shelf); },
                                    .mostRounds = rounds});
    }
    return plan;
}
} // namespace

std::vector<Cell> idleCells()
{
    return {{"idle-0", "start and idle without a share", [](const Bench& bench) { return planOf(bench, 0); }},
            {"idle-1000", "start and idle with 1,000 shares", [](const Bench& bench) { return planOf(bench, 1'000); }}};
}

} // namespace shoal::bench
