// What a device writes into the DHT and looks for there, so that members meet (docs/swarm-protocol.md, section 10).
#pragma once

#include "core/swarm/records/kept_records.h"
#include "core/swarm/records/sought_records.h"
#include "dht/records/record_keeper.h"
#include "dht/records/record_search.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace shoal::swarm {

/// Who there is to meet.
class MeetingMembers : public RecordMembers {
public:
    /// Members that aren't suspended, without this device, those last seen first.
    virtual std::vector<DeviceId> lastSeenFirst() const = 0;
    /// Whether a member, or this device, is an owner's or an admin's.
    virtual bool isAdmin(const DeviceId& device) const = 0;
};

/// Whether a device has links enough.
enum class Company { Alone, Enough };

inline constexpr std::size_t mostPairs = 16; ///< readers of pair records by an admin's device, besides admins

/// Keeps the member record always, pair records while somebody writes over it, and ways back for those whom it is told
/// of. While it is alone it looks for members, and from the second round on for pair records and ways back as well,
/// whomever the first one found.
class Rendezvous {
public:
    /// Called within `tick` or when the network answers; they may call all of this, and not destroy it.
    struct Hears {
        std::function<void(const DeviceId&, const SignedAddresses&)> onMember;
        std::function<void(const DeviceId& admin, const ReturnRecord&)> onWayBack; ///< a claim; see ReturnRecord
    };

    /// `lastStamp` is that of the last run, if it is known. Network and members must outlive it.
    Rendezvous(dht::ItemNetwork& network, const MeetingMembers& members, RecordDevice device, const EpochSecret& epoch,
               RecordSources sources, Hears hears, std::uint64_t seed,
               std::optional<std::chrono::sys_seconds> lastStamp = {});
    Rendezvous(const Rendezvous&) = delete;
    Rendezvous& operator=(const Rendezvous&) = delete;

    /// Call it about once a second; `clock` is what the computer takes for the time.
    void tick(dht::Time now, std::chrono::sys_seconds clock);

    void setCompany(Company company);
    void changeEpoch(const EpochSecret& epoch);
    /// The log or what is known of members changed. A search that goes on hears of it when half an hour has passed.
    void changeMembers();
    void changeAddresses() { keeper_.refresh(); }
    /// The second round begins now, with pair records and ways back: others may have written theirs meanwhile.
    void lookOnce();

    /// For a member that missed an epoch which began then; also after a restart. Nothing unless this device is an
    /// admin's.
    void leaveWayBack(const DeviceId& member, std::chrono::sys_seconds since);
    /// It was met under the current epoch.
    void isBack(const DeviceId& member);

    /// To be kept for the next run.
    std::optional<std::chrono::sys_seconds> lastStamp() const { return keeper_.lastStamp(); }
    bool isContested() const { return own_->isContested(); }
    std::size_t kept() const { return keeper_.kept(); }

private:
    /// One search, and what it looks for.
    struct Looking {
        std::unique_ptr<dht::Sought> sought;
        std::unique_ptr<dht::RecordSearch> search;
    };
    struct WayBack {
        dht::RecordNumber number;
        std::chrono::sys_seconds since;
    };

    void keepOwn();
    void keepPairs();
    std::vector<DeviceId> admins() const;
    std::vector<DeviceId> readersOfPairs() const;
    void lookOn(dht::Time now, std::chrono::sys_seconds clock);
    void lookAgainAfter(std::chrono::seconds pause);
    void look();
    void lookFurther();
    template <class What>
    Looking lookingFor(What what);

    dht::ItemNetwork& network_;
    const MeetingMembers& members_;
    RecordDevice device_;
    EpochSecret epoch_;
    RecordSources sources_;
    Hears hears_;
    std::mt19937_64 random_;
    dht::RecordKeeper keeper_;
    Company company_ = Company::Alone;
    dht::RecordNumber ownNumber_{};
    MemberRecord* own_ = nullptr;                 // the keeper's
    std::map<DeviceId, dht::RecordNumber> pairs_; // by their readers
    std::map<DeviceId, WayBack> waysBack_;
    std::vector<Looking> looking_; // for members; then further
    std::optional<dht::Time> lookedAt_;
    std::optional<dht::Time> lookDue_ = dht::Time::min();
    bool looksFurther_ = false; // at once
};

} // namespace shoal::swarm
