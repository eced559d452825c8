// Tab goes through a window as the eye does.
#pragma once

class QWidget;

namespace shoal::ui {

/// Puts whatever stands in the layouts of `part` in their order, also what is hidden now. Call it when all is there.
void tabAsLaidOut(QWidget& part);

} // namespace shoal::ui
