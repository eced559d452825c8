#include "tests/support/terminal_program.h"

#include "tests/support/program.h"
#include "tests/support/throw_errno.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace shoal::test {
namespace {
constexpr std::string_view drawingStart = "\x1b[H";

winsize asWinsize(WindowSize size) { return {.ws_row = size.rows, .ws_col = size.columns}; }

std::vector<char*> pointersToEach(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Without escape sequences, cut at its line ends.
std::vector<std::string> plainLines(std::string_view drawing)
{
    std::vector<std::string> lines(1);
    while (!drawing.empty()) {
        if (drawing.starts_with("\x1b[")) {
            drawing.remove_prefix(std::min(drawing.find_first_of("hlmHJK") + 1, drawing.size()));
        } else if (drawing.starts_with("\r\n")) {
            lines.emplace_back();
            drawing.remove_prefix(2);
        } else {
            lines.back() += drawing.front();
            drawing.remove_prefix(1);
        }
    }
    return lines;
}
} // namespace

TerminalProgram::TerminalProgram(std::vector<std::string> arguments, const std::filesystem::path& home, WindowSize size)
{
    std::filesystem::create_directories(home);
    const auto window = asWinsize(size);
    if (openpty(&terminal_, &program_, nullptr, nullptr, &window) != 0)
        throwErrno("openpty");
    arguments.insert(arguments.begin(), SHOAL_PROGRAM);
    auto environment = programEnvironment(home);
    environment.emplace_back("TERM=xterm");
    const auto argumentPointers = pointersToEach(arguments);
    const auto environmentPointers = pointersToEach(environment);
    pid_ = fork();
    if (pid_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        setsid();
        if (ioctl(program_, TIOCSCTTY, 0) == 0 && chdir(home.c_str()) == 0 && dup2(program_, 0) >= 0
            && dup2(program_, 1) >= 0 && dup2(program_, 2) >= 0) {
            close(terminal_);
            execve(argumentPointers[0], argumentPointers.data(), environmentPointers.data());
        }
        _exit(127);
    }
    if (pid_ < 0)
        throwErrno("fork");
}

TerminalProgram::~TerminalProgram()
{
    if (!exit_) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    close(terminal_);
    close(program_);
}

void TerminalProgram::type(const std::string& bytes)
{
    if (write(terminal_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        throwErrno("write");
}

void TerminalProgram::resize(WindowSize size)
{
    const auto window = asWinsize(size);
    if (ioctl(terminal_, TIOCSWINSZ, &window) != 0)
        throwErrno("TIOCSWINSZ");
}

void TerminalProgram::signal(int number)
{
    if (!exit_)
        kill(pid_, number);
}

/// What it wrote; false when nothing came for too long.
bool TerminalProgram::read()
{
    pollfd look{.fd = terminal_, .events = POLLIN, .revents = 0};
    const auto patience = std::chrono::duration_cast<std::chrono::milliseconds>(programPatience);
    if (poll(&look, 1, static_cast<int>(patience.count())) <= 0)
        return false;
    std::array<char, 4096> block{};
    const auto size = ::read(terminal_, block.data(), block.size());
    if (size > 0)
        output_.append(block.data(), static_cast<std::size_t>(size));
    return size > 0;
}

std::optional<TerminalProgram::Drawing> TerminalProgram::waitForDrawing(const std::function<bool(const Drawing&)>& fits)
{
    const auto deadline = std::chrono::steady_clock::now() + programPatience;
    while (std::chrono::steady_clock::now() < deadline) {
        const auto start = output_.find(drawingStart, looked_);
        // Whole is one that another follows; there is one every second at least.
        const auto end = start == std::string::npos ? start : output_.find(drawingStart, start + 1);
        if (end == std::string::npos) {
            if (!read())
                break;
            continue;
        }
        looked_ = end;
        auto drawing = plainLines(std::string_view{output_}.substr(start, end - start));
        if (fits(drawing))
            return drawing;
    }
    ADD_FAILURE() << "no such drawing; it wrote\n" << output_;
    return std::nullopt;
}

std::optional<int> TerminalProgram::waitForEnd()
{
    const auto deadline = std::chrono::steady_clock::now() + programPatience;
    while (!exit_ && std::chrono::steady_clock::now() < deadline) {
        int status = 0;
        if (waitpid(pid_, &status, WNOHANG) == pid_) {
            exit_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
            break;
        }
        // It must be read from, or it could not write its last.
        pollfd look{.fd = terminal_, .events = POLLIN, .revents = 0};
        if (poll(&look, 1, 20) > 0)
            read();
    }
    if (!exit_)
        ADD_FAILURE() << "it doesn't end; it wrote\n" << output_;
    pollfd look{.fd = terminal_, .events = POLLIN, .revents = 0};
    while (exit_ && poll(&look, 1, 0) > 0 && read()) {}
    return exit_;
}

bool TerminalProgram::isAsBefore() const
{
    termios settings{};
    return tcgetattr(program_, &settings) == 0 && (settings.c_lflag & ICANON) != 0 && (settings.c_lflag & ECHO) != 0
        && (settings.c_iflag & ICRNL) != 0;
}

} // namespace shoal::test
