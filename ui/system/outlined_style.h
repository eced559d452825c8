// Fusion, with edges that are seen on dark ground too.
#pragma once

#include <QProxyStyle>

namespace shoal::ui {

/// Fusion draws the edges of boxes and fields darker than the window: on a dark one nobody sees them.
class OutlinedStyle : public QProxyStyle {
public:
    OutlinedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

} // namespace shoal::ui
