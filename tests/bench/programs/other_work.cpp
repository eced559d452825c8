#include "tests/bench/programs/other_work.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <sstream>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace shoal::bench {
namespace {

double usedBy(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}
} // namespace

CpuTimes cpuTimesOf(const std::string& stat, double own)
{
    // The first line sums up all cores (proc(5)): user, nice, system, idle, iowait, irq, softirq, steal.
    std::istringstream line{stat};
    std::string name;
    double user = 0, nice = 0, system = 0, idle = 0, wait = 0, interrupts = 0, soft = 0, stolen = 0;
    line >> name >> user >> nice >> system >> idle >> wait >> interrupts >> soft >> stolen;
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    return {.busy = (user + nice + system + interrupts + soft) / ticks, .stolen = stolen / ticks, .own = own};
}

CpuTimes cpuTimesNow()
{
    std::ifstream stream{"/proc/stat"};
    const std::string stat{std::istreambuf_iterator<char>{stream}, {}};
    return cpuTimesOf(stat, usedBy(RUSAGE_SELF) + usedBy(RUSAGE_CHILDREN));
}

std::string otherWork(const CpuTimes& before, const CpuTimes& after, double seconds)
{
    const auto others = (after.busy - before.busy) - (after.own - before.own);
    return fmt::format("Meanwhile other work took {:.1f} of {} cores, and the host {:.1f}.",
                       std::max(others, 0.0) / seconds, std::thread::hardware_concurrency(),
                       (after.stolen - before.stolen) / seconds);
}

} // namespace shoal::bench
