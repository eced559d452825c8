#include "ui/sheets/receiving/link_share.h"

#include "ui/reply.h"
#include "ui/words/format.h"

#include <QPointer>

#include <algorithm>

namespace shoal::ui {
namespace {
constexpr std::size_t filesAtOnce = 5000;

void leaveList(Engine& engine, ShareId id)
{
    engine.remove(id, Data::Keep, [](const Result<ShareId>&) {}); // gone already is as good
}
} // namespace

LinkShare::LinkShare(Desk& desk, QObject* parent)
    : QObject{parent}
    , desk_{desk}
{
    const auto follow = [this](ShareId changed) {
        if (id_ == changed)
            ask();
    };
    connect(&desk.core, &CoreBridge::metadataReceived, this, follow);
    connect(&desk.core, &CoreBridge::sharesChanged, this, [follow](const ShareIds& ids) {
        for (const auto id : ids)
            follow(id);
    });
    connect(&desk.core, &CoreBridge::engineBack, this, [this] {
        isAsking_ = false;
        if (id_)
            ask();
    });
    connect(&desk.core, &CoreBridge::sharesRemoved, this, [this](const ShareIds& ids) {
        if (id_ && std::ranges::find(ids, *id_) != ids.end()) {
            isKept_ = true;
            Q_EMIT gone();
        }
    });
}

LinkShare::~LinkShare()
{
    if (!isKept_ && id_)
        leaveList(desk_.engine(), *id_);
}

void LinkShare::add(AddRequest request)
{
    request.onMetadata = OnMetadata::Rest;
    desk_.engine().add(
        std::move(request),
        replyTo<ShareId>(&desk_.core, [self = QPointer{this}, core = &desk_.core](const Result<ShareId>& id) {
            if (self.isNull()) {
                if (id)
                    leaveList(core->engine(), *id);
                return;
            }
            if (!id)
                return Q_EMIT self->failed(id.error());
            self->id_ = *id;
            self->ask();
        }));
}

void LinkShare::ask()
{
    if (isAsking_) {
        isAskedAgain_ = true;
        return;
    }
    isAsking_ = true;
    desk_.engine().details(*id_, replyTo<ShareDetails>(this, [this](const auto& details) {
        isAsking_ = false;
        take(details);
        if (std::exchange(isAskedAgain_, false))
            ask();
    }));
}

void LinkShare::take(const Result<ShareDetails>& details)
{
    if (!details)
        return; // that it is gone is told by an event
    Q_EMIT changed(details->row);
    if (!details->row.hasMetadata || hasFiles_)
        return;
    hasFiles_ = true;
    name_ = text(details->row.name);
    askFiles();
}

void LinkShare::askFiles()
{
    desk_.engine().files(*id_, {files_.size(), filesAtOnce},
                         replyTo<FilePage>(this, [this](const auto& page) { takeFiles(page); }));
}

void LinkShare::takeFiles(const Result<FilePage>& page)
{
    if (!page) {
        hasFiles_ = false;
        files_.clear();
        return Q_EMIT failed(page.error());
    }
    files_.insert(files_.end(), page->rows.begin(), page->rows.end());
    if (files_.size() < page->total && !page->rows.empty())
        return askFiles();
    Q_EMIT filesKnown(name_, files_);
    files_.clear();
}

} // namespace shoal::ui
