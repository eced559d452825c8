// Another program while it is measured: started, listened to, weighed, ended.
#pragma once

#include "tests/bench/programs/process_memory.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <regex>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace shoal::bench {
using Clock = std::chrono::steady_clock;

/// Killed, and waited for, with the object. Make it on the main thread: the process is killed when the thread that
/// started it ends.
class Process {
public:
    struct Options {
        std::filesystem::path home; ///< HOME and the XDG folders lie here; made if missing; also the current folder
        std::function<void(const std::string& line)> onLine = {}; ///< on a thread of the object's own
    };
    /// Throws std::system_error when it can't be started.
    Process(std::vector<std::string> command, const Options& options);
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process();

    /// Waits for a line of standard output or error that the expression is found in, of all that came or will come.
    /// Nothing when the program ended or the deadline passed first.
    std::optional<std::string> waitForLine(const std::regex& expression, Clock::time_point deadline);
    /// Waits for the end of the program; false when the deadline passes first.
    bool waitForEnd(Clock::time_point deadline);
    /// SIGTERM, and SIGKILL when that doesn't end it within ten seconds.
    void end();
    bool hasEnded();

    pid_t pid() const { return pid_; }
    /// Of all its threads, since it started.
    double cpuSeconds() const;
    /// The most of each kind since it started or since `forgetPeak`, looked at ten times a second.
    Memory peakMemory();
    Memory memory() const;
    void forgetPeak();
    std::string output() const;
    std::string account() const; ///< command line and the end of what it said, for a failure

private:
    void listen(int pipe);
    void take(std::string& text);
    void weigh();

    std::vector<std::string> command_;
    std::function<void(const std::string&)> onLine_;
    pid_t pid_ = -1;
    int pidHandle_ = -1;
    int ending_ = -1; ///< readable when the thread should end

    mutable std::mutex mutex_;
    std::condition_variable heard_;
    std::vector<std::string> lines_;
    bool isSilent_ = false;
    Memory peak_;
    double cpuAtEnd_ = 0;
    bool isReaped_ = false;
    std::thread thread_;
};

/// Runs it to its end and returns what it said. Throws when it doesn't end in time or ends badly.
std::string outputOf(const std::vector<std::string>& command, const std::filesystem::path& home,
                     std::chrono::seconds patience);

} // namespace shoal::bench
