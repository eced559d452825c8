// Fields on a page that scrolls: the wheel scrolls the page, and changes no value that nobody looked at.
#pragma once

class QWidget;

namespace shoal::ui {

/// The wheel changes the field's value only while the keyboard is on it.
void keepForFocusedWheel(QWidget* field);

} // namespace shoal::ui
