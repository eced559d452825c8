#include "tests/bench/programs/guard.h"

#include "tests/bench/support/content.h"
#include "tests/support/sealed_network.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace shoal::bench {
namespace {
volatile std::sig_atomic_t worker = -1;
volatile std::sig_atomic_t interruptedBy = 0;

/// The worker's programs die with it: each asked for that when it was started.
void onSignal(int number)
{
    interruptedBy = number;
    if (worker > 0)
        kill(worker, SIGKILL);
}

void listenForSignals()
{
    struct sigaction action {};
    action.sa_handler = onSignal;
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaction(number, &action, nullptr);
}

[[noreturn]] void work(const std::filesystem::path& scratch,
                       const std::function<int(const std::filesystem::path& scratch)>& what)
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int code = 1;
    try {
        code = what(scratch);
    } catch (const std::exception& broken) {
        std::fprintf(stderr, "%s\n", broken.what());
    }
    std::fflush(nullptr);
    _exit(code);
}

/// Whoever of the worker's processes is left comes to us when the worker has ended.
int waitForAll(pid_t child)
{
    int code = 1;
    while (true) {
        int status = 0;
        const auto ended = wait(&status);
        if (ended == child)
            code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        if (ended < 0 && errno != EINTR)
            return code;
    }
}

void seal()
{
    if (const auto why = test::sealNetwork())
        throw std::runtime_error("the network can't be sealed, so nothing runs: " + *why
                                 + " (it needs root, or user namespaces for everybody)");
    if (const auto why = test::addPrivateAddresses())
        throw std::runtime_error("loopback takes no further address: " + *why);
}
} // namespace

int runGuarded(const std::filesystem::path& under, const std::function<int(const std::filesystem::path& scratch)>& what)
{
    seal();
    const Content scratch{under};
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    listenForSignals();
    const auto child = fork();
    if (child < 0)
        throw std::system_error{errno, std::generic_category(), "fork"};
    if (child == 0)
        work(scratch.folder(), what);
    worker = child;
    if (interruptedBy != 0)
        kill(child, SIGKILL);
    const int code = waitForAll(child);
    return interruptedBy != 0 ? 128 + interruptedBy : code;
}

} // namespace shoal::bench
