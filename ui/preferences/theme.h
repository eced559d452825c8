// Light or dark, for the whole application.
#pragma once

#include "ui/preferences/desktop_choices.h"

#include <QPalette>

namespace shoal::ui {

/// Of Theme::System: as the system's own. Others are whole: no role is left to the system's.
QPalette paletteOf(Theme theme);
/// Windows that are open change at once.
void wear(Theme theme);

} // namespace shoal::ui
