// Shares of private swarms that somebody asked for and nobody who has them was met since, on disk.
#pragma once

#include "core/result.h"
#include "core/share.h"
#include "core/state/database.h"
#include "core/swarm/ids.h"

#include <filesystem>
#include <vector>

namespace shoal::swarm {

/// A get whose list of files isn't here yet.
struct KeptGet {
    ShareId share;
    std::filesystem::path folder;
    FileSelection wanted;
    WhenDone whenDone = WhenDone::Seed;

    bool operator==(const KeptGet&) const = default;
};

/// The tables take a share out themselves when it comes on the list of shares. Same thread and errors as Catalogue;
/// NotFound for a swarm that isn't there.
class KeptGets {
public:
    explicit KeptGets(Database& database)
        : database_{&database}
    {}

    /// In place of the one of this share.
    Result<void> put(const SwarmId& swarm, const KeptGet& get);
    Result<void> remove(const SwarmId& swarm, const ShareId& share);
    /// In the order in which they were put.
    Result<std::vector<KeptGet>> list(const SwarmId& swarm);

private:
    Database* database_;
};

} // namespace shoal::swarm
