// A swarm's log on disk, in the order in which its entries came, so that parents come first.
#pragma once

#include "core/result.h"
#include "core/state/database.h"
#include "core/swarm/ids.h"

#include <cstddef>
#include <functional>
#include <span>

namespace shoal::swarm {

/// Same thread and errors as Catalogue; NotFound for a swarm that isn't there.
class KeptEntries {
public:
    explicit KeptEntries(Database& database)
        : database_{&database}
    {}

    /// As the log took them, parents first. All of them or none; those that are there already stay where they are.
    Result<void> append(const SwarmId& swarm, std::span<const Bytes> entries);

    /// Hands over each, valid during the call: a log needs to wait for none. How many.
    Result<std::size_t> load(const SwarmId& swarm, const std::function<void(ByteView)>& take);

private:
    Database* database_;
};

} // namespace shoal::swarm
