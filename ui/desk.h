// What every window works with.
#pragma once

#include "ui/core_bridge.h"
#include "ui/system/settings_home.h"
#include "ui/system/surroundings.h"

namespace shoal::ui {

class DesktopChoices;

/// Outlives the windows.
struct Desk {
    CoreBridge& core;
    SettingsHome& settings;
    Surroundings& surroundings;
    DesktopChoices* choices = nullptr; ///< none: the desktop goes by the defaults

    Engine& engine() const { return core.engine(); }
};

} // namespace shoal::ui
