// The main window as the desktop knows it, and the user's choices about the desktop.
#pragma once

#include "app/desktop/desktop.h"

class QSettings;

namespace shoal::app {

class MainWindowParts {
public:
    /// `looks` outlives the windows.
    explicit MainWindowParts(QSettings& looks)
        : looks_{looks}
    {}

    DesktopWindow make(ui::Desk& desk, const WindowHooks& hooks);
    DesktopWishes wishes() const;

private:
    QSettings& looks_;
};

} // namespace shoal::app
