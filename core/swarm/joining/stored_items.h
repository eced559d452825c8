// States on the disk: CBOR values one after the other, each behind its length, so that a long list of them isn't held
// to the limits of one.
#pragma once

#include "core/swarm/encoding/cbor.h"

#include <optional>
#include <vector>

namespace shoal::swarm {

void appendItem(Bytes& to, const Cbor& item);
/// Empty unless all of it is such items.
std::optional<std::vector<Cbor>> readItems(ByteView bytes);

} // namespace shoal::swarm
