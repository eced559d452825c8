#include "tests/core/swarm/simulation/plain_fold.h"

#include "tests/core/swarm/simulation/plain_steps.h"

namespace shoal::swarm::simulation {

const Member* PlainState::member(const DeviceId& device) const
{
    const auto found = members.find(device);
    return found != members.end() ? &found->second : nullptr;
}

PlainState plainFold(const View& view, const Rules& rules)
{
    PlainSteps steps{view, rules};
    steps.judgeOwners();
    steps.findDisputes();
    steps.judgeAdmins();
    steps.judgeMembers();
    return steps.state();
}

PlainState plainFold(const Log& log, const Rules& rules)
{
    Story story;
    return plainFold(story.viewOf(log), rules);
}

} // namespace shoal::swarm::simulation
