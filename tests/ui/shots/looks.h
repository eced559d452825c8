// How a desktop may look: its colours, its language, its direction.
#pragma once

#include <QString>

namespace shoal::ui::shots {

/// False: there is no such look. `double` is light; its scale is the environment's (QT_SCALE_FACTOR).
bool wear(const QString& look);

} // namespace shoal::ui::shots
