#include "dht/records/slot_choice.h"

#include <gtest/gtest.h>
#include <set>

namespace shoal::dht {
namespace {

TEST(SlotChoice, ManyHostsTakeAllSlots)
{
    std::set<std::size_t> slots;
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        slots.insert(SlotChoice{seed}.slot());
    EXPECT_EQ(slots, (std::set<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7}));
}

TEST(SlotChoice, MovesToAnotherSlotAlways)
{
    SlotChoice choice{1};
    std::set<std::size_t> slots;
    for (int i = 0; i < 100; ++i) {
        const auto before = choice.slot();
        choice.moveOn();
        EXPECT_NE(choice.slot(), before);
        EXPECT_LT(choice.slot(), lobbySlots);
        slots.insert(choice.slot());
    }
    EXPECT_EQ(slots.size(), lobbySlots);
}

} // namespace
} // namespace shoal::dht
