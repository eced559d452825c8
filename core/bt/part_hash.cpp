#include "core/bt/part_hash.h"

#include "core/bt/convert.h"
#include "core/chunks/digest.h"

namespace shoal::bt {

lt::sha1_hash partHashOf(const StoredShare& share)
{
    if (!share.swarm || !share.swarmShare)
        return toLibrary(share.hashes).get_best();
    swarm::Bytes both{share.swarm->bytes.begin(), share.swarm->bytes.end()};
    both.insert(both.end(), share.swarmShare->bytes.begin(), share.swarmShare->bytes.end());
    return lt::sha1_hash{reinterpret_cast<const char*>(sha256Of(both).bytes.data())};
}

} // namespace shoal::bt
