#include "tests/bench/programs/process_memory.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <unistd.h>

namespace shoal::bench {
namespace {

std::string procFile(pid_t pid, const char* name)
{
    std::ifstream stream{"/proc/" + std::to_string(pid) + "/" + name};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

Bytes lineOf(const std::string& status, const std::string& key)
{
    const auto at = ("\n" + status).find("\n" + key + ":");
    if (at == std::string::npos)
        return 0;
    std::istringstream rest{status.substr(at + key.size() + 1)};
    Bytes kib = 0;
    rest >> kib;
    return kib * 1024;
}
} // namespace

Memory memoryOf(const std::string& status)
{
    return {.own = lineOf(status, "RssAnon"),
            .mapped = lineOf(status, "RssFile") + lineOf(status, "RssShmem"),
            .whole = lineOf(status, "VmRSS")};
}

Memory memoryOf(pid_t pid) { return memoryOf(procFile(pid, "status")); }

Memory peakOf(const Memory& one, const Memory& other)
{
    return {.own = std::max(one.own, other.own),
            .mapped = std::max(one.mapped, other.mapped),
            .whole = std::max(one.whole, other.whole)};
}

double cpuSecondsOf(const std::string& stat)
{
    // The name, in parentheses, may hold anything; the numbers begin behind its end. utime and stime are the 14th and
    // 15th field of all (proc(5)).
    std::istringstream rest{stat.substr(std::min(stat.rfind(')'), stat.size() - 1) + 1)};
    std::string skipped;
    for (int field = 3; field < 14; ++field)
        rest >> skipped;
    double user = 0;
    double system = 0;
    rest >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double cpuSecondsOf(pid_t pid)
{
    const auto stat = procFile(pid, "stat");
    return stat.empty() ? 0 : cpuSecondsOf(stat);
}

} // namespace shoal::bench
