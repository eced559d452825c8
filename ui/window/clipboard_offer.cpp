#include "ui/window/clipboard_offer.h"

#include "ui/preferences/desktop_choices.h"
#include "ui/reply.h"
#include "ui/words/format.h"

#include <QEvent>
#include <QWidget>

namespace shoal::ui {

ClipboardOffer::ClipboardOffer(Desk& desk, QWidget& window)
    : QObject{&window}
    , desk_{desk}
{
    window.installEventFilter(this);
}

bool ClipboardOffer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::WindowActivate)
        look();
    return QObject::eventFilter(watched, event);
}

void ClipboardOffer::look()
{
    if (desk_.choices == nullptr || !desk_.choices->offersClipboard() || desk_.core.isLost())
        return;
    const auto copied = desk_.surroundings.clipboardText().trimmed();
    // Others' texts may be of any length.
    if (copied == last_ || copied.size() > static_cast<qsizetype>(longestMagnet))
        return;
    last_ = copied;
    const auto magnet = parseMagnet(plain(copied));
    if (!magnet)
        return;
    desk_.engine().query({.hashes = magnet->hashes}, {}, {0, 1},
                         replyTo<SharePage>(this, [this, copied, name = text(magnet->name)](const auto& page) {
                             if (page && page->total == 0 && copied == last_)
                                 Q_EMIT found(copied, name);
                         }));
}

} // namespace shoal::ui
