#include "app/shoal/run/share_watch.h"

#include "app/shoal/run/pages.h"

#include <algorithm>
#include <utility>

namespace shoal::app {
namespace {
bool names(const SharesChanged& changed, ShareId id)
{
    return std::find(changed.ids.begin(), changed.ids.end(), id) != changed.ids.end();
}

/// Why a share has stopped, when its ShareFailed was not heard.
Error failureOf(const ShareRow& row)
{
    const auto about = row.reason.about.empty() ? row.name : row.reason.about;
    switch (row.reason.kind) {
    case ReasonKind::DiskFull: return {ErrorKind::DiskFull, about, {}};
    case ReasonKind::LowDiskSpace: return {ErrorKind::NotEnoughSpace, about, {}};
    case ReasonKind::PermissionDenied: return {ErrorKind::PermissionDenied, about, {}};
    case ReasonKind::ContentGone: return {ErrorKind::NotFound, about, {}};
    default: return {ErrorKind::Io, about, row.reason.detail};
    }
}
/// The process that ran it has ended, and whoever runs the profile now leaves it at rest.
bool isLeftBehind(const ShareRow& row)
{
    return row.reason.kind == ReasonKind::NotRunning
        || (row.state == ShareState::Complete && row.whenDone == WhenDone::Seed);
}
} // namespace

ShareWatch::ShareWatch(Foreground& foreground, Hooks hooks)
    : foreground_{foreground}
    , hooks_{std::move(hooks)}
{
    foreground_.onEvent([this](const Event& event) {
        if (id_)
            take(event);
        else
            early_.push_back(event);
    });
}

void ShareWatch::add(AddRequest request, const InfoHashes& hashes)
{
    hashes_ = hashes;
    withKnown(std::move(request), hashes, [this](AddRequest known) {
        foreground_.engine().add(std::move(known),
                                 foreground_.reply<ShareId>([this](const Result<ShareId>& id) { added(id); }));
    });
}

void ShareWatch::withKnown(AddRequest request, const InfoHashes& hashes, std::function<void(AddRequest)> then)
{
    if (!foreground_.isServed())
        return then(std::move(request));
    auto look = [this, request = std::move(request), hashes,
                 then = std::move(then)](const Result<SharePage>& page) mutable {
        if (!page)
            return foreground_.fail(page.error());
        for (const auto& row : page->rows) {
            // What rests is nobody's at the moment.
            if (!row.hashes.matches(hashes) || row.reason.kind == ReasonKind::NotRunning)
                continue;
            if (row.done > 0 && row.folder != request.folder)
                return foreground_.fail({ErrorKind::AlreadyExists, row.name,
                                         "it is on the list already, in " + row.folder.string(),
                                         "`shoal show` tells how it does, `shoal move` takes it elsewhere"});
            if (row.whenDone == WhenDone::Seed)
                request.whenDone = WhenDone::Seed;
        }
        then(std::move(request));
    };
    foreground_.engine().query({.hashes = hashes}, {}, sharesOfOneHash, foreground_.reply<SharePage>(std::move(look)));
}

bool ShareWatch::canLeave(Foreground& foreground)
{
    if (!foreground.isServedByService())
        foreground.fail({ErrorKind::BadArgument, "--detach", "no service runs this profile, to go on with it",
                         "Start `shoal service`, or leave --detach out"});
    return foreground.isServedByService();
}

void ShareWatch::leaveToService(AddRequest request, const InfoHashes& hashes)
{
    if (!canLeave(foreground_))
        return;
    auto tell = foreground_.reply<ShareDetails>([this](const Result<ShareDetails>& details) {
        if (!details)
            return foreground_.fail(details.error());
        const auto& row = details->row;
        foreground_.report(Added{row.id, row.name, row.hashes, details->link});
        foreground_.end(ExitCode::Ok);
    });
    withKnown(std::move(request), hashes, [this, tell = std::move(tell)](AddRequest known) {
        foreground_.engine().add(std::move(known), foreground_.reply<ShareId>([this, tell](const Result<ShareId>& id) {
            if (!id)
                return foreground_.fail(id.error());
            foreground_.engine().details(*id, tell);
        }));
    });
}

void ShareWatch::added(const Result<ShareId>& id)
{
    if (!id)
        return foreground_.fail(id.error());
    id_ = *id;
    for (const auto& event : std::exchange(early_, {}))
        take(event);
    refresh();
}

void ShareWatch::take(const Event& event)
{
    if (foreground_.isEnding())
        return;
    if (const auto* const changed = std::get_if<SharesChanged>(&event); changed && names(*changed, *id_)) {
        refresh();
    } else if (const auto* const metadata = std::get_if<MetadataReceived>(&event); metadata && metadata->id == *id_) {
        isMetadataNews_ = true;
        refresh();
    } else if (const auto* const finished = std::get_if<ShareFinished>(&event); finished && finished->id == *id_) {
        isFinishNews_ = true;
        refresh();
    } else if (const auto* const announced = std::get_if<ShareAnnounced>(&event); announced && announced->id == *id_) {
        if (hooks_.onAnnounced)
            hooks_.onAnnounced();
    } else if (const auto* const failed = std::get_if<ShareFailed>(&event); failed && failed->id == *id_) {
        foreground_.fail(failed->error);
    } else if (const auto* const banned = std::get_if<PeerBanned>(&event); banned && banned->id == *id_) {
        foreground_.report(Banned{*banned});
    } else if (std::holds_alternative<EngineBack>(event)) {
        mayHaveMissedNews_ = mayBeLeftBehind_ = true;
        refresh();
    }
}

void ShareWatch::refresh()
{
    if (std::exchange(isAsking_, true)) {
        isAskedAgain_ = true;
        return;
    }
    auto take = foreground_.reply<SharePage>([this](const Result<SharePage>& page) { refreshed(page); });
    if (hashes_.v1 || hashes_.v2)
        return foreground_.engine().query({.hashes = hashes_}, {}, sharesOfOneHash, std::move(take));
    foreground_.engine().details(*id_, [take = std::move(take)](const Result<ShareDetails>& details) {
        if (details)
            take(SharePage{1, {details->row}});
        else if (details.error().kind == ErrorKind::NotFound)
            take(SharePage{});
        else
            take(fail(details.error()));
    });
}

void ShareWatch::refreshed(const Result<SharePage>& page)
{
    isAsking_ = false;
    // It is waited for: asked again when it is back, and the command ends when it is given up.
    if (!page && page.error().kind == ErrorKind::EngineGone)
        return;
    if (!page)
        return foreground_.fail(page.error());
    // News that came while the question was under way are for the answer to the next one.
    if (std::exchange(isAskedAgain_, false))
        return refresh();
    const auto row =
        std::find_if(page->rows.begin(), page->rows.end(), [this](const ShareRow& r) { return r.id == *id_; });
    if (row != page->rows.end() && std::exchange(mayBeLeftBehind_, false) && isLeftBehind(*row))
        startAgain();
    else if (row != page->rows.end())
        show(*row);
    else if (mayHaveMissedNews_)
        foreground_.fail({ErrorKind::NotFound, "The share", "it was taken from the list"});
}

void ShareWatch::startAgain()
{
    foreground_.engine().resume(*id_, foreground_.reply<ShareId>([this](const Result<ShareId>& id) {
        if (id)
            refresh();
        else if (id.error().kind != ErrorKind::EngineGone)
            foreground_.fail(id.error());
    }));
}

void ShareWatch::makeUpForMissedNews(const ShareRow& row)
{
    isMetadataNews_ |= row.hasMetadata && !isMetadataTold_;
    const bool isComplete = row.state == ShareState::Seeding || row.state == ShareState::Complete;
    isFinishNews_ |= isComplete && row.completedAt && !isFinishTold_;
    if (row.state == ShareState::Failed)
        foreground_.fail(failureOf(row));
}

void ShareWatch::show(const ShareRow& row)
{
    if (mayHaveMissedNews_)
        makeUpForMissedNews(row);
    if (foreground_.isEnding())
        return;
    if (std::exchange(isMetadataNews_, false)) {
        isMetadataTold_ = true;
        foreground_.report(Metadata{row.name, row.hashes, row.size, row.wanted});
        if (hooks_.onMetadata)
            hooks_.onMetadata(row);
    }
    if (!told_ || told_->state != row.state || told_->reason.kind != row.reason.kind) {
        told_ = StateChanged{row.state, row.reason};
        foreground_.report(*told_);
    }
    foreground_.report(Progress{row});
    if (row.reason.kind == ReasonKind::NotAMember)
        return foreground_.fail({ErrorKind::NoRight, row.name, "this device is no member of its private swarm any more",
                                 "What came so far stays; a new code lets it in again"});
    if (hooks_.onRow && !foreground_.isEnding())
        hooks_.onRow(row);
    if (hooks_.onFinished && !foreground_.isEnding() && std::exchange(isFinishNews_, false)) {
        isFinishTold_ = true;
        hooks_.onFinished(row);
    }
}

} // namespace shoal::app
