#include "core/swarm/bodies.h"

namespace shoal::swarm {

bool isMembership(const Body& body)
{
    return !std::holds_alternative<Publish>(body) && !std::holds_alternative<Retire>(body);
}

} // namespace shoal::swarm
