// What a click on a heading does, for those who steer with keys: menus of columns and of orders.
#pragma once

class QMenu;

namespace shoal::ui {

class ShareListView;

/// Which columns are shown.
void fillWithColumns(QMenu& menu, ShareListView& list);
/// Adds a menu of columns and one of orders, which are as the list is whenever they open.
void offerLayout(QMenu& menu, ShareListView& list);

} // namespace shoal::ui
