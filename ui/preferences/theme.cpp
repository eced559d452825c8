#include "ui/preferences/theme.h"

#include <QApplication>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>

#include <array>

namespace shoal::ui {
namespace {
struct ThemeColour {
    QPalette::ColorRole role;
    QRgb light;
    QRgb dark;
};

// Text on its ground has a contrast of 7 to 1 or more, what can't be used 3 to 1 (WCAG 2.1).
constexpr std::array themeColours{
    ThemeColour{QPalette::Window, 0xfff2f3f5, 0xff24262a},
    ThemeColour{QPalette::WindowText, 0xff1c1e22, 0xffeceef1},
    ThemeColour{QPalette::Base, 0xffffffff, 0xff1a1c1f},
    ThemeColour{QPalette::AlternateBase, 0xfff5f6f8, 0xff212327},
    ThemeColour{QPalette::Text, 0xff1c1e22, 0xffeceef1},
    ThemeColour{QPalette::PlaceholderText, 0xff62666e, 0xff9da2aa},
    ThemeColour{QPalette::Button, 0xffe9ebee, 0xff34373c},
    ThemeColour{QPalette::ButtonText, 0xff1c1e22, 0xffeceef1},
    ThemeColour{QPalette::BrightText, 0xffffffff, 0xffffffff},
    ThemeColour{QPalette::Light, 0xffffffff, 0xff4a4e55},
    ThemeColour{QPalette::Midlight, 0xfff8f9fa, 0xff3f4349},
    ThemeColour{QPalette::Mid, 0xffb9bdc4, 0xff5a5f67},
    ThemeColour{QPalette::Dark, 0xff7f848d, 0xff7a808a},
    ThemeColour{QPalette::Shadow, 0xff5c6068, 0xff0b0c0d},
    ThemeColour{QPalette::Highlight, 0xff1f4f8f, 0xff9cc4f7},
    ThemeColour{QPalette::HighlightedText, 0xffffffff, 0xff0e1a2b},
    ThemeColour{QPalette::Link, 0xff174a8c, 0xff9cc4f7},
    ThemeColour{QPalette::LinkVisited, 0xff5a3488, 0xffcdb4f0},
    ThemeColour{QPalette::ToolTipBase, 0xffffffff, 0xff34373c},
    ThemeColour{QPalette::ToolTipText, 0xff1c1e22, 0xffeceef1},
};
constexpr std::array fadedRoles{QPalette::WindowText, QPalette::Text, QPalette::ButtonText};
constexpr QRgb fadedOnLight = 0xff7b7f87;
constexpr QRgb fadedOnDark = 0xff888d96;

/// Fusion draws the edges of boxes darker than the window: on a dark one nobody sees them.
class OutlinedStyle : public QProxyStyle {
public:
    OutlinedStyle()
        : QProxyStyle{QStringLiteral("fusion")}
    {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
        const bool isField = element == PE_FrameLineEdit && !option->state.testFlag(State_HasFocus);
        if (!isBox && !isField)
            return;
        painter->save();
        painter->setPen(option->palette.color(QPalette::Dark));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
    }
};
} // namespace

QPalette paletteOf(Theme theme)
{
    if (theme == Theme::System)
        return QApplication::style()->standardPalette();
    const bool isDark = theme == Theme::Dark;
    QPalette palette;
    for (const auto& colour : themeColours)
        palette.setColor(colour.role, QColor::fromRgb(isDark ? colour.dark : colour.light));
    for (const auto role : fadedRoles)
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(isDark ? fadedOnDark : fadedOnLight));
    return palette;
}

void wear(Theme theme)
{
    static const auto systemStyle = QApplication::style()->name();
    const bool isSystem = theme == Theme::System;
    const bool isOurs = dynamic_cast<const OutlinedStyle*>(QApplication::style()) != nullptr;
    // Styles of systems paint some parts in the system's colours, whatever the palette says.
    if (isSystem && isOurs)
        QApplication::setStyle(QStyleFactory::create(systemStyle));
    else if (!isSystem && !isOurs)
        QApplication::setStyle(new OutlinedStyle);
    QApplication::setPalette(isSystem ? QPalette{} : paletteOf(theme));
}

} // namespace shoal::ui
