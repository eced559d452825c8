// Fusion, with edges that are seen on dark ground and a focus that is seen on every button.
#pragma once

#include <QProxyStyle>

namespace shoal::ui {

/// Fusion draws the edges of boxes and fields darker than the window: on a dark one nobody sees them. The button that
/// Enter presses looks the same with the focus and without.
class OutlinedStyle : public QProxyStyle {
public:
    OutlinedStyle();

    /// Cells have air: numbers end where the next column's words begin.
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

} // namespace shoal::ui
