#include "tests/bench/swarms/cost.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <map>
#include <stdexcept>
#include <sys/stat.h>
#include <thread>
#include <utility>
#include <vector>

namespace shoal::bench {
namespace {
using namespace std::chrono_literals;
constexpr auto pause = 5ms;
constexpr Bytes statBlock = 512;
constexpr double mib = 1024.0 * 1024.0;
constexpr double leastTold = 0.05; // wake-ups a second

struct Waits {
    std::string name;
    std::uint64_t count = 0;
};

/// Of each thread, by its number.
std::map<std::string, Waits> waitsOf(pid_t pid)
{
    std::map<std::string, Waits> threads;
    std::error_code error;
    for (std::filesystem::directory_iterator thread{fmt::format("/proc/{}/task", pid), error}, end;
         !error && thread != end; thread.increment(error)) {
        std::ifstream status{thread->path() / "status"};
        auto& waits = threads[thread->path().filename().string()];
        for (std::string word; status >> word;)
            if (word == "Name:")
                status >> waits.name;
            else if (word == "voluntary_ctxt_switches:")
                status >> waits.count;
    }
    return threads;
}
} // namespace

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

void waitUntil(const std::string& what, const std::function<bool()>& isSo)
{
    const auto deadline = Clock::now() + test::programPatience;
    while (!isSo()) {
        if (Clock::now() >= deadline)
            throw std::runtime_error("this didn't come about: " + what);
        std::this_thread::sleep_for(pause);
    }
}

Bytes storedBelow(const std::filesystem::path& folder)
{
    Bytes all = 0;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator entry{folder, error}, end; !error && entry != end;
         entry.increment(error)) {
        struct stat status {};
        if (::stat(entry->path().c_str(), &status) == 0 && S_ISREG(status.st_mode))
            all += static_cast<Bytes>(status.st_blocks) * statBlock;
    }
    return all;
}

IdleCost idleCost(test::Machine& machine, unsigned seconds)
{
    const auto pid = machine.service().pid();
    const auto before = cpuSecondsOf(pid);
    const auto waitsBefore = waitsOf(pid);
    std::this_thread::sleep_for(std::chrono::seconds{seconds});
    IdleCost cost{.percent = (cpuSecondsOf(pid) - before) * 100 / seconds, .wakeUps = 0.0, .byThread = {}};
    std::vector<std::pair<double, std::string>> threads;
    for (const auto& [thread, now] : waitsOf(pid)) {
        const auto known = waitsBefore.find(thread);
        const auto since = now.count - (known == waitsBefore.end() ? 0 : known->second.count);
        threads.emplace_back(static_cast<double>(since) / seconds, now.name);
        cost.wakeUps += threads.back().first;
    }
    std::ranges::sort(threads, std::ranges::greater{});
    for (const auto& [often, name] : threads)
        if (often >= leastTold)
            cost.byThread += fmt::format("{}{} {:.1f}", cost.byThread.empty() ? "" : ", ", name, often);
    return cost;
}

double ownMib(test::Machine& machine) { return static_cast<double>(memoryOf(machine.service().pid()).own) / mib; }

std::string inWords(const Sample& sample, const char* unit)
{
    return fmt::format("median {:.2f} {}, least {:.2f}, most {:.2f}", sample.median(), unit, sample.least(),
                       sample.most());
}

} // namespace shoal::bench
