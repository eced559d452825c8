#include "app/desktop/end_signals.h"

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace shoal::app {
namespace {
constexpr std::array endings{SIGTERM, SIGINT, SIGHUP};

/// What a handler may reach: written here, read by the event loop.
std::array<int, 2> ends{-1, -1};

void handToTheLoop(int /*number*/)
{
    const int before = errno;
    const char any = 0;
    [[maybe_unused]] const auto written = ::write(ends[0], &any, 1); // full: one waits there already
    errno = before;
}

void setHandlers(void (*handler)(int))
{
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int number : endings)
        ::sigaction(number, &action, nullptr);
}
} // namespace

EndSignals::EndSignals(QObject* parent)
    : QObject{parent}
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0)
        return; // then the signals end the process at once, as they always do
    auto* notifier = new QSocketNotifier{ends[1], QSocketNotifier::Read, this};
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::array<char, 64> all{};
        while (::read(ends[1], all.data(), all.size()) > 0) {}
        Q_EMIT came();
    });
    setHandlers(handToTheLoop);
}

EndSignals::~EndSignals()
{
    setHandlers(SIG_DFL);
    for (int& end : ends)
        if (end >= 0)
            ::close(std::exchange(end, -1));
}

} // namespace shoal::app
