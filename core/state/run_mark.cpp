#include "core/state/run_mark.h"

#include <cerrno>
#include <fstream>

namespace shoal {
namespace {
constexpr auto bootFile = "/proc/sys/kernel/random/boot_id";
constexpr auto clean = "clean";
constexpr auto running = "running";
constexpr auto runningAfterPowerCut = "running after power cut";

LastRun judge(const std::optional<std::string>& state, bool isSameBoot)
{
    if (!state)
        return LastRun::None;
    if (*state == clean)
        return LastRun::Clean;
    return *state == running && isSameBoot ? LastRun::Killed : LastRun::PowerCut;
}
} // namespace

Result<std::string> currentBoot()
{
    std::ifstream file{bootFile};
    std::string boot;
    if (!std::getline(file, boot) || boot.empty())
        return failWith({errno != 0 ? errno : EIO, std::generic_category()}, bootFile);
    return boot;
}

Result<LastRun> beginRun(Meta& meta, const std::string& boot)
{
    const auto lastBoot = meta.get(MetaKey::Boot);
    if (!lastBoot)
        return fail(lastBoot.error());
    const auto lastState = meta.get(MetaKey::RunState);
    if (!lastState)
        return fail(lastState.error());
    const auto verdict = judge(*lastState, *lastBoot == boot);
    // In this order a crash between the two can only make the verdict on this run harsher.
    const auto* state = verdict == LastRun::PowerCut ? runningAfterPowerCut : running;
    if (const auto marked = meta.set(MetaKey::RunState, state); !marked)
        return fail(marked.error());
    if (const auto marked = meta.set(MetaKey::Boot, boot); !marked)
        return fail(marked.error());
    return verdict;
}

Result<void> endRun(Meta& meta) { return meta.set(MetaKey::RunState, clean); }

} // namespace shoal
