// The widgets of a window that a person has to do with.
#pragma once

#include <QString>

#include <vector>

class QWidget;

namespace shoal::ui::access {

/// Those that are seen and no inner part of another.
std::vector<QWidget*> widgetsOf(QWidget& window);
bool isPainted(const QWidget& widget);
/// Something to be done with it: keys should get there.
bool isOperable(const QWidget& widget);
/// Enough to find it in the code.
QString called(const QWidget& widget);

} // namespace shoal::ui::access
