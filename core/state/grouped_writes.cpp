#include "core/state/grouped_writes.h"

#include "core/state/sqlite_call.h"
#include "core/state/write_step.h"

#include <optional>
#include <utility>

namespace shoal {
namespace {
using Writes = std::vector<GroupedWrites::Write>;
using Outcomes = std::vector<Result<void>>;

Result<void> workOf(StoreParts& store, const GroupedWrites::Write& write)
{
    return sqliteCall(store.database.file(), [&]() -> Result<void> {
        WriteStep step{store.database.connection()};
        auto done = write.work(store);
        if (done)
            step.commit();
        return done;
    });
}

/// All in one commit. Nothing where one of them undid the others: the disk is full.
std::optional<Outcomes> writeTogether(StoreParts& store, const Writes& writes)
{
    Outcomes outcomes;
    bool isUndone = false;
    const auto committed = sqliteCall(store.database.file(), [&]() -> Result<void> {
        WriteStep all{store.database.connection()};
        for (const auto& write : writes) {
            outcomes.push_back(workOf(store, write));
            isUndone = all.isUndone();
            if (isUndone)
                return {};
        }
        all.commit();
        return {};
    });
    if (isUndone)
        return std::nullopt;
    return committed ? outcomes : Outcomes(writes.size(), fail(committed.error()));
}

Outcomes writeEach(StoreParts& store, const Writes& writes)
{
    Outcomes outcomes;
    for (const auto& write : writes)
        outcomes.push_back(workOf(store, write));
    return outcomes;
}

/// Commits what of the group can be done.
Outcomes writeAll(StoreParts& store, const Writes& writes)
{
    auto together = writeTogether(store, writes);
    auto outcomes = together ? std::move(*together) : writeEach(store, writes);
    for (std::size_t each = 0; each < writes.size(); ++each)
        if (outcomes[each] && writes[each].afterwards)
            outcomes[each] = writes[each].afterwards(store);
    return outcomes;
}
} // namespace

struct GroupedWrites::Gathering : std::enable_shared_from_this<Gathering> {
    explicit Gathering(Store& owner)
        : store{owner}
    {}

    void send()
    {
        isUnderWay = true;
        const auto group = std::make_shared<const Writes>(std::exchange(waiting, {}));
        store.ask([group](StoreParts& parts) { return writeAll(parts, *group); },
                  [weak = weak_from_this(), group](const Outcomes& outcomes) {
                      const auto self = weak.lock();
                      if (!self)
                          return;
                      self->isUnderWay = false;
                      if (!self->waiting.empty())
                          self->send();
                      for (std::size_t each = 0; each < group->size(); ++each)
                          (*group)[each].then(outcomes[each]);
                  });
    }

    Store& store;
    Writes waiting;
    bool isUnderWay = false;
};

GroupedWrites::GroupedWrites(Store& store)
    : gathering_{std::make_shared<Gathering>(store)}
{}

GroupedWrites::~GroupedWrites()
{
    if (!gathering_->waiting.empty())
        gathering_->store.tell([group = std::exchange(gathering_->waiting, {})](StoreParts& parts) {
            (void)writeAll(parts, group); // nobody is left to be told
        });
}

void GroupedWrites::add(Write write)
{
    gathering_->waiting.push_back(std::move(write));
    if (!gathering_->isUnderWay)
        gathering_->send();
}

} // namespace shoal
