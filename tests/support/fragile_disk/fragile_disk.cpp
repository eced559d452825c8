#include "tests/support/fragile_disk/fragile_disk.h"

#include "tests/support/fragile_disk/calls.h"

namespace shoal::test {

namespace fs = std::filesystem;

FragileDisk::FragileDisk(fs::path folder)
    : root_{folder / "disk"}
    , live_{folder / "behind.live"}
{
    const auto graveyard = folder / "behind.removed";
    for (const auto& each : {root_, live_, graveyard})
        fs::create_directories(each);
    state_.emplace(live_, graveyard);
    mount();
}

void FragileDisk::mount()
{
    // What is known of each change needs them in turn.
    mount_.emplace(root_, fragileDiskCalls(), this, CallOrder::InTurn);
}

void FragileDisk::cutPower(Loss loss, Randomness& random)
{
    mount_.reset();
    state_->cut(loss, random);
    gate_.arm(std::nullopt);
    mount();
}

} // namespace shoal::test
