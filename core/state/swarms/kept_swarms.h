// The private swarms of a profile, on disk: who this device is in each, and the secrets that it has.
#pragma once

#include "core/result.h"
#include "core/state/database.h"
#include "core/swarm/crypto/secret.h"
#include "core/swarm/keeping/generation.h"
#include "core/swarm/keeping/own_entry.h"

#include <optional>
#include <string>
#include <vector>

namespace shoal::swarm {

/// This device's two seeds (`writeSeeds`), or those under a passphrase (`sealSeeds`).
struct KeptKeys {
    Bytes bytes;
    bool areSealed = false;
};

struct KeptSwarm {
    SwarmId id;
    std::string name; ///< as genesis has it
    KeptKeys keys;
    PersonId person;
    std::string label;
    Line line;
    std::optional<OwnEntry> last; ///< of this device, in the database
    std::uint64_t before = 0;     ///< what the mark said when that was written
    Doubt doubt = Doubt::None;
    std::uint64_t known = 0; ///< with a doubt: a sequence of ours that was written for certain

    KeptGeneration generation() const { return {line, last ? last->sequence : 0, before}; }
};

struct KeptEpoch {
    EntryId epoch;
    Secret secret;
};

/// Same thread and errors as Catalogue; NotFound for a swarm that isn't there.
class KeptSwarms {
public:
    explicit KeptSwarms(Database& database)
        : database_{&database}
    {}

    /// Error: AlreadyExists.
    Result<void> add(const KeptSwarm& swarm);
    Result<std::vector<KeptSwarm>> list();
    Result<KeptSwarm> find(const SwarmId& swarm);
    /// With its entries and all else. Nothing of the keys stays in the database's files; backups are another matter.
    Result<void> remove(const SwarmId& swarm);

    /// Likewise of the old ones.
    Result<void> setKeys(const SwarmId& swarm, const KeptKeys& keys);
    /// Of an imported one, which has none before its log is here.
    Result<void> setName(const SwarmId& swarm, const std::string& name);
    Result<void> setDoubt(const SwarmId& swarm, Doubt doubt, std::uint64_t known);

    Result<void> addEpoch(const SwarmId& swarm, const KeptEpoch& epoch);
    Result<std::vector<KeptEpoch>> epochs(const SwarmId& swarm);

private:
    Database* database_;
};

} // namespace shoal::swarm
