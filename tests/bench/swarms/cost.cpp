#include "tests/bench/swarms/cost.h"

#include <fmt/format.h>
#include <stdexcept>
#include <sys/stat.h>
#include <thread>

namespace shoal::bench {
namespace {
using namespace std::chrono_literals;
constexpr auto pause = 5ms;
constexpr Bytes statBlock = 512;
constexpr double mib = 1024.0 * 1024.0;
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

double idlePercent(test::Machine& machine, unsigned seconds)
{
    const auto pid = machine.service().pid();
    const auto before = cpuSecondsOf(pid);
    std::this_thread::sleep_for(std::chrono::seconds{seconds});
    return (cpuSecondsOf(pid) - before) * 100 / seconds;
}

double ownMib(test::Machine& machine) { return static_cast<double>(memoryOf(machine.service().pid()).own) / mib; }

std::string inWords(const Sample& sample, const char* unit)
{
    return fmt::format("median {:.2f} {}, least {:.2f}, most {:.2f}", sample.median(), unit, sample.least(),
                       sample.most());
}

} // namespace shoal::bench
