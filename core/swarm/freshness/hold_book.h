// Which members say that they have which shares, in little memory (docs/swarm-protocol.md, section 11).
#pragma once

#include "core/swarm/freshness/hold.h"
#include "core/swarm/freshness/speakers.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace shoal::swarm {

/// What became of a part that came.
enum class Told {
    Taken,      ///< to be kept and passed on
    Old,        ///< it is here, or a newer one is
    TooSoon,    ///< after the holds before: ignored, or a member could flood all others
    NotAMember, ///< by nobody who is a member here and now: ignored
    Void,       ///< broken, forged, or one part too many: whoever sent it is at fault
};

struct Holder {
    DeviceId device;
    Amount amount = Amount::Part;
    bool operator==(const Holder&) const = default;
};

/// Two bits a member and share of the catalogue. Of shares that aren't in it, a few of each member are remembered:
/// their entries may be on the way.
class HoldBook {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// Between the holds of a device, in the long run. It makes them farther apart itself: `holdPeriodOf`.
    static constexpr std::chrono::minutes leastApart{1};
    static constexpr int mostAtOnce = 4;           ///< after a pause; it makes `holdsAtOnce` at most
    static constexpr std::size_t mostUnknown = 64; ///< shares of a member that aren't in the catalogue
    static constexpr std::size_t mostParts = 16;   ///< of a hold; a device that names as many shares as it may needs 13

    HoldBook(const SwarmId& swarm, const Speakers& members)
        : swarm_{swarm}
        , members_{&members}
    {}

    /// It is in the catalogue now.
    void published(const ShareId& share);
    void retired(const ShareId& share);

    /// `now` is Time{} for one that was kept, at the start.
    Told tell(ByteView part, Time now);
    /// Somebody came or went.
    void membersChanged();

    /// Members alone, by device.
    std::vector<Holder> holders(const ShareId& share) const;
    std::uint64_t counterOf(const DeviceId& device) const;

private:
    using Place = std::uint32_t;
    struct Row {
        std::uint64_t counter = 0;
        Time usedUntil{};                  ///< holds that were taken use `leastApart` each, one after the other
        std::vector<ShareId> parts;        ///< what each part of this counter begins after
        std::vector<std::uint8_t> amounts; ///< four places a byte
        std::vector<std::pair<ShareId, Amount>> unknown; ///< ascending
    };
    static Amount amountAt(const Row& row, Place place);
    static void put(Row& row, Place place, Amount amount);
    void apply(Row& row, const HoldPart& part) const;
    void rememberUnknown(Row& row, const HoldPart& part) const;

    SwarmId swarm_;
    const Speakers* members_;
    std::map<ShareId, Place> places_;
    std::vector<Place> free_; ///< of shares that are gone
    std::map<DeviceId, Row> rows_;
};

} // namespace shoal::swarm
