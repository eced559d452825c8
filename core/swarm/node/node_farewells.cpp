// What a node says to removed devices that knock, and what it hears when it is one.
#include "core/swarm/node/node.h"

namespace shoal::swarm {
namespace {
constexpr std::chrono::seconds farewellTime{3}; // until a link is cut on which one was said
}

/// False when there is nothing to say to it.
bool Node::sayFarewell(LinkNumber link, const DeviceId& device)
{
    auto farewell = farewellTo(device, kept_.id, replica_.log(), randomSecret());
    if (!farewell)
        return false;
    around_.wire.send(link, {MessageName::Auth, std::move(*farewell)});
    farewells_.emplace(link, now_ + farewellTime);
    forgetLink(link);
    return true;
}

void Node::endFarewells()
{
    for (auto farewell = farewells_.begin(); farewell != farewells_.end();) {
        if (farewell->second > now_) {
            ++farewell;
            continue;
        }
        around_.wire.cut(farewell->first);
        farewell = farewells_.erase(farewell);
    }
}

/// It goes on looking for others all the same: one that serves it proves the contrary.
void Node::hearFarewell(LinkNumber link, ByteView farewell)
{
    const auto removal = readFarewell(farewell, kept_.id, replica_.log(), self(), device_.agreement);
    const auto found = links_.find(link);
    if (removal && !dismissal_) {
        dismissal_ = removal;
        changes_.members = changes_.state = true;
    } else if (!removal && found->second.role == LinkRole::Dialler) {
        shunned_.add(found->second.peer, now_);
    }
    cut(link);
}

} // namespace shoal::swarm
