#include "core/state/store.h"

namespace shoal {

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& profile, Executor home)
{
    const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    auto opened = openOrRescue(profile, now);
    if (!opened)
        return fail(opened.error());
    auto journal = PieceJournal::open(profile / "pieces.journal");
    if (!journal)
        return fail(journal.error());
    // An aggregate that can't be moved.
    // NOLINTNEXTLINE(modernize-make-unique)
    auto parts = std::unique_ptr<StoreParts>(new StoreParts{std::move(opened->database), std::move(*journal)});

    const auto boot = currentBoot();
    if (!boot)
        return fail(boot.error());
    auto last = beginRun(parts->meta, *boot);
    if (!last)
        return fail(last.error());
    parts->lastRun = *last;
    auto store = std::unique_ptr<Store>(new Store{std::move(parts), std::move(home)});
    store->rescue_ = std::move(opened->rescue);
    return store;
}

Store::Store(std::unique_ptr<StoreParts> parts, Executor home)
    : parts_{std::move(parts)}
    , home_{std::move(home)}
{}

void Store::tell(std::function<void(StoreParts&)> work)
{
    thread_.post([this, work = std::move(work)] { work(*parts_); });
}

void Store::close()
{
    tell([](StoreParts& parts) { (void)endRun(parts.meta); });
    thread_.join();
    parts_.reset();
}

} // namespace shoal
