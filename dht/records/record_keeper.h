// Keeps records of this device in the DHT: written each hour, each day under another key.
#pragma once

#include "dht/item_network.h"
#include "dht/network.h"
#include "dht/records/record_days.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>

namespace shoal::dht {

/// One record that is kept.
class Record {
public:
    virtual ~Record() = default;
    /// Signed anew, with the stamp as its sequence. Nothing: it isn't to be written now.
    virtual std::optional<Item> write(std::chrono::sys_days day, std::chrono::sys_seconds stamp) = 0;
    /// Time and again it wasn't found where it was put: somebody else who has the day's key writes over it, or sits
    /// with nodes of its own around the key. Not the place to call the keeper.
    virtual void onContested(std::chrono::sys_days day) = 0;
};

/// Names a record that is kept.
enum class RecordNumber : std::uint64_t {};

struct KeeperLimits {
    std::chrono::seconds pause{std::chrono::hours{1}};
    std::chrono::seconds jitter{std::chrono::minutes{10}}; ///< at most so much is added, so that no two keep a rhythm
    std::chrono::seconds shortPause{60}; ///< after a put that nobody took, where it doubles; and between refreshes
    std::size_t inFlight = 2;            ///< puts; each sends some 9 KB, and libtorrent gives its DHT 8 KB a second
    std::size_t contestedBy = 2;         ///< puts in a row that didn't find what the one before left
};

/// Two writers of one record, as when this device was restarted and its stamp lost, or its clock put back, don't lock
/// each other out: who meets a higher sequence takes the next one, and writes again at once.
class RecordKeeper {
public:
    /// `lastStamp` is that of the last run, if it is known. The network must outlive it.
    RecordKeeper(ItemNetwork& network, std::uint64_t seed, std::optional<std::chrono::sys_seconds> lastStamp = {},
                 KeeperLimits limits = {});
    RecordKeeper(const RecordKeeper&) = delete;
    RecordKeeper& operator=(const RecordKeeper&) = delete;

    /// From the next tick on, until the time comes or it is dropped.
    RecordNumber keep(std::unique_ptr<Record> record, std::optional<std::chrono::sys_seconds> until = {});
    void drop(RecordNumber number);
    /// What records say has changed (our address, our secret): all are written anew, within their limits.
    void refresh();

    /// Call it about once a second; `clock` is what the computer takes for the time.
    void tick(Time now, std::chrono::sys_seconds clock);

    /// To be kept for the next run.
    std::optional<std::chrono::sys_seconds> lastStamp() const { return lastStamp_; }
    std::size_t kept() const { return records_.size(); }
    std::size_t inFlight() const { return inFlight_; }
    std::size_t puts() const { return puts_; }

private:
    struct DayState {
        Time due{};
        std::optional<Time> putAt;
        std::chrono::sys_seconds putClock{};           // then
        std::optional<std::chrono::sys_seconds> stamp; // the latest that the day's key has seen
        std::chrono::seconds shortPause{0};
        std::size_t contested = 0;
        bool isInFlight = false;
        bool isStale = false; ///< refreshed while in flight
        std::optional<Item> written;
        Time writtenAt{};
        std::chrono::sys_seconds writtenClock{};
    };
    struct Kept {
        std::unique_ptr<Record> record;
        std::optional<std::chrono::sys_seconds> until;
        std::map<std::chrono::sys_days, DayState> days;
        bool isNew = true;
    };

    void turnDays(Kept& kept);
    void putWhatIsDue();
    void put(RecordNumber number, Kept& kept, std::chrono::sys_days day);
    void onPut(RecordNumber number, std::chrono::sys_days day, const Item& item, const PutOutcome& outcome);
    std::chrono::sys_seconds stampFor(const DayState& state);
    Time soonest(const DayState& state) const;
    bool isDue(const DayState& state) const;
    bool catchUp(DayState& state, const Item& ours, const Item& found) const;
    bool isMissing(const DayState& state, const Item& ours, const PutOutcome& outcome) const;
    void noteContest(Kept& kept, std::chrono::sys_days day, DayState& state, bool isContested);
    std::chrono::seconds jitter();

    ItemNetwork& network_;
    std::mt19937_64 random_;
    KeeperLimits limits_;
    std::optional<std::chrono::sys_seconds> lastStamp_;
    Time now_{};
    std::chrono::sys_seconds clock_{};
    std::uint64_t lastNumber_ = 0;
    std::map<RecordNumber, Kept> records_;
    std::size_t inFlight_ = 0;
    std::size_t puts_ = 0;
    std::shared_ptr<RecordKeeper*> alive_ = std::make_shared<RecordKeeper*>(this); // last: goes first
};

} // namespace shoal::dht
