#include "tests/hostile/plain_victim.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace shoal::test {
namespace {

/// The first line: "port 40123".
std::string readLine(int pipe)
{
    std::string line;
    char one = 0;
    while (::read(pipe, &one, 1) == 1 && one != '\n')
        line += one;
    return line;
}

} // namespace

PlainVictim::PlainVictim(const std::filesystem::path& folder, const std::string& address, const std::string& source)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::system_error{errno, std::generic_category(), "pipe"};
    output_ = ends[0];
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string arguments[] = {SHOAL_PLAIN_VICTIM, folder.string(), address, source};
    char* pointers[] = {arguments[0].data(), arguments[1].data(), arguments[2].data(), arguments[3].data(), nullptr};
    const int failed = ::posix_spawn(&pid_, SHOAL_PLAIN_VICTIM, &actions, nullptr, pointers, environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed)
        throw std::system_error{failed, std::generic_category(), SHOAL_PLAIN_VICTIM};
    if (const auto line = readLine(output_); line.starts_with("port "))
        address_ = address + ":" + line.substr(5);
}

PlainVictim::~PlainVictim()
{
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    ::close(output_);
}

std::optional<int> PlainVictim::diesOf()
{
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
    pollfd wait{.fd = handle, .events = POLLIN, .revents = 0};
    const bool isDead = ::poll(&wait, 1, 30'000) == 1;
    ::close(handle);
    if (!isDead)
        return std::nullopt;
    int status = 0;
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    return WIFSIGNALED(status) ? std::optional{WTERMSIG(status)} : std::nullopt;
}

bool PlainVictim::isAlive() { return pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) == 0; }

} // namespace shoal::test
