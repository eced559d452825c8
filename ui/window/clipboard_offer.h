// Notices a link on the clipboard when somebody comes to the window with it.
#pragma once

#include "core/link/magnet.h"
#include "ui/desk.h"

#include <QObject>

namespace shoal::ui {

/// Looks only while the window is in front, and only if that is chosen. Each link is offered once, and not at all when
/// its share is on the list.
class ClipboardOffer : public QObject {
    Q_OBJECT
public:
    /// Lives and dies with the window.
    ClipboardOffer(Desk& desk, QWidget& window);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// `name`: the link's, or empty.
    void found(const QString& link, const QString& name);

private:
    void look();

    Desk& desk_;
    QString last_;
};

} // namespace shoal::ui
