#include "ui/window/window_layout.h"

#include <QSettings>

namespace shoal::ui {

WindowLayout WindowLayout::load(QSettings& kept)
{
    return {
        .geometry = kept.value("window/geometry").toByteArray(),
        .columns = kept.value("window/columns").toByteArray(),
        .beside = kept.value("window/beside").toByteArray(),
        .below = kept.value("window/below").toByteArray(),
        .details = kept.value("window/pages").toByteArray(),
        .hasSidebar = kept.value("window/sidebar", true).toBool(),
        .hasDetails = kept.value("window/details", true).toBool(),
    };
}

void WindowLayout::save(QSettings& kept) const
{
    kept.setValue("window/geometry", geometry);
    kept.setValue("window/columns", columns);
    kept.setValue("window/beside", beside);
    kept.setValue("window/below", below);
    kept.setValue("window/pages", details);
    kept.setValue("window/sidebar", hasSidebar);
    kept.setValue("window/details", hasDetails);
}

} // namespace shoal::ui
