// Light or dark, as the user chose, or whatever the system wears.
#pragma once

#include "ui/preferences/desktop_choices.h"

#include <QObject>
#include <QPalette>

namespace shoal::ui {

/// Dresses the application, at once and whenever the choice changes.
class ThemeWearer : public QObject {
    Q_OBJECT
public:
    /// `choices` outlives it.
    explicit ThemeWearer(DesktopChoices& choices, QObject* parent = nullptr);

    static QPalette paletteOf(Theme theme);

private:
    void wear();

    DesktopChoices& choices_;
    Theme worn_ = Theme::System;
    QString systemsStyle_;
};

} // namespace shoal::ui
