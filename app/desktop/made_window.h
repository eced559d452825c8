// The main window as the desktop knows it.
#pragma once

#include "app/desktop/desktop.h"

class QSettings;

namespace shoal::app {

/// `looks` outlives the window.
DesktopWindow makeMainWindow(ui::Desk& desk, QSettings& looks, const WindowHooks& hooks);

} // namespace shoal::app
