#include "tests/ui/shots/looks.h"

#include "app/desktop/translations.h"
#include "ui/system/outlined_style.h"
#include "ui/system/theme_wearer.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>

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

void speak(const QLocale& locale)
{
    QLocale::setDefault(locale);
    app::installTranslations(*QApplication::instance(), locale);
}

} // namespace

bool wear(const QString& look)
{
    QApplication::setStyle(new OutlinedStyle);
    const auto light = ThemeWearer::paletteOf(Theme::Light);
    const auto dark = ThemeWearer::paletteOf(Theme::Dark);
    const auto contrast = paletteOf("#000000", "#000000", "#ffffff", "#ffff00", "#000000");
    const std::map<QString, QPalette> palettes{{QStringLiteral("dark"), dark}, {QStringLiteral("contrast"), contrast}};
    QApplication::setPalette(palettes.contains(look) ? palettes.at(look) : light);
    const std::map<QString, QLocale> languages{
        {QStringLiteral("german"), {QLocale::German, QLocale::Germany}},
        {QStringLiteral("chinese"), {QLocale::Chinese, QLocale::SimplifiedChineseScript, QLocale::China}}};
    speak(languages.contains(look) ? languages.at(look) : QLocale{QLocale::English, QLocale::UnitedStates});
    if (look == QLatin1String{"rightToLeft"})
        QApplication::setLayoutDirection(Qt::RightToLeft);
    const QStringList plain{QStringLiteral("light"), QStringLiteral("rightToLeft"), QStringLiteral("double")};
    return palettes.contains(look) || languages.contains(look) || plain.contains(look);
}

} // namespace shoal::ui::shots
