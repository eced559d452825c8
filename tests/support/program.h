// A real `shoal` process, or another program: started, read line by line as it speaks, signalled, waited for.
#pragma once

#include "tests/support/json_event.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace shoal::test {

/// Whatever is waited for must come within this time; only a failure uses it up.
constexpr std::chrono::seconds programPatience{90};

struct ProgramOptions {
    std::filesystem::path home;         ///< HOME and the XDG folders lie here; made if missing
    std::filesystem::path folder = {};  ///< current folder; empty: home
    std::vector<std::string> wrap = {}; ///< a command to run it under
    std::string program = {};           ///< empty: shoal
    /// Hears each line of standard output, on a thread of the object's own.
    std::function<void(const std::string&)> onLine = {};
};

/// HOME and the XDG folders below `home`, and what else a program of ours heeds.
std::vector<std::string> programEnvironment(const std::filesystem::path& home);

/// Killed, and waited for, with the object. Every line of standard output is expected to be an event that fits its
/// schema when the arguments contain `--json`; one that doesn't is a test failure.
class Program {
public:
    /// Throws std::system_error when it can't be started.
    Program(std::vector<std::string> arguments, const ProgramOptions& options);
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program();

    using Fits = std::function<bool(const JsonEvent&)>;
    /// The first event of this name that fits, of all that came or will come. Nothing when the program ended, or was
    /// silent about it for too long; then a test failure tells what it said instead.
    std::optional<JsonEvent> waitFor(const std::string& name, const Fits& fits = {});
    /// The same among events after the last one that a `waitFor…` returned.
    std::optional<JsonEvent> waitForNext(const std::string& name, const Fits& fits = {});
    /// A `state` or `progress` event that gives this reason.
    std::optional<JsonEvent> waitForReason(const std::string& reason);

    /// Sends a signal to the process alone.
    void signal(int number);
    /// Exit code, or 128 + signal as shells say; nothing (and a test failure) when it goes on for too long.
    std::optional<int> waitForEnd();
    /// Whether it ends of itself within this time: how a test lets a random stretch of a program's life go by.
    bool endsWithin(std::chrono::milliseconds time);
    /// Ctrl-C, then the end.
    std::optional<int> interrupt();

    pid_t pid() const { return pid_; }
    std::vector<JsonEvent> events() const;
    std::vector<JsonEvent> eventsOf(const std::string& name) const;
    std::string output() const;   ///< all of standard output so far
    std::string messages() const; ///< all of standard error so far
    std::string account() const;  ///< arguments, output and messages, for a failure

private:
    void start(const ProgramOptions& options);
    void readLines(int pipe);
    void takeLine(std::string line);
    std::optional<JsonEvent> find(std::size_t from, const std::string& name, const Fits& fits);

    std::string program_;
    std::vector<std::string> arguments_;
    std::function<void(const std::string&)> onLine_;
    bool isJson_ = false;
    std::filesystem::path messagesFile_;
    pid_t pid_ = -1;
    std::optional<int> exit_;

    mutable std::mutex mutex_;
    std::condition_variable heard_;
    std::vector<JsonEvent> events_;
    std::vector<std::string> faults_; ///< lines that fit no schema
    std::string output_;
    bool isSilent_ = false; ///< its standard output is closed
    std::size_t taken_ = 0; ///< events before this one were returned
    std::thread reader_;
};

/// Runs it to its end.
struct ProgramRun {
    int exit = -1;
    std::string output;
    std::string messages;
    std::vector<JsonEvent> events;
};
ProgramRun runProgram(std::vector<std::string> arguments, const ProgramOptions& options);

} // namespace shoal::test
