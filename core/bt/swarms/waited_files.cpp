#include "core/bt/swarms/waited_files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <dirent.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>

namespace shoal::bt {
namespace {

constexpr std::string_view target{"tfd:"};
constexpr std::string_view epollLink{"anon_inode:[eventpoll]"};

std::optional<int> numberIn(std::string_view text)
{
    int number = -1;
    const auto begin = std::min(text.find_first_not_of(' '), text.size());
    const auto read = std::from_chars(text.data() + begin, text.data() + text.size(), number);
    return read.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

bool isEpoll(int file)
{
    std::array<char, 64> link{};
    const auto length = ::readlink(("/proc/self/fd/" + std::to_string(file)).c_str(), link.data(), link.size());
    return length > 0 && std::string_view{link.data(), static_cast<std::size_t>(length)} == epollLink;
}

std::vector<int> waitedBy(int instance)
{
    std::ifstream told{"/proc/self/fdinfo/" + std::to_string(instance)};
    return waitedFilesIn(std::string{std::istreambuf_iterator<char>{told}, {}});
}

} // namespace

std::vector<int> openFiles()
{
    std::vector<int> all;
    const std::unique_ptr<DIR, int (*)(DIR*)> files{::opendir("/proc/self/fd"), &::closedir};
    if (!files)
        return all;
    while (const auto* const entry = ::readdir(files.get()))
        if (const auto file = numberIn(entry->d_name); file && *file != ::dirfd(files.get()))
            all.push_back(*file);
    std::ranges::sort(all);
    return all;
}

std::vector<int> waitedFilesIn(std::string_view fdinfo)
{
    std::vector<int> files;
    while (!fdinfo.empty()) {
        const auto line = fdinfo.substr(0, fdinfo.find('\n'));
        fdinfo.remove_prefix(std::min(line.size() + 1, fdinfo.size()));
        if (const auto file = line.starts_with(target) ? numberIn(line.substr(target.size())) : std::nullopt)
            files.push_back(*file);
    }
    return files;
}

std::vector<int> WaitedFiles::now()
{
    auto files = ofAllInstances();
    if (files.empty()) {
        lookForInstances();
        files = ofAllInstances();
    }
    return files;
}

/// Nothing when one of them isn't what it was: others may have taken its number.
std::vector<int> WaitedFiles::ofAllInstances() const
{
    std::vector<int> all;
    for (const auto instance : instances_) {
        const auto files = waitedBy(instance);
        if (files.empty())
            return {};
        all.insert(all.end(), files.begin(), files.end());
    }
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

void WaitedFiles::lookForInstances()
{
    ++looks_;
    instances_ = openFiles();
    std::erase_if(instances_, [](int file) { return !isEpoll(file) || waitedBy(file).empty(); });
}

} // namespace shoal::bt
