#include "ui/system/notifier.h"

#include "ui/reply.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"

#include <algorithm>
#include <utility>

namespace shoal::ui {
namespace {
int asCount(std::size_t number) { return static_cast<int>(number); }
} // namespace

Notifier::Notifier(Desk& desk, std::function<Wishes()> wishes, std::chrono::milliseconds gathering, QObject* parent)
    : QObject{parent}
    , desk_{desk}
    , wishes_{std::move(wishes)}
{
    gathering_.setSingleShot(true);
    gathering_.setInterval(gathering);
    connect(&gathering_, &QTimer::timeout, this, &Notifier::tell);
    listen();
}

void Notifier::listen()
{
    auto& core = desk_.core;
    connect(&core, &CoreBridge::sharesAdded, this,
            [this](const ShareIds& ids) { added_.insert(ids.begin(), ids.end()); });
    connect(&core, &CoreBridge::sharesRemoved, this, [this](const ShareIds& ids) {
        for (const auto id : ids)
            added_.erase(id);
    });
    connect(&core, &CoreBridge::shareFinished, this, [this](const ShareFinished& finished) {
        if (finished.isAgain)
            return;
        finished_.push_back(finished.id);
        gather();
    });
    connect(&core, &CoreBridge::shareAnnounced, this, [this](ShareId id) {
        if (added_.erase(id) == 0)
            return; // it was on the list before: nobody waits for its link
        announced_.push_back(id);
        gather();
    });
    connect(&core, &CoreBridge::shareFailed, this, [this](const ShareFailed& failed) {
        failed_.push_back({failed.id, failed.error});
        gather();
    });
    connect(&core, &CoreBridge::warned, this, [this](const Error& error) {
        warnings_.push_back(error);
        gather();
    });
    connect(&core, &CoreBridge::engineLost, this, [this] {
        isLost_ = true;
        gather();
    });
    connect(&core, &CoreBridge::engineBack, this, &Notifier::gather);
}

void Notifier::gather()
{
    if (!gathering_.isActive())
        gathering_.start();
}

void Notifier::tell()
{
    const auto wishes = wishes_();
    if (wishes.isDoneTold && !wishes.isLookedAt) {
        tellFinished();
        tellShared();
    }
    if (wishes.isTroubleTold && !wishes.isLookedAt) {
        tellFailed();
        tellWarnings();
        tellEngine();
    }
    finished_.clear();
    announced_.clear();
    failed_.clear();
    warnings_.clear();
    isLost_ = false;
}

void Notifier::tellFinished()
{
    if (finished_.empty())
        return;
    if (finished_.size() > 1)
        return desk_.surroundings.notify({.title = tr("%n share(s) finished", nullptr, asCount(finished_.size())),
                                          .text = tr("Every file that was wanted is here."),
                                          .isTrouble = false,
                                          .actions = {showing(finished_.front())}});
    withRow(finished_.front(), [this](const ShareDetails& details) {
        desk_.surroundings.notify(
            {.title = tr("“%1” is here").arg(text(details.row.name)),
             .text =
                 tr("%1 in %2", "a size, and a folder").arg(bytesText(details.row.wanted), text(details.row.folder)),
             .isTrouble = false,
             .actions = {
                 {tr("Open folder"), [this, folder = details.row.folder] { desk_.surroundings.openFile(folder); }}}});
    });
}

/// Of shares that were made here: the link of what was received is somebody else's.
void Notifier::tellShared()
{
    if (announced_.size() > 1)
        return desk_.surroundings.notify({.title = tr("%n share(s) can be found", nullptr, asCount(announced_.size())),
                                          .text = tr("Their links work now."),
                                          .isTrouble = false,
                                          .actions = {showing(announced_.front())}});
    for (const auto id : announced_)
        withRow(id, [this](const ShareDetails& details) {
            if (details.row.downloaded != 0 || details.row.done < details.row.wanted)
                return;
            desk_.surroundings.notify(
                {.title = tr("“%1” is shared").arg(text(details.row.name)),
                 .text = tr("Its link works now: give it to whoever shall have the files."),
                 .isTrouble = false,
                 .actions = {showing(details.row.id),
                             {tr("Copy link"), [this, link = text(details.link)] { desk_.surroundings.copy(link); }}}});
        });
}

void Notifier::tellFailed()
{
    if (failed_.size() > 1)
        return desk_.surroundings.notify({.title = tr("%n share(s) stopped", nullptr, asCount(failed_.size())),
                                          .text = tr("The list says of each what is wrong."),
                                          .isTrouble = true,
                                          .actions = {showing(failed_.front().id)}});
    for (const auto& failed : failed_)
        withRow(failed.id, [this, words = wordsFor(failed.error)](const ShareDetails& details) {
            desk_.surroundings.notify(
                {.title = tr("“%1” stopped").arg(text(details.row.name)),
                 .text = tr("%1 %2", "two sentences: what is wrong, and what to do").arg(words.what, words.advice),
                 .isTrouble = true,
                 .actions = {showing(details.row.id)}});
        });
}

void Notifier::tellWarnings()
{
    if (warnings_.empty())
        return;
    const auto words = wordsFor(warnings_.back());
    desk_.surroundings.notify({.title = words.what, .text = words.advice, .isTrouble = true, .actions = {}});
}

/// One that is lost and back within the same moment is nobody's business.
void Notifier::tellEngine()
{
    if (isLost_ && desk_.core.isLost()) {
        isLossTold_ = true;
        return desk_.surroundings.notify({.title = tr("The Shoal that runs the transfers does not answer"),
                                          .text = tr("Shoal waits for it, and goes on by itself."),
                                          .isTrouble = true,
                                          .actions = {}});
    }
    if (!desk_.core.isLost() && std::exchange(isLossTold_, false))
        desk_.surroundings.notify({.title = tr("The Shoal that runs the transfers answers again"),
                                   .text = tr("Shares go on where they were."),
                                   .isTrouble = false,
                                   .actions = {}});
}

void Notifier::withRow(ShareId id, std::function<void(const ShareDetails&)> use)
{
    desk_.engine().details(id, replyTo<ShareDetails>(this, [use = std::move(use)](const auto& details) {
                               if (details) // else it was removed meanwhile: nothing is left to tell of
                                   use(*details);
                           }));
}

Notice::Action Notifier::showing(ShareId id)
{
    return {tr("Show"), [guard = QPointer{this}, id] {
                if (guard)
                    Q_EMIT guard->showWanted(id);
            }};
}

} // namespace shoal::ui
