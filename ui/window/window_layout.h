// How the window looked when it was closed, for the next time.
#pragma once

#include <QByteArray>

class QSettings;

namespace shoal::ui {

struct WindowLayout {
    QByteArray geometry;
    QByteArray columns; ///< of the list
    QByteArray beside;  ///< sidebar and list
    QByteArray below;   ///< list and details
    QByteArray details; ///< the open page, and columns
    bool hasSidebar = true;
    bool hasDetails = true;

    static WindowLayout load(QSettings& kept);
    void save(QSettings& kept) const;
};

} // namespace shoal::ui
