#include "app/shoal/terminal/system_terminal.h"

#include "app/shoal/terminal/system_full_screen.h"

#include <cerrno>
#include <cstdlib>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace shoal::app {
namespace {
int descriptorOf(Channel channel) { return channel == Channel::Results ? STDOUT_FILENO : STDERR_FILENO; }

/// Whether all of it was taken. A descriptor that somebody set to non-blocking is waited for.
bool writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const auto written = ::write(descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd waiting{descriptor, POLLOUT, 0};
            ::poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

/// A pipe or socket whose other end was closed. Files and terminals are never so.
bool hasNoReader(int descriptor)
{
    pollfd looked{descriptor, 0, 0};
    return ::poll(&looked, 1, 0) == 1 && (looked.revents & POLLERR) != 0;
}

bool isSet(const char* variable)
{
    const auto* const value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

/// Nothing that is typed is shown. Ctrl-C comes as a letter meanwhile: a process that it ended would leave the terminal
/// as silent as this.
class Silence {
public:
    Silence()
    {
        if (::tcgetattr(STDIN_FILENO, &former_) != 0)
            return;
        auto silent = former_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
        isKept_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Silence()
    {
        if (isKept_)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &former_);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    bool isKept() const { return isKept_; }

private:
    termios former_{};
    bool isKept_ = false;
};

bool isDumb()
{
    const auto* const term = std::getenv("TERM");
    return term == nullptr || *term == '\0' || std::string_view{term} == "dumb";
}
} // namespace

void SystemTerminal::write(Channel channel, std::string_view text)
{
    const bool isTaken = writeAll(descriptorOf(channel), text);
    if (!isTaken && channel == Channel::Results)
        isBroken_ = true;
}

bool SystemTerminal::isBroken() const { return isBroken_ || hasNoReader(descriptorOf(Channel::Results)); }

Result<std::unique_ptr<FullScreen>> SystemTerminal::takeScreen(Executor home, FullScreen::Handlers handlers)
{
    return takeSystemScreen(*this, std::move(home), std::move(handlers));
}

Screen SystemTerminal::screen(Channel channel) const
{
    const auto descriptor = descriptorOf(channel);
    Screen screen;
    if (::isatty(descriptor) == 0)
        return screen;
    // A dumb terminal is one that cannot draw a line again: it is treated like a pipe.
    screen.isTerminal = !isDumb();
    screen.hasColours = screen.isTerminal && !isSet("NO_COLOR");
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        screen.columns = size.ws_col;
    if (size.ws_row > 0)
        screen.rows = size.ws_row;
    return screen;
}

bool SystemTerminal::canAsk() const { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0; }

std::optional<std::string> SystemTerminal::ask(std::string_view question)
{
    if (!canAsk())
        return std::nullopt;
    write(Channel::Messages, question);
    std::string answer;
    while (true) {
        // A signal ends poll(), whatever was said of starting calls again.
        pollfd waiting{STDIN_FILENO, POLLIN, 0};
        char next = 0;
        if (::poll(&waiting, 1, -1) < 0 || ::read(STDIN_FILENO, &next, 1) != 1)
            return std::nullopt;
        if (next == '\n')
            return answer;
        answer += next;
    }
}

std::optional<std::string> SystemTerminal::askSecret(std::string_view question)
{
    constexpr char interrupt = 3;
    if (!canAsk())
        return std::nullopt;
    const Silence silence;
    if (!silence.isKept())
        return std::nullopt;
    auto answer = ask(question);
    write(Channel::Messages, "\n");
    if (answer && answer->find(interrupt) != std::string::npos)
        return std::nullopt;
    return answer;
}

} // namespace shoal::app
