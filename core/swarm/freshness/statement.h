// What an owner's or admin's device signs each day: which membership entries it knows (docs/swarm-protocol.md, section
// 11).
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/ids.h"

#include <chrono>
#include <optional>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostHeads = 64;

struct Statement {
    SwarmId swarm;
    DeviceId device;
    std::chrono::sys_seconds time;
    std::vector<EntryId> heads; ///< ascending; of the membership entries that count for it
    Signature signature;

    bool operator==(const Statement&) const = default;
};

/// Signs it as `device`, whose key it is. Empty when a limit is broken, or the key is another's.
std::optional<Bytes> writeStatement(const Statement& statement, const SigningPair& device);
/// Empty for whatever `writeStatement` doesn't write. Whether it is signed is another question.
std::optional<Statement> readStatement(ByteView bytes);
bool isSignedBy(const Statement& statement, const SigningKey& device);

} // namespace shoal::swarm
