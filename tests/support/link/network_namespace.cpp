#include "tests/support/link/network_namespace.h"

#include "tests/support/sealed_network.h"
#include "tests/support/throw_errno.h"

#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <sched.h>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace shoal::test {
namespace {

/// A network namespace is a thread's own affair, so that a thread may go elsewhere and end there.
void callOnThread(const std::function<void()>& call)
{
    std::exception_ptr failure;
    std::thread{[&] {
        try {
            call();
        } catch (...) {
            failure = std::current_exception();
        }
    }}.join();
    if (failure)
        std::rethrow_exception(failure);
}
} // namespace

NetworkNamespace::NetworkNamespace()
{
    callOnThread([this] {
        if (unshare(CLONE_NEWNET) != 0)
            throwErrno("a network namespace");
        if (const auto failure = bringLoopbackUp())
            throw std::runtime_error{*failure};
        handle_ = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
        if (handle_ < 0)
            throwErrno("/proc/thread-self/ns/net");
    });
}

NetworkNamespace::~NetworkNamespace() { close(handle_); }

void NetworkNamespace::run(const std::function<void()>& call) const
{
    callOnThread([&] {
        if (setns(handle_, CLONE_NEWNET) != 0)
            throwErrno("entering a network namespace");
        call();
    });
}

void NetworkNamespace::command(const std::string& line) const
{
    run([&] {
        auto* const pipe = popen((line + " 2>&1").c_str(), "r");
        if (pipe == nullptr)
            throwErrno(line);
        std::string said;
        char part[256];
        while (fgets(part, sizeof part, pipe) != nullptr)
            said += part;
        if (pclose(pipe) != 0)
            throw std::runtime_error{line + ": " + said};
    });
}

std::vector<std::string> NetworkNamespace::wrap() const { return {"nsenter", "--net=" + path(), "--"}; }

std::string NetworkNamespace::path() const
{
    return "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(handle_);
}

} // namespace shoal::test
