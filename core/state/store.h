// The profile's database and journal, on the one thread that writes them.
#pragma once

#include "core/events.h"
#include "core/result.h"
#include "core/state/catalogue.h"
#include "core/state/event_log.h"
#include "core/state/journal.h"
#include "core/state/meta.h"
#include "core/state/rescue.h"
#include "core/state/run_mark.h"
#include "core/state/swarms/kept_entries.h"
#include "core/state/swarms/kept_gets.h"
#include "core/state/swarms/kept_joinings.h"
#include "core/state/swarms/kept_notes.h"
#include "core/state/swarms/kept_swarms.h"
#include "core/state/swarms/kept_words.h"
#include "core/state/swarms/own_entries.h"
#include "core/state/transfers.h"
#include "core/work_thread.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace shoal {

/// What the store's thread owns.
struct StoreParts {
    Database database;
    PieceJournal journal;
    LastRun lastRun = LastRun::None;
    Catalogue catalogue{database};
    Meta meta{database};
    EventLog log{database};
    Transfers transfers{database};
    swarm::KeptSwarms swarms{database};
    swarm::KeptEntries swarmEntries{database};
    swarm::KeptWords swarmWords{database};
    swarm::KeptJoinings swarmJoinings{database};
    swarm::KeptNotes swarmNotes{database};
    swarm::KeptGets swarmGets{database};
    swarm::OwnEntryKeeper ownEntries{database};
};

class Store {
public:
    /// Blocks. Answers of `ask` go through `home`, to the thread that asks. A damaged database is replaced (`rescue`).
    /// Errors: DatabaseNotOurs, DatabaseTooNew, PermissionDenied, DiskFull, Io.
    static Result<std::unique_ptr<Store>> open(const std::filesystem::path& profile, Executor home);

    /// Runs `work(StoreParts&)` on the store's thread, in the order of the calls, then `then(result)` at home.
    template <class Work, class Then>
    void ask(Work work, Then then)
    {
        thread_.post([this, work = std::move(work), then = std::move(then)]() mutable {
            home_([then = std::move(then), result = work(*parts_)]() mutable { then(std::move(result)); });
        });
    }
    /// The same without an answer.
    void tell(std::function<void(StoreParts&)> work);

    /// Only before the first `ask`: what the opening thread wants to know.
    StoreParts& parts() { return *parts_; }

    /// What was done about a damaged database at opening; nothing: it was in order.
    const std::optional<Rescue>& rescue() const { return rescue_; }

    /// Does what was asked, marks the run as ended in order, closes the database.
    void close();

private:
    Store(std::unique_ptr<StoreParts> parts, Executor home);

    std::unique_ptr<StoreParts> parts_;
    std::optional<Rescue> rescue_;
    Executor home_;
    WorkThread thread_;
};

} // namespace shoal
