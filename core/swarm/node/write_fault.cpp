// How a write fault is made: out of sight of those who pass it on (CMakeLists.txt).
#include "core/swarm/node/node_types.h"

#include <utility>

namespace shoal::swarm {
namespace {
WriteFault faultOf(WriteFault::Kind kind)
{
    WriteFault fault;
    fault.kind = kind;
    return fault;
}
WriteFault faultOf(WriteFault::Kind kind, Error why)
{
    auto fault = faultOf(kind);
    fault.error = std::move(why);
    return fault;
}
} // namespace

WriteFault WriteFault::noRight(NoRight which)
{
    auto fault = faultOf(Kind::NoRight);
    fault.right = which;
    return fault;
}
WriteFault WriteFault::notWriting(Permission now)
{
    auto fault = faultOf(Kind::NotWriting);
    fault.permission = now;
    return fault;
}
WriteFault WriteFault::notStored(Error why) { return faultOf(Kind::NotStored, std::move(why)); }
WriteFault WriteFault::givenUp(Error why) { return faultOf(Kind::GivenUp, std::move(why)); }
WriteFault WriteFault::notThere()
{
    auto fault = faultOf(Kind::NotThere);
    fault.right = NoRight::NotFound;
    return fault;
}

} // namespace shoal::swarm
