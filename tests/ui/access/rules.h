// What windows keep to for people who hear them, or steer them with keys. Each rule gives a sentence per fault.
#pragma once

#include <QStringList>

class QWidget;

namespace shoal::ui::access {

/// Whatever takes the focus or is painted has a name; what is painted tells its content, too.
QStringList namelessIn(QWidget& window);
/// Cells that show more than words have words as well.
QStringList wordlessCellsIn(QWidget& window);
/// Whatever can be used is reached by Tab, in the order of the layout. Takes the focus.
QStringList beyondTabIn(QWidget& window);
/// Whatever has the focus looks different than without.
QStringList unseenFocusIn(QWidget& window);
/// A letter of Alt means one thing in a window, and one in each menu.
QStringList sharedLettersIn(QWidget& window);
/// The same of menus that its lists open. `opened`: how many there were.
QStringList sharedLettersInContextMenusOf(QWidget& window, int& opened);

} // namespace shoal::ui::access
