// Codes that were given out or used, and requests that wait, on disk. What their states mean is for those who join.
#pragma once

#include "core/result.h"
#include "core/state/database.h"
#include "core/swarm/ids.h"

#include <cstdint>
#include <vector>

namespace shoal::swarm {

enum class JoiningKind : std::uint8_t {
    Code = 1,    ///< that this device gave out: `state` counts its uses
    Request = 2, ///< of others, kept for them or waiting for an answer
    Own = 3,     ///< of this device, which is no member yet
};

struct KeptJoining {
    JoiningKind kind = JoiningKind::Code;
    Bytes id;
    std::int64_t state = 0;
    Bytes bytes;

    bool operator==(const KeptJoining&) const = default;
};

/// By the first bytes of the swarm's id: who joins knows no more. They stay when the swarm goes. Same thread and errors
/// as Catalogue.
class KeptJoinings {
public:
    explicit KeptJoinings(Database& database)
        : database_{&database}
    {}

    /// In place of the one of this kind and id.
    Result<void> put(const ShortSwarmId& swarm, const KeptJoining& joining);
    Result<void> remove(const ShortSwarmId& swarm, JoiningKind kind, ByteView id);
    Result<std::vector<KeptJoining>> list(const ShortSwarmId& swarm);
    /// The swarms that there are any of.
    Result<std::vector<ShortSwarmId>> swarms();

private:
    Database* database_;
};

} // namespace shoal::swarm
