#include "app/shoal/commands/share_checks.h"

#include "app/shoal/run/pages.h"

#include <algorithm>

namespace shoal::app {
namespace {
ErrorKind errorKindOf(ReasonKind reason)
{
    switch (reason) {
    case ReasonKind::DiskFull: return ErrorKind::DiskFull;
    case ReasonKind::PermissionDenied: return ErrorKind::PermissionDenied;
    case ReasonKind::LowDiskSpace: return ErrorKind::NotEnoughSpace;
    case ReasonKind::FileInTheWay: return ErrorKind::AlreadyExists;
    case ReasonKind::ContentGone: return ErrorKind::NotFound;
    default: return ErrorKind::Io;
    }
}

/// Empty: the kind's.
std::string adviceOf(ReasonKind reason)
{
    return reason == ReasonKind::ContentGone ? "Connect its drive or put it back, then `shoal resume` it" : "";
}
} // namespace

ShareChecks::ShareChecks(Foreground& foreground, Patience patience)
    : foreground_{foreground}
    , patience_{patience}
{
    foreground_.onEvent([this](const Event& event) { take(event); });
}

void ShareChecks::check(const ShareRow& row, EachShare::Done done)
{
    before_ = row;
    done_ = std::move(done);
    if (!row.hasMetadata)
        return finish(fail(Error{ErrorKind::BadArgument, row.name, "its list of files has not come yet",
                                 "Wait until somebody has sent it"}));
    if (row.state == ShareState::Moving)
        return finish(fail(Error{ErrorKind::BadArgument, row.name, "it is being moved", "Wait until it has arrived"}));
    begin();
}

void ShareChecks::begin()
{
    foreground_.engine().verify(before_->id,
                                foreground_.reply<ShareId>([this](const Result<ShareId>& id) { begun(id); }));
}

void ShareChecks::begun(const Result<ShareId>& id)
{
    if (!id)
        return finish(fail(id.error()));
    if (patience_ == Patience::None) {
        foreground_.report(ShareTouched{NamedShare{*before_}, ShareTouched::Deed::Verifying});
        return finish(ExitCode::Ok);
    }
    isBegun_ = true;
    look();
}

void ShareChecks::take(const Event& event)
{
    if (!isBegun_)
        return;
    // Nobody else knows that all of it is to be checked.
    if (std::holds_alternative<EngineBack>(event)) {
        isBegun_ = false;
        return begin();
    }
    const auto isMeant = [this](const std::vector<ShareId>& ids) {
        return std::ranges::find(ids, before_->id) != ids.end();
    };
    if (const auto* const removed = std::get_if<SharesRemoved>(&event); removed && isMeant(removed->ids))
        return finish(fail(ErrorKind::NotFound, before_->name, "it was taken off the list meanwhile"));
    if (const auto* const changed = std::get_if<SharesChanged>(&event); changed && isMeant(changed->ids))
        look();
}

void ShareChecks::look()
{
    isChanged_ = true;
    if (std::exchange(isLooking_, true))
        return;
    isChanged_ = false;
    foreground_.engine().query({.hashes = before_->hashes}, {}, sharesOfOneHash,
                               foreground_.reply<SharePage>([this](const Result<SharePage>& page) { looked(page); }));
}

void ShareChecks::looked(const Result<SharePage>& page)
{
    isLooking_ = false;
    if (!isBegun_)
        return;
    if (!page)
        return finish(fail(page.error()));
    const auto row = std::ranges::find(page->rows, before_->id, &ShareRow::id);
    if (row != page->rows.end() && row->state != ShareState::Checking)
        return decide(*row);
    if (row != page->rows.end())
        foreground_.report(Progress{*row});
    if (isChanged_)
        look();
}

void ShareChecks::decide(const ShareRow& row)
{
    isBegun_ = false;
    if (row.state == ShareState::Failed)
        return finish(
            fail(Error{errorKindOf(row.reason.kind), row.reason.about, row.reason.detail, adviceOf(row.reason.kind)}));
    countFiles(row);
}

void ShareChecks::countFiles(const ShareRow& row)
{
    readAll<ShareFileRow>(
        foreground_,
        [this, id = row.id](Range range, Reply<FilePage> reply) {
            foreground_.engine().files(id, range, std::move(reply));
        },
        [this, row](const Result<std::vector<ShareFileRow>>& files) {
            if (!files)
                return finish(fail(files.error()));
            const auto incomplete = std::ranges::count_if(
                *files, [](const ShareFileRow& file) { return file.isWanted && file.done < file.size; });
            const ShareChecked checked{row, static_cast<std::size_t>(incomplete)};
            foreground_.report(checked);
            finish(checked.isWhole() ? ExitCode::Ok : ExitCode::NotIdentical);
        });
}

void ShareChecks::finish(Result<ExitCode> result)
{
    isBegun_ = false;
    const auto paused = before_ && before_->state == ShareState::Paused
        && before_->reason.kind != ReasonKind::NotRunning && foreground_.isServed() && result
        && patience_ == Patience::UntilDone;
    const auto done = std::exchange(done_, {});
    if (!done)
        return;
    if (!paused)
        return done(std::move(result));
    // The check made it run. It was paused, and stays so.
    foreground_.engine().pause(before_->id, foreground_.reply<ShareId>([done, result](const Result<ShareId>& id) {
        done(id ? result : Result<ExitCode>{fail(id.error())});
    }));
}

} // namespace shoal::app
