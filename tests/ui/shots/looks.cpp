#include "tests/ui/shots/looks.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QStyleFactory>
#include <QTranslator>

#include <map>

namespace shoal::ui::shots {
namespace {

QPalette paletteOf(QColor window, QColor base, QColor ink, QColor chosen, QColor chosenInk)
{
    QPalette palette{window, window};
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Text, ink);
    palette.setColor(QPalette::ButtonText, ink);
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::ToolTipText, ink);
    palette.setColor(QPalette::Highlight, chosen);
    palette.setColor(QPalette::HighlightedText, chosenInk);
    palette.setColor(QPalette::Link, chosen);
    auto faint = ink;
    faint.setAlphaF(0.6F);
    palette.setColor(QPalette::PlaceholderText, faint);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

bool speak(const QLocale& locale)
{
    QLocale::setDefault(locale);
    auto* ours = new QTranslator{QApplication::instance()};
    auto* qts = new QTranslator{QApplication::instance()};
    const bool isThere = ours->load(locale, QStringLiteral("shoal"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    QApplication::installTranslator(ours);
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QStringLiteral("/usr/share/qt6/translations")))
        QApplication::installTranslator(qts);
    return isThere;
}

} // namespace

bool wear(const QString& look)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const auto light = paletteOf(0xf3f4f5, 0xffffff, 0x1d2126, 0x1b6acb, 0xffffff);
    const auto dark = paletteOf(0x26292d, 0x1c1e21, 0xe9eaec, 0x4a90e2, 0x0b0c0e);
    const auto contrast = paletteOf(0x000000, 0x000000, 0xffffff, 0xffff00, 0x000000);
    const std::map<QString, QPalette> palettes{{"dark", dark}, {"contrast", contrast}};
    QApplication::setPalette(palettes.contains(look) ? palettes.at(look) : light);
    if (look == QLatin1String{"german"})
        return speak(QLocale{QLocale::German, QLocale::Germany});
    if (look == QLatin1String{"chinese"})
        return speak(QLocale{QLocale::Chinese, QLocale::SimplifiedChineseScript, QLocale::China});
    const bool isEnglish = speak(QLocale{QLocale::English, QLocale::UnitedStates});
    if (look == QLatin1String{"rightToLeft"})
        QApplication::setLayoutDirection(Qt::RightToLeft);
    return isEnglish
        && (palettes.contains(look) || look == QLatin1String{"light"} || look == QLatin1String{"rightToLeft"}
            || look == QLatin1String{"double"});
}

} // namespace shoal::ui::shots
