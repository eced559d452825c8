// Writes down what this device says, so that it never says two things under one number: not after a crash, and not
// after an old backup (docs/swarm-protocol.md, section 12).
#pragma once

#include "core/result.h"
#include "core/state/database.h"
#include "core/swarm/keeping/generation.h"
#include "core/swarm/keeping/own_entry.h"

#include <filesystem>
#include <optional>
#include <span>

namespace shoal::swarm {

/// Beside the database lies a file a swarm with its generation. Same thread and errors as Catalogue; NotFound for a
/// swarm that isn't there.
class OwnEntryKeeper {
public:
    explicit OwnEntryKeeper(Database& database)
        : database_{&database}
    {}

    /// Why it may not write, and a sequence of ours that was written for certain.
    struct Verdict {
        Doubt doubt = Doubt::None;
        std::uint64_t known = 0;
        bool operator==(const Verdict&) const = default;
    };
    /// Before anything of the log is sent: compares the mark, keeps a doubt, and where there is none writes the mark of
    /// entries that the last run didn't come to.
    Result<Verdict> start(const SwarmId& swarm);
    /// The doubt that was kept, else what the mark says; changes nothing.
    Result<Verdict> judge(const SwarmId& swarm);
    /// A doubt that arose later.
    Result<void> doubtIt(const SwarmId& swarm, const Verdict& verdict);

    /// All doubts are settled, or this device is new: a mark of a new line. `line` is random.
    Result<void> settle(const SwarmId& swarm, const Line& line);

    /// Before the swarm is added with own entries up to `sequence` (0: with none): the mark of its line. Without the
    /// swarm it means nothing.
    Result<void> begin(const SwarmId& swarm, const Line& line, std::uint64_t sequence) const;

    /// Own entries, in their order. When this returns without an error the disk has them and the mark, and they may be
    /// sent. With an error they must not be; they may be kept already, so write no others under their numbers: call it
    /// again with the same, now or after the next start. Not within a WriteStep.
    /// Errors: AlreadyExists (another entry has the number), WrongData (in doubt, or the mark is another's), Internal
    /// (a number is left out), DiskFull, Io.
    Result<void> keep(const SwarmId& swarm, std::span<const Bytes> entries);

    /// Own entries that a member gave back, parents first.
    Result<void> takeBack(const SwarmId& swarm, std::span<const Bytes> entries);

    /// The swarm was left: its mark goes.
    Result<void> forget(const SwarmId& swarm) const;

    std::filesystem::path markOf(const SwarmId& swarm) const;

private:
    Result<std::optional<FoundMark>> readMark(const SwarmId& swarm) const;
    Result<void> writeMark(const SwarmId& swarm, Generation generation) const;
    Result<std::uint64_t> write(const SwarmId& swarm, std::span<const Bytes> entries);

    Database* database_;
};

} // namespace shoal::swarm
