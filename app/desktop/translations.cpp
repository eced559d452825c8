#include "app/desktop/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace shoal::app {
namespace {
void install(QObject& owner, const QLocale& locale, const QString& name, const QString& folder)
{
    auto* translator = new QTranslator{&owner};
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator; // nobody translated into this language: the texts stay English
}
} // namespace

void installTranslations(QObject& owner, const QLocale& locale)
{
    const auto ours = QStringLiteral(":/i18n");
    const auto name = QStringLiteral("shoal");
    // English texts say "%n file(s)": their plurals are a translation too, and what others lack falls back on it.
    install(owner, QLocale{QLocale::English}, name, ours);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return;
    install(owner, locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(owner, locale, name, ours);
}

} // namespace shoal::app
