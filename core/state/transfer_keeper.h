// Writes down what is transferred, a few seconds' worth at a time.
#pragma once

#include "core/state/store.h"

#include <chrono>
#include <memory>

namespace shoal {

/// On the engine's thread. A process that is killed loses what came since the last write.
class TransferKeeper {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds interval{5};

    explicit TransferKeeper(Store& store);

    void add(const Transferred& bytes, std::chrono::sys_days today);
    /// Call it several times a second.
    void tick(Time now);
    /// Without waiting for the interval.
    void flush();

private:
    Store& store_;
    std::shared_ptr<TransfersByDay> waiting_; // an answer that it was not kept may come when this is gone
    Time writtenAt_{};
};

} // namespace shoal
