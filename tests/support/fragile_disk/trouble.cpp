#include "tests/support/fragile_disk/trouble.h"

#include <algorithm>
#include <cerrno>

namespace shoal::test {

void Trouble::fail(const DiskFailure& failure)
{
    const std::lock_guard lock{mutex_};
    failure_ = failure;
    calls_ = 0;
}

void Trouble::holdWritesAfter(Bytes bytes)
{
    const std::lock_guard lock{mutex_};
    heldFrom_ = written_ + bytes;
}

void Trouble::holdSyncs()
{
    const std::lock_guard lock{mutex_};
    areSyncsHeld_ = true;
}

bool Trouble::holdsASyncWithin(std::chrono::seconds time)
{
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, time, [&] { return waitingSyncs_ > 0; });
}

void Trouble::lose()
{
    const std::lock_guard lock{mutex_};
    isLost_ = true;
    changed_.notify_all();
}

void Trouble::heal()
{
    const std::lock_guard lock{mutex_};
    failure_.reset();
    heldFrom_.reset();
    isLost_ = false;
    areSyncsHeld_ = false;
    changed_.notify_all();
}

Bytes Trouble::written() const
{
    const std::lock_guard lock{mutex_};
    return written_;
}

Bytes Trouble::unsynced() const
{
    const std::lock_guard lock{mutex_};
    return written_ - synced_;
}

std::uint64_t Trouble::calls() const
{
    const std::lock_guard lock{mutex_};
    return calls_;
}

std::int64_t Trouble::permit(DiskCall call, std::int64_t size)
{
    std::unique_lock lock{mutex_};
    if (call == DiskCall::Write)
        changed_.wait(lock, [&] { return isLost_ || !heldFrom_ || written_ < *heldFrom_; });
    if (call == DiskCall::Write && isLost_)
        return -EIO;
    const auto covered = call == DiskCall::Sync ? holdSync(lock) : 0;
    const auto permitted = failure_ && failure_->call == call ? counted(size) : size;
    if (call == DiskCall::Write && permitted > 0)
        written_ += static_cast<Bytes>(permitted);
    if (call == DiskCall::Sync && permitted >= 0)
        synced_ = std::max(synced_, covered);
    return permitted;
}

/// Returns how much had been written when it began.
Bytes Trouble::holdSync(std::unique_lock<std::mutex>& lock)
{
    const auto covered = written_;
    ++waitingSyncs_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return !areSyncsHeld_; });
    --waitingSyncs_;
    return covered;
}

std::int64_t Trouble::counted(std::int64_t size)
{
    ++calls_;
    if (calls_ < failure_->from)
        return size;
    const bool isFirst = calls_ == failure_->from;
    if (isFirst && failure_->isHalfDone && size > 1)
        return size / 2;
    return isFirst || failure_->isForGood ? -failure_->error : size;
}

} // namespace shoal::test
