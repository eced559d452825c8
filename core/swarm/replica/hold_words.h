// A whole hold as one value, which members pass on (docs/swarm-protocol.md, section 8.3).
#pragma once

#include "core/swarm/freshness/hold.h"

#include <optional>
#include <vector>

namespace shoal::swarm {

/// Each part behind its length, as they follow each other.
Bytes joinHold(const std::vector<Bytes>& parts);
/// Empty for whatever isn't one hold of one device, part after part without a gap. Whether it is signed is another
/// question.
std::optional<std::vector<Bytes>> splitHold(ByteView bytes);

} // namespace shoal::swarm
