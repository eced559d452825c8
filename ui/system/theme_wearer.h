// Light or dark, as the user chose, or whatever the system wears.
#pragma once

#include "ui/preferences/desktop_choices.h"

#include <QObject>
#include <QPalette>

#include <optional>

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
    std::optional<Theme> worn_;
    QString systemsStyle_;
};

} // namespace shoal::ui
