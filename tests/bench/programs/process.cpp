#include "tests/bench/programs/process.h"

#include "tests/support/throw_errno.h"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace shoal::bench {
namespace {
constexpr std::chrono::milliseconds weighEvery{100};
constexpr std::chrono::seconds endPatience{10};

std::vector<std::string> environmentIn(const std::filesystem::path& home)
{
    std::vector<std::string> variables{
        "HOME=" + home.string(),
        "XDG_STATE_HOME=" + (home / "state").string(),
        "XDG_CONFIG_HOME=" + (home / "config").string(),
        "XDG_RUNTIME_DIR=" + (home / "run").string(),
        "XDG_DATA_HOME=" + (home / "data").string(),
        "XDG_CACHE_HOME=" + (home / "cache").string(),
        "TMPDIR=" + home.string(),
        "TERM=dumb",
        "LANG=C.UTF-8",
    };
    if (const auto* path = std::getenv("PATH"))
        variables.push_back(std::string{"PATH="} + path);
    return variables;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Between fork and exec only calls that a signal handler may make: other threads of this process hold locks.
[[noreturn]] void becomeProgram(char** command, char** environment, const char* folder, int output)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setsid();
    const int nothing = open("/dev/null", O_RDONLY);
    if (chdir(folder) == 0 && dup2(nothing, 0) >= 0 && dup2(output, 1) >= 0 && dup2(output, 2) >= 0)
        execvpe(command[0], command, environment);
    _exit(127);
}

int millisecondsUntil(Clock::time_point deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::max<std::int64_t>(left, 0));
}

double secondsOf(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}
} // namespace

Process::Process(std::vector<std::string> command, const Options& options)
    : command_{std::move(command)}
    , onLine_{options.onLine}
{
    std::filesystem::create_directories(options.home);
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0)
        test::throwErrno("pipe2");
    auto environment = environmentIn(options.home);
    const auto commandPointers = pointersTo(command_);
    const auto environmentPointers = pointersTo(environment);
    pid_ = fork();
    if (pid_ == 0)
        becomeProgram(const_cast<char**>(commandPointers.data()), const_cast<char**>(environmentPointers.data()),
                      options.home.c_str(), pipe[1]);
    close(pipe[1]);
    if (pid_ < 0)
        test::throwErrno("starting " + command_.front());
    pidHandle_ = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
    ending_ = eventfd(0, EFD_CLOEXEC);
    if (pidHandle_ < 0 || ending_ < 0)
        test::throwErrno("watching " + command_.front());
    thread_ = std::thread{[this, from = pipe[0]] { listen(from); }};
}

Process::~Process()
{
    if (!hasEnded()) {
        kill(pid_, SIGKILL);
        waitForEnd(Clock::now() + endPatience);
    }
    eventfd_write(ending_, 1);
    thread_.join();
    close(pidHandle_);
    close(ending_);
}

void Process::listen(int pipe)
{
    std::string text;
    char block[4096];
    auto nextWeighing = Clock::now();
    while (true) {
        if (Clock::now() >= nextWeighing) {
            weigh();
            nextWeighing = Clock::now() + weighEvery;
        }
        pollfd looks[2]{{.fd = pipe, .events = POLLIN, .revents = 0}, {.fd = ending_, .events = POLLIN, .revents = 0}};
        poll(looks, 2, millisecondsUntil(nextWeighing));
        if (looks[0].revents == 0 && looks[1].revents != 0)
            break;
        if (looks[0].revents == 0)
            continue;
        const auto count = read(pipe, block, sizeof block);
        if (count <= 0)
            break;
        text.append(block, static_cast<std::size_t>(count));
        take(text);
    }
    close(pipe);
    if (!text.empty())
        take(text += '\n');
    const std::lock_guard lock{mutex_};
    isSilent_ = true;
    heard_.notify_all();
}

void Process::take(std::string& text)
{
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
        auto line = text.substr(0, end);
        text.erase(0, end + 1);
        if (onLine_)
            onLine_(line);
        const std::lock_guard lock{mutex_};
        lines_.push_back(std::move(line));
        heard_.notify_all();
    }
}

void Process::weigh()
{
    const auto now = memoryOf(pid_);
    const std::lock_guard lock{mutex_};
    peak_ = peakOf(peak_, now);
}

std::optional<std::string> Process::waitForLine(const std::regex& expression, Clock::time_point deadline)
{
    std::unique_lock lock{mutex_};
    for (std::size_t at = 0;; ++at) {
        heard_.wait_until(lock, deadline, [&] { return at < lines_.size() || isSilent_; });
        if (at >= lines_.size())
            return std::nullopt;
        if (std::regex_search(lines_[at], expression))
            return lines_[at];
    }
}

bool Process::waitForEnd(Clock::time_point deadline)
{
    if (isReaped_)
        return true;
    pollfd look{.fd = pidHandle_, .events = POLLIN, .revents = 0};
    poll(&look, 1, millisecondsUntil(deadline));
    return hasEnded();
}

bool Process::hasEnded()
{
    if (isReaped_)
        return true;
    rusage usage{};
    int status = 0;
    if (wait4(pid_, &status, WNOHANG, &usage) != pid_)
        return false;
    cpuAtEnd_ = secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
    isReaped_ = true;
    return true;
}

void Process::end()
{
    if (hasEnded())
        return;
    kill(pid_, SIGTERM);
    if (waitForEnd(Clock::now() + endPatience))
        return;
    kill(pid_, SIGKILL);
    waitForEnd(Clock::now() + endPatience);
}

double Process::cpuSeconds() const { return isReaped_ ? cpuAtEnd_ : cpuSecondsOf(pid_); }

Memory Process::peakMemory()
{
    if (!isReaped_)
        weigh();
    const std::lock_guard lock{mutex_};
    return peak_;
}

Memory Process::memory() const { return isReaped_ ? Memory{} : memoryOf(pid_); }

void Process::forgetPeak()
{
    const std::lock_guard lock{mutex_};
    peak_ = {};
}

std::string Process::output() const
{
    const std::lock_guard lock{mutex_};
    std::string text;
    for (const auto& line : lines_)
        text += line + "\n";
    return text;
}

std::string Process::account() const
{
    std::string text;
    for (const auto& word : command_)
        text += word + " ";
    const auto said = output();
    constexpr std::size_t most = 2000;
    return text + "\n" + (said.size() > most ? "…" + said.substr(said.size() - most) : said);
}

std::string outputOf(const std::vector<std::string>& command, const std::filesystem::path& home,
                     std::chrono::seconds patience)
{
    Process process{command, {.home = home}};
    if (!process.waitForEnd(Clock::now() + patience))
        throw std::runtime_error("it doesn't end: " + process.account());
    // What it said last is in the pipe still.
    process.waitForLine(std::regex{"$^"}, Clock::now() + std::chrono::seconds{1});
    return process.output();
}

} // namespace shoal::bench
