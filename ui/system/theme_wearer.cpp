#include "ui/system/theme_wearer.h"

#include "ui/system/outlined_style.h"

#include <QApplication>
#include <QStyleFactory>

#include <utility>

namespace shoal::ui {
namespace {
struct ThemeColours {
    QColor window;
    QColor base;
    QColor ink;
    QColor faint; ///< of what can't be used now
    QColor chosen;
    QColor chosenInk;
};

QPalette paletteFrom(const ThemeColours& colours)
{
    QPalette palette{colours.window, colours.window};
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, colours.window);
    palette.setColor(QPalette::ToolTipBase, colours.base);
    palette.setColor(QPalette::ToolTipText, colours.ink);
    palette.setColor(QPalette::Highlight, colours.chosen);
    palette.setColor(QPalette::HighlightedText, colours.chosenInk);
    palette.setColor(QPalette::Link, colours.chosen);
    palette.setColor(QPalette::LinkVisited, colours.chosen);
    palette.setColor(QPalette::PlaceholderText, colours.faint);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(role, colours.ink);
        palette.setColor(QPalette::Disabled, role, colours.faint);
    }
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colours.faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.window);
    return palette;
}

bool isFusion(const QString& style) { return style.compare(QLatin1String{"fusion"}, Qt::CaseInsensitive) == 0; }
} // namespace

ThemeWearer::ThemeWearer(DesktopChoices& choices, QObject* parent)
    : QObject{parent}
    , choices_{choices}
    , systemsStyle_{QApplication::style()->name()}
{
    connect(&choices_, &DesktopChoices::changed, this, &ThemeWearer::wear);
    wear();
}

QPalette ThemeWearer::paletteOf(Theme theme)
{
    switch (theme) {
    case Theme::Light:
        return paletteFrom({.window = 0xf3f4f5,
                            .base = 0xffffff,
                            .ink = 0x1d2126,
                            .faint = 0x6a6f76,
                            .chosen = 0x1b6acb,
                            .chosenInk = 0xffffff});
    case Theme::Dark:
        return paletteFrom({.window = 0x26292d,
                            .base = 0x1c1e21,
                            .ink = 0xe9eaec,
                            .faint = 0x9a9fa6,
                            .chosen = 0x4a90e2,
                            .chosenInk = 0x0b0c0e});
    case Theme::System: break;
    }
    return {};
}

void ThemeWearer::wear()
{
    const auto theme = choices_.theme();
    if (worn_ == theme)
        return;
    worn_ = theme;
    // Other styles paint with colours of their system, whatever the palette says.
    const bool isSystems = theme == Theme::System && !isFusion(systemsStyle_);
    QApplication::setStyle(isSystems ? QStyleFactory::create(systemsStyle_) : new OutlinedStyle);
    QApplication::setPalette(paletteOf(theme));
}

} // namespace shoal::ui
