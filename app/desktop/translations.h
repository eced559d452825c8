// The texts of the user's language, and English plurals.
#pragma once

#include <QLocale>
#include <QObject>

namespace shoal::app {

/// They last as long as `owner`, which the application outlives.
void installTranslations(QObject& owner, const QLocale& locale = QLocale{});

} // namespace shoal::app
