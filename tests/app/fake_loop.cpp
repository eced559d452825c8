#include "tests/app/fake_loop.h"

#include <thread>
#include <utility>

namespace shoal::test {

Executor FakeLoop::executor()
{
    return [this](std::function<void()> work) {
        const std::lock_guard lock{mutex_};
        posted_.push_back(std::move(work));
    };
}

app::Timer FakeLoop::after(std::chrono::milliseconds delay, std::function<void()> work)
{
    auto alive = std::make_shared<int>(0);
    alarms_.emplace(now_ + delay, Alarm{alive, std::move(work), {}});
    return alive;
}

app::Timer FakeLoop::every(std::chrono::milliseconds period, std::function<void()> work)
{
    auto alive = std::make_shared<int>(0);
    alarms_.emplace(now_ + period, Alarm{alive, std::move(work), period});
    return alive;
}

void FakeLoop::at(std::chrono::milliseconds time, std::function<void()> work)
{
    kept_.push_back(after(time - elapsed(), std::move(work)));
}

void FakeLoop::interrupt()
{
    if (onInterrupt_)
        onInterrupt_();
}

void FakeLoop::hangUp()
{
    if (onHangup_)
        onHangup_();
}

std::chrono::milliseconds FakeLoop::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(now_.time_since_epoch());
}

bool FakeLoop::runPosted()
{
    std::function<void()> work;
    {
        const std::lock_guard lock{mutex_};
        if (posted_.empty())
            return false;
        work = std::move(posted_.front());
        posted_.pop_front();
    }
    work();
    return true;
}

bool FakeLoop::runNextAlarm()
{
    if (alarms_.empty())
        return false;
    auto node = alarms_.extract(alarms_.begin());
    const auto alarm = node.mapped();
    if (alarm.alive.expired())
        return true;
    now_ = node.key();
    if (alarm.period.count() > 0)
        alarms_.emplace(now_ + alarm.period, alarm);
    alarm.work();
    return true;
}

void FakeLoop::run()
{
    isStopped_ = false;
    while (!isStopped_) {
        if (runPosted() || runNextAlarm())
            continue;
        if (!isWaitingForOthers_) {
            isStuck_ = true;
            return;
        }
        std::this_thread::yield();
    }
}

} // namespace shoal::test
