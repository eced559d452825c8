#include "app/shoal/terminal/system_full_screen.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace shoal::app {
namespace {
// Another screen than the one with the user's earlier commands, no cursor, and no line that wraps.
constexpr auto enterSequence = "\x1b[?1049h\x1b[?25l\x1b[?7l";
constexpr auto leaveSequence = "\x1b[?7h\x1b[?25h\x1b[?1049l";

/// Where a signal handler, which may do next to nothing, says that the window has another size.
std::atomic<int> resizeNote{-1};
static_assert(std::atomic<int>::is_always_lock_free);

void noteResize(int)
{
    const auto kept = errno;
    const char note = 'r';
    (void)!::write(resizeNote.load(), &note, 1); // a full pipe has one waiting already
    errno = kept;
}

class SystemFullScreen : public FullScreen {
public:
    SystemFullScreen(Terminal& terminal, Executor home, Handlers handlers)
        : terminal_{terminal}
        , home_{std::move(home)}
        , handlers_{std::make_shared<Handlers>(std::move(handlers))}
    {}

    ~SystemFullScreen() override
    {
        if (thread_.joinable()) {
            ::close(std::exchange(end_[1], -1));
            thread_.join();
            ::sigaction(SIGWINCH, &formerAction_, nullptr);
            terminal_.write(Channel::Results, leaveSequence);
            ::tcsetattr(STDIN_FILENO, TCSADRAIN, &former_);
        }
        for (const auto each : {end_[0], end_[1], notes_[0], notes_[1]})
            if (each >= 0)
                ::close(each);
    }

    Result<void> start()
    {
        if (::tcgetattr(STDIN_FILENO, &former_) != 0)
            return failWith(lastError(), "the terminal");
        if (::pipe2(notes_.data(), O_CLOEXEC | O_NONBLOCK) != 0 || ::pipe2(end_.data(), O_CLOEXEC) != 0)
            return failWith(lastError(), "a pipe");
        resizeNote = notes_[1];
        struct sigaction action {};
        action.sa_handler = noteResize;
        action.sa_flags = SA_RESTART;
        ::sigaction(SIGWINCH, &action, &formerAction_);
        ::tcsetattr(STDIN_FILENO, TCSADRAIN, &withoutLines());
        terminal_.write(Channel::Results, enterSequence);
        thread_ = std::thread{[this] { read(); }};
        return {};
    }

    ScreenSize size() const override
    {
        winsize size{};
        if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
            return {};
        return {size.ws_col, size.ws_row};
    }

    void show(const std::vector<ScreenLine>& lines) override
    {
        terminal_.write(Channel::Results, drawing(lines, size()));
    }

private:
    /// Keys come one by one, and are not shown.
    const termios& withoutLines()
    {
        taken_ = former_;
        taken_.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);
        taken_.c_iflag &= ~static_cast<tcflag_t>(IXON | ICRNL);
        taken_.c_cc[VMIN] = 1;
        taken_.c_cc[VTIME] = 0;
        taken_.c_cc[VSUSP] = taken_.c_cc[VQUIT] = _POSIX_VDISABLE;
        return taken_;
    }

    /// Its own thread, until the other end of `end_` is closed or nobody can type any more.
    void read()
    {
        std::array<pollfd, 3> waits{pollfd{end_[0], POLLIN, 0}, pollfd{notes_[0], POLLIN, 0},
                                    pollfd{STDIN_FILENO, POLLIN, 0}};
        while (true) {
            if (::poll(waits.data(), waits.size(), -1) < 0) {
                if (errno == EINTR)
                    continue;
                return;
            }
            if (waits[0].revents != 0)
                return;
            if (waits[1].revents != 0 && !taken(notes_[0]).empty())
                call([](const Handlers& handlers) { handlers.resized(); });
            if (waits[2].revents != 0 && !readKeys()) {
                call([](const Handlers& handlers) { handlers.closed(); });
                waits[2].fd = -1;
            }
        }
    }

    bool readKeys()
    {
        const auto bytes = taken(STDIN_FILENO);
        for (const auto& key : keys_.take(bytes))
            call([key](const Handlers& handlers) { handlers.key(key); });
        return !bytes.empty();
    }

    static std::string taken(int descriptor)
    {
        std::array<char, 256> buffer{};
        ssize_t size = 0;
        do
            size = ::read(descriptor, buffer.data(), buffer.size());
        while (size < 0 && errno == EINTR);
        return {buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
    }

    void call(std::function<void(const Handlers&)> work)
    {
        home_([weak = std::weak_ptr{handlers_}, work = std::move(work)] {
            if (const auto handlers = weak.lock())
                work(*handlers);
        });
    }

    Terminal& terminal_;
    Executor home_;
    std::shared_ptr<Handlers> handlers_;
    KeyReader keys_; // of the thread
    termios former_{};
    termios taken_{};
    struct sigaction formerAction_ {};
    std::array<int, 2> notes_{-1, -1};
    std::array<int, 2> end_{-1, -1};
    std::thread thread_;
};
} // namespace

Result<std::unique_ptr<FullScreen>> takeSystemScreen(Terminal& terminal, Executor home, FullScreen::Handlers handlers)
{
    if (!terminal.screen(Channel::Results).isTerminal)
        return fail(ErrorKind::BadArgument, "Standard output", "it is no terminal that can be drawn on");
    if (::isatty(STDIN_FILENO) == 0)
        return fail(ErrorKind::BadArgument, "Standard input", "it is no terminal, so no key can be read");
    auto screen = std::make_unique<SystemFullScreen>(terminal, std::move(home), std::move(handlers));
    if (const auto started = screen->start(); !started)
        return fail(started.error());
    return screen;
}

} // namespace shoal::app
