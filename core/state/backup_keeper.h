// When backups of the profile's database are taken.
#pragma once

#include "core/events.h"
#include "core/state/backups.h"
#include "core/work_thread.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <stop_token>

namespace shoal {

/// One when the engine has started, one a minute after the list of shares changed, one a day, one at the end. They are
/// copied on the worker; a failure is published as a warning. Lives on the thread that calls it, and longer than the
/// worker's and home's work.
class BackupKeeper {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `home` posts to the calling thread, `publish` is called there.
    BackupKeeper(const std::filesystem::path& profile, WorkThread& worker, Executor home,
                 std::function<void(const Event&)> publish);
    ~BackupKeeper();
    BackupKeeper(const BackupKeeper&) = delete;
    BackupKeeper& operator=(const BackupKeeper&) = delete;

    void tick(Time now);
    /// A share came or went.
    void listChanged();
    /// Ends a copy that is under way, unless it is a small one that is done in a moment.
    void stop() { stop_.request_stop(); }
    bool isUnderWay() const { return isUnderWay_; }
    /// The last one, in the calling thread, when none is under way: it takes some milliseconds for a list of usual size
    /// and gives up after half a second.
    static void takeLast(const std::filesystem::path& profile);

private:
    void take(Time now);

    Backups backups_;
    WorkThread* worker_;
    Executor home_;
    std::function<void(const Event&)> publish_;
    std::stop_source stop_;
    Time takenAt_{};
    bool wasTaken_ = false;
    bool isListNew_ = false;
    bool isUnderWay_ = false;
};

} // namespace shoal
