#include "tests/bench/programs/machine.h"

#include "tests/bench/programs/process.h"

#include <algorithm>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>
#include <sys/utsname.h>

namespace shoal::bench {
namespace {

/// What stands behind a key, as in "model name : …", in a file of such lines.
std::string valueIn(const char* file, const std::string& key)
{
    std::ifstream stream{file};
    for (std::string line; std::getline(stream, line);) {
        const auto start = line.starts_with(key) ? line.find_first_of(":=") : std::string::npos;
        if (start == std::string::npos)
            continue;
        const auto value = line.substr(line.find_first_not_of(" \t\"", start + 1));
        return value.substr(0, value.find_last_not_of('"') + 1);
    }
    return "?";
}

Bytes memoryIn(const std::string& key) { return std::stoull(valueIn("/proc/meminfo", key)) * 1024; }

std::string versionOf(const Contender& contender, const std::filesystem::path& home)
{
    const auto said = outputOf(contender.versionCommand, home, std::chrono::seconds{20});
    std::smatch match;
    return std::regex_search(said, match, std::regex{R"(\d+(\.\d+)+)"}) ? match.str() : "?";
}
} // namespace

void expectRoomFor(Bytes bytes)
{
    constexpr Bytes forPrograms = 1U << 30U;
    const auto available = memoryIn("MemAvailable");
    if (available < bytes + forPrograms)
        throw std::runtime_error(
            fmt::format("{} MiB of memory are wanted for content and programs, {} MiB are free; end "
                        "other programs, or give a smaller --size",
                        (bytes + forPrograms) >> 20U, available >> 20U));
}

void warmMemory(const std::filesystem::path& scratch)
{
    const auto size = std::min<Bytes>(10ULL << 30U, memoryIn("MemAvailable") / 2);
    const auto file = scratch / "warm";
    std::ofstream stream{file, std::ios::binary};
    const std::string block(1U << 20U, '\1');
    for (Bytes done = 0; done < size; done += block.size())
        stream << block;
    stream.close();
    std::filesystem::remove(file);
}

std::string machineLine(const std::vector<Contender>& contenders, const std::filesystem::path& scratch)
{
    utsname system{};
    uname(&system);
    auto line =
        fmt::format("{}, {} cores, {} GiB of memory; {}, Linux {}; {:%Y-%m-%d}", valueIn("/proc/cpuinfo", "model name"),
                    std::thread::hardware_concurrency(), memoryIn("MemTotal") >> 30U,
                    valueIn("/etc/os-release", "PRETTY_NAME"), system.release, fmt::gmtime(std::time(nullptr)));
    for (const auto& contender : contenders)
        line += fmt::format("; {} {}", contender.name, versionOf(contender, scratch / "versions"));
    return line;
}

} // namespace shoal::bench
