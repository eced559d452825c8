#include "tests/support/link/network_namespace.h"

#include "tests/support/sealed_network.h"

#include <cerrno>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <sched.h>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace shoal::test {
namespace {

[[noreturn]] void throwError(const char* what) { throw std::system_error{errno, std::generic_category(), what}; }

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
            throwError("a network namespace");
        if (const auto failure = bringLoopbackUp())
            throw std::runtime_error{*failure};
        handle_ = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
        if (handle_ < 0)
            throwError("/proc/thread-self/ns/net");
    });
}

NetworkNamespace::~NetworkNamespace() { close(handle_); }

void NetworkNamespace::run(const std::function<void()>& call) const
{
    callOnThread([&] {
        if (setns(handle_, CLONE_NEWNET) != 0)
            throwError("entering a network namespace");
        call();
    });
}

void NetworkNamespace::command(const std::string& line) const
{
    run([&] {
        auto* const pipe = popen((line + " 2>&1").c_str(), "r");
        if (pipe == nullptr)
            throwError(line.c_str());
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
