#include "core/swarm/replica/share_packing.h"

#include "core/swarm/freshness/write_hold.h"
#include "core/swarm/replica/hold_words.h"
#include "tests/core/swarm/freshness/many_shares.h"
#include "tests/core/swarm/writing/living_swarm.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

/// Even shares are in the catalogue.
struct PackedHolds {
    LivingSwarm swarm;
    FoldedLog log{swarm.id()};
    SharePacking packing{log};
    ValueName name{ValueKind::Hold, theOwner().id()};

    PackedHolds()
    {
        for (std::uint32_t number = 0; number < 200; number += 2) {
            auto publish = publishOf("Share");
            publish.share = shareNumber(number);
            swarm.write(theOwner(), publish);
        }
        for (std::size_t at = 0; at < swarm.log().size(); ++at)
            log.take(swarm.log().record(At{static_cast<std::uint32_t>(at)}).bytes);
    }
    Bytes holdOf(std::uint32_t step)
    {
        Hold hold{.swarm = swarm.id()};
        for (std::uint32_t number = 0; number < 200; number += step)
            hold.shares[shareNumber(number)] = number % 3 == 0 ? Amount::Part : Amount::Whole;
        return joinHold(writeHold(hold, theOwner().signing));
    }
};

TEST(SwarmSharePacking, EveryHoldComesBackAsItWas)
{
    PackedHolds holds;
    std::vector<std::pair<Bytes, Bytes>> all;
    for (const std::uint32_t step : {1, 2, 3, 5, 300})
        all.emplace_back(holds.holdOf(step), holds.packing.pack(holds.name, holds.holdOf(step)));
    for (const auto& [bytes, packed] : all)
        EXPECT_EQ(holds.packing.unpack(holds.name, packed), bytes);
}

TEST(SwarmSharePacking, AShareOfTheCatalogueTakesFourBytes)
{
    PackedHolds holds;
    const auto hold = holds.holdOf(2);
    EXPECT_EQ(holds.packing.pack(holds.name, hold).size(), hold.size() - 100 * (34 - 4) + 4 * 6);
}

TEST(SwarmSharePacking, AnyBytesComeBack)
{
    PackedHolds holds;
    const auto hold = holds.holdOf(2);
    for (std::size_t size = 0; size < hold.size(); size += 7) {
        const Bytes bytes{hold.begin(), hold.begin() + static_cast<std::ptrdiff_t>(size)};
        EXPECT_EQ(holds.packing.unpack(holds.name, holds.packing.pack(holds.name, bytes)), bytes);
    }
}

} // namespace
} // namespace shoal::swarm
