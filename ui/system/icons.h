// Our own drawings, in the colours of the palette.
#pragma once

#include <QIcon>
#include <QString>
#include <QStringList>

namespace shoal::ui {

/// Of resources/icons, by its file's name: "pause", "state-seeding". It is drawn in the colour that text has where it
/// is painted (disabled and selected text too), whatever the palette becomes. What isn't there is null.
QIcon icon(const QString& name);

/// Shoal itself, in its own colours.
QIcon applicationIcon();

/// All that `icon` knows.
QStringList iconNames();

} // namespace shoal::ui
