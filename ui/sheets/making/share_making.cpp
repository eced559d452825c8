#include "ui/sheets/making/share_making.h"

#include "ui/reply.h"

namespace shoal::ui {

ShareMaking::ShareMaking(Desk& desk, QObject* parent)
    : QObject{parent}
    , desk_{desk}
{
    connect(&desk.core, &CoreBridge::createProgressed, this, [this](const CreateProgressed& event) {
        if (job_ == event.job)
            Q_EMIT progressed(event.progress);
    });
    // The answer of an engine that is gone doesn't come any more.
    connect(&desk.core, &CoreBridge::engineLost, this, [this] {
        if (isRunning_ && job_)
            end(fail(ErrorKind::EngineGone));
    });
}

ShareMaking::~ShareMaking()
{
    if (job_)
        desk_.engine().cancel(*job_);
}

void ShareMaking::start(CreateRequest request, AfterMaking after)
{
    isRunning_ = true;
    isCancelled_ = false;
    after_ = std::move(after);
    job_ = desk_.engine().create(std::move(request),
                                 replyTo<CreatedTorrent>(this, [this](auto torrent) { created(std::move(torrent)); }));
}

void ShareMaking::cancel()
{
    isCancelled_ = true;
    if (job_)
        desk_.engine().cancel(*job_);
}

void ShareMaking::created(Result<CreatedTorrent> torrent)
{
    if (!isRunning_)
        return;
    job_.reset();
    if (!torrent)
        return end(fail(torrent.error()));
    if (isCancelled_) // a moment too late for the job
        return end(fail(ErrorKind::Cancelled));
    AddRequest request;
    request.source = std::move(torrent->bytes);
    request.folder = std::move(torrent->folder);
    request.places = std::move(torrent->places);
    request.trust = DataTrust::JustHashed;
    request.labels = after_.labels;
    request.whenDone = after_.whenDone;
    desk_.engine().add(std::move(request), replyTo<ShareId>(this, [this](const auto& id) { end(id); }));
}

void ShareMaking::end(const Result<ShareId>& id)
{
    job_.reset();
    isRunning_ = false;
    if (id)
        Q_EMIT made(*id);
    else
        Q_EMIT failed(id.error());
}

} // namespace shoal::ui
