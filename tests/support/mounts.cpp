#include "tests/support/mounts.h"

#include <cerrno>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace shoal::test {
namespace {
constexpr unsigned nobody = 65534;

/// A shell script that runs in a mount namespace, with the place as $0 and the program as its arguments.
std::vector<std::string> inMountNamespace(const std::filesystem::path& place, const std::string& script)
{
    std::filesystem::create_directories(place);
    return {"unshare", "--map-root-user", "--mount", "sh", "-c", script + R"( && exec "$@")", place.string()};
}

void giveToNobody(const std::filesystem::path& path)
{
    if (lchown(path.c_str(), nobody, nobody) != 0)
        throw std::system_error{errno, std::generic_category(), "lchown"};
}
} // namespace

std::vector<std::string> withSmallDisk(const std::filesystem::path& place, const std::string& size)
{
    return inMountNamespace(place, "mount -t tmpfs -o size=" + size + R"( tmpfs "$0")");
}

std::vector<std::string> withReadOnly(const std::filesystem::path& place)
{
    return inMountNamespace(place, R"(mount --bind "$0" "$0" && mount -o remount,bind,ro "$0")");
}

SmallDisk::SmallDisk(const std::filesystem::path& place, const std::string& size)
    : place_{place}
{
    std::filesystem::create_directories(place);
    const auto script = "exec unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=" + size + " tmpfs "
        + place.string() + " && echo $$ && exec sleep 600'";
    holder_ = popen(script.c_str(), "re");
    if (holder_ == nullptr || std::fscanf(holder_, "%d", &pid_) != 1)
        throw std::runtime_error{"no small disk: " + script};
}

SmallDisk::~SmallDisk()
{
    kill(pid_, SIGKILL);
    pclose(holder_);
}

std::vector<std::string> SmallDisk::wrap() const
{
    return {"nsenter", "--target", std::to_string(pid_), "--user", "--mount", "--preserve-credentials"};
}

std::filesystem::path SmallDisk::seen() const { return "/proc/" + std::to_string(pid_) + "/root" + place_.string(); }

std::filesystem::path SmallDisk::fill() const
{
    auto file = seen() / "filler";
    std::ofstream filler{file, std::ios::binary};
    const std::string block(64 * 1024, 'x');
    while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {}
    return file;
}

std::vector<std::string> asNobody(const std::filesystem::path& home)
{
    if (geteuid() != 0)
        return {};
    giveToNobody(home);
    for (const auto& entry : std::filesystem::recursive_directory_iterator{home})
        giveToNobody(entry.path());
    return {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
}

} // namespace shoal::test
