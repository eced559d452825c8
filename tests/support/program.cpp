#include "tests/support/program.h"

#include "tests/support/json_schema.h"
#include "tests/support/throw_errno.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <poll.h>
#include <sstream>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace shoal::test {
namespace {

std::string readWhole(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
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
[[noreturn]] void becomeProgram(char** arguments, char** environment, const char* folder, int output, int messages)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setsid();
    const int nothing = open("/dev/null", O_RDONLY);
    if (chdir(folder) == 0 && dup2(nothing, 0) >= 0 && dup2(output, 1) >= 0 && dup2(messages, 2) >= 0)
        execvpe(arguments[0], arguments, environment);
    _exit(127);
}

int exitCodeOf(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

/// Waits for a process to end, without a sleep and without a signal handler.
std::optional<int> waitForProcess(pid_t pid, std::chrono::milliseconds atMost)
{
    const int handle = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    if (handle < 0)
        throwErrno("pidfd_open");
    pollfd look{.fd = handle, .events = POLLIN, .revents = 0};
    const int ready = poll(&look, 1, static_cast<int>(atMost.count()));
    close(handle);
    int status = 0;
    if (ready <= 0 || waitpid(pid, &status, 0) != pid)
        return std::nullopt;
    return exitCodeOf(status);
}

} // namespace

std::vector<std::string> programEnvironment(const std::filesystem::path& home)
{
    std::vector<std::string> variables{
        "HOME=" + home.string(),
        "XDG_STATE_HOME=" + (home / "state").string(),
        "XDG_CONFIG_HOME=" + (home / "config").string(),
        "XDG_RUNTIME_DIR=" + (home / "run").string(),
        "XDG_DATA_HOME=" + (home / "data").string(),
        "XDG_CACHE_HOME=" + (home / "cache").string(),
        "TMPDIR=" + home.string(),
        "LANG=C.UTF-8",
    };
    for (const auto* kept : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS"})
        if (const auto* value = std::getenv(kept))
            variables.push_back(std::string{kept} + "=" + value);
    return variables;
}

Program::Program(std::vector<std::string> arguments, const ProgramOptions& options)
    : program_{options.program}
    , arguments_{std::move(arguments)}
    , onLine_{options.onLine}
    , isJson_{std::find(arguments_.begin(), arguments_.end(), "--json") != arguments_.end()}
{
    std::filesystem::create_directories(options.home);
    start(options);
}

Program::~Program()
{
    if (!exit_) {
        kill(pid_, SIGKILL);
        waitForProcess(pid_, programPatience);
    }
    reader_.join();
    for (const auto& fault : faults_)
        ADD_FAILURE() << fault;
}

void Program::start(const ProgramOptions& options)
{
    static int number = 0;
    messagesFile_ = options.home / ("messages." + std::to_string(++number));
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0)
        throwErrno("pipe2");
    const int messages = open(messagesFile_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (messages < 0)
        throwErrno("open");
    auto command = options.wrap;
    command.push_back(program_.empty() ? SHOAL_PROGRAM : program_);
    command.insert(command.end(), arguments_.begin(), arguments_.end());
    auto environment = programEnvironment(options.home);
    const auto argumentPointers = pointersTo(command);
    const auto environmentPointers = pointersTo(environment);
    const auto folder = options.folder.empty() ? options.home : options.folder;
    pid_ = fork();
    if (pid_ == 0)
        becomeProgram(const_cast<char**>(argumentPointers.data()), const_cast<char**>(environmentPointers.data()),
                      folder.c_str(), pipe[1], messages);
    close(pipe[1]);
    close(messages);
    if (pid_ < 0)
        throwErrno("fork");
    reader_ = std::thread{[this, from = pipe[0]] { readLines(from); }};
}

void Program::readLines(int pipe)
{
    std::string open;
    char block[4096];
    while (true) {
        const auto count = read(pipe, block, sizeof block);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        open.append(block, static_cast<std::size_t>(count));
        for (auto end = open.find('\n'); end != std::string::npos; end = open.find('\n')) {
            takeLine(open.substr(0, end));
            open.erase(0, end + 1);
        }
    }
    close(pipe);
    if (!open.empty())
        takeLine(open);
    const std::lock_guard lock{mutex_};
    isSilent_ = true;
    heard_.notify_all();
}

void Program::takeLine(std::string line)
{
    if (onLine_)
        onLine_(line);
    const auto fault = isJson_ ? faultOfEvent(line) : std::nullopt;
    const std::lock_guard lock{mutex_};
    output_ += line + "\n";
    if (fault)
        faults_.push_back(*fault + ": " + line);
    if (isJson_)
        events_.emplace_back(std::move(line));
    heard_.notify_all();
}

std::optional<JsonEvent> Program::find(std::size_t from, const std::string& name, const Fits& fits)
{
    const auto deadline = std::chrono::steady_clock::now() + programPatience;
    std::unique_lock lock{mutex_};
    for (auto at = from;; ++at) {
        const bool came =
            heard_.wait_until(lock, deadline, [&] { return at < events_.size() || isSilent_; }) && at < events_.size();
        if (!came)
            break;
        const auto event = events_[at];
        if (event.name() == name && (!fits || fits(event))) {
            taken_ = at + 1;
            return event;
        }
    }
    lock.unlock();
    ADD_FAILURE() << "no such \"" << name << "\" from " << account();
    return std::nullopt;
}

std::optional<JsonEvent> Program::waitFor(const std::string& name, const Fits& fits) { return find(0, name, fits); }

std::optional<JsonEvent> Program::waitForNext(const std::string& name, const Fits& fits)
{
    return find(taken_, name, fits);
}

std::optional<JsonEvent> Program::waitForReason(const std::string& reason)
{
    return waitFor("state", [&](const JsonEvent& event) { return event.text("reason") == reason; });
}

void Program::signal(int number)
{
    if (!exit_)
        kill(pid_, number);
}

std::optional<int> Program::waitForEnd()
{
    if (!exit_)
        exit_ = waitForProcess(pid_, programPatience);
    if (!exit_)
        ADD_FAILURE() << "it doesn't end: " << account();
    else {
        std::unique_lock lock{mutex_};
        heard_.wait(lock, [&] { return isSilent_; });
    }
    return exit_;
}

bool Program::endsWithin(std::chrono::milliseconds time)
{
    if (!exit_)
        exit_ = waitForProcess(pid_, time);
    return exit_.has_value();
}

std::optional<int> Program::interrupt()
{
    signal(SIGINT);
    return waitForEnd();
}

std::vector<JsonEvent> Program::events() const
{
    const std::lock_guard lock{mutex_};
    return events_;
}

std::vector<JsonEvent> Program::eventsOf(const std::string& name) const
{
    auto all = events();
    std::erase_if(all, [&](const JsonEvent& event) { return event.name() != name; });
    return all;
}

std::string Program::output() const
{
    const std::lock_guard lock{mutex_};
    return output_;
}

std::string Program::messages() const { return readWhole(messagesFile_); }

std::string Program::account() const
{
    std::ostringstream text;
    text << (program_.empty() ? "shoal" : program_);
    for (const auto& argument : arguments_)
        text << ' ' << argument;
    text << "\n--- standard output\n" << output() << "--- standard error\n" << messages();
    return text.str();
}

ProgramRun runProgram(std::vector<std::string> arguments, const ProgramOptions& options)
{
    Program program{std::move(arguments), options};
    const auto exit = program.waitForEnd();
    return {exit.value_or(-1), program.output(), program.messages(), program.events()};
}

} // namespace shoal::test
