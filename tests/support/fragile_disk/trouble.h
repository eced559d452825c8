// What goes wrong with a TroubledDisk: it takes its time, or says no.
#pragma once

#include "core/units.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>

namespace shoal::test {

/// What programs do with content.
enum class DiskCall { Read, Write, Sync };

/// Calls of one kind that fail.
struct DiskFailure {
    DiskCall call = DiskCall::Write;
    int error = 0;           ///< as in errno
    std::uint64_t from = 1;  ///< the first that fails, counted from when this was told
    bool isForGood = true;   ///< all later ones as well
    bool isHalfDone = false; ///< of that one half is done, and the next one fails
};

/// Any thread.
class Trouble {
public:
    void fail(const DiskFailure& failure);
    /// Writes are done until there were so many bytes of them from now on; all later ones wait.
    void holdWritesAfter(Bytes bytes);
    /// All syncs wait.
    void holdSyncs();
    /// Whether a sync comes to wait within this time.
    bool holdsASyncWithin(std::chrono::seconds time);
    /// Writes that wait, and all later ones, fail with EIO, without a byte done.
    void lose();
    /// Nothing is wrong any more; what waits is done.
    void heal();

    /// Done, ever.
    Bytes written() const;
    /// Of that, what no sync covers that began later.
    Bytes unsynced() const;
    /// Calls of the kind that fails, since that was told.
    std::uint64_t calls() const;

    /// Asked before each call: how many of its bytes to do, or an error as a negative number. May take long.
    std::int64_t permit(DiskCall call, std::int64_t size);

private:
    std::int64_t counted(std::int64_t size);
    Bytes holdSync(std::unique_lock<std::mutex>& lock);

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<DiskFailure> failure_;
    std::uint64_t calls_ = 0;
    std::optional<Bytes> heldFrom_; ///< of all that was written
    bool isLost_ = false;
    bool areSyncsHeld_ = false;
    int waitingSyncs_ = 0;
    Bytes written_ = 0;
    Bytes synced_ = 0; ///< of all that was written
};

/// Holds writes for as long as it lives: a program that waits for a disk can't even be killed.
class HeldWrites {
public:
    HeldWrites(Trouble& trouble, Bytes after)
        : trouble_{trouble}
    {
        trouble_.holdWritesAfter(after);
    }
    HeldWrites(const HeldWrites&) = delete;
    HeldWrites& operator=(const HeldWrites&) = delete;
    ~HeldWrites() { trouble_.heal(); }

private:
    Trouble& trouble_;
};

/// The same with syncs.
class HeldSyncs {
public:
    explicit HeldSyncs(Trouble& trouble)
        : trouble_{trouble}
    {
        trouble_.holdSyncs();
    }
    HeldSyncs(const HeldSyncs&) = delete;
    HeldSyncs& operator=(const HeldSyncs&) = delete;
    ~HeldSyncs() { trouble_.heal(); }

private:
    Trouble& trouble_;
};

} // namespace shoal::test
