// A loop whose time stands still while there is work, and jumps to the next timer when there is none.
#pragma once

#include "app/shoal/run/loop.h"

#include <deque>
#include <functional>
#include <map>
#include <mutex>

namespace shoal::test {

/// Work may be posted from any thread, everything else is for one. When nothing is left to wait for, `run()` returns
/// and `isStuck()` tells so: a test that forgot to end its command fails instead of hanging.
class FakeLoop : public app::Loop {
public:
    Executor executor() override;
    app::Timer after(std::chrono::milliseconds delay, std::function<void()> work) override;
    app::Timer every(std::chrono::milliseconds period, std::function<void()> work) override;
    void onInterrupt(std::function<void()> work) override { onInterrupt_ = std::move(work); }
    void onHangup(std::function<void()> work) override { onHangup_ = std::move(work); }
    Time now() const override { return now_; }
    void run() override;
    void stop() override { isStopped_ = true; }

    /// At this time from the start; kept until then without an owner.
    void at(std::chrono::milliseconds time, std::function<void()> work);
    /// What Ctrl-C does.
    void interrupt();
    /// What SIGHUP does.
    void hangUp();
    std::chrono::milliseconds elapsed() const;
    bool isStuck() const { return isStuck_; }
    /// Work is done on another thread (`inBackground`): with nothing to do, wait for it instead of being stuck.
    void waitForOthers() { isWaitingForOthers_ = true; }

private:
    struct Alarm {
        std::weak_ptr<void> alive;
        std::function<void()> work;
        std::chrono::milliseconds period{0};
    };
    bool runPosted();
    bool runNextAlarm();

    std::mutex mutex_; // guards posted_, which other threads add to
    std::deque<std::function<void()>> posted_;
    std::multimap<Time, Alarm> alarms_;
    std::vector<std::shared_ptr<void>> kept_;
    std::function<void()> onInterrupt_;
    std::function<void()> onHangup_;
    Time now_{};
    bool isStopped_ = false;
    bool isStuck_ = false;
    bool isWaitingForOthers_ = false;
};

} // namespace shoal::test
