// What is painted, to those who hear it.
#pragma once

class QWidget;

namespace shoal::ui {

/// Screen readers call it a picture, which its accessible name and description tell about; otherwise it would be a mere
/// area.
void tellAsPicture(QWidget& painted);

} // namespace shoal::ui
