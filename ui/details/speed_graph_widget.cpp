#include "ui/details/speed_graph_widget.h"

#include "ui/access/picture_role.h"
#include "ui/words/format.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

#include <algorithm>

namespace shoal::ui {
namespace {
QColor fadedGraphColor(const QPalette& palette, QPalette::ColorRole role, float strength)
{
    auto color = palette.color(role);
    color.setAlphaF(strength);
    return color;
}
} // namespace

SpeedGraphWidget::SpeedGraphWidget(QWidget* parent)
    : QWidget{parent}
{
    setObjectName(QStringLiteral("speedGraph"));
    tellAsPicture(*this);
    setAccessibleName(tr("Speed"));
    setAccessibleDescription(speedWords(history_));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
}

void SpeedGraphWidget::setHistory(SpeedSpan span, SpeedHistory history)
{
    span_ = span;
    history_ = std::move(history);
    BytesPerSecond fastest;
    for (const auto& sample : history_.samples)
        fastest = std::max({fastest, sample.down, sample.up});
    scale_ = speedScale(fastest);
    if (const auto words = speedWords(history_); words != accessibleDescription()) {
        setAccessibleDescription(words);
        setToolTip(words);
    }
    update();
}

QSize SpeedGraphWidget::sizeHint() const
{
    return {40 * fontMetrics().averageCharWidth(), 12 * fontMetrics().height()};
}
QSize SpeedGraphWidget::minimumSizeHint() const
{
    return {24 * fontMetrics().averageCharWidth(), 7 * fontMetrics().height()};
}

std::chrono::seconds SpeedGraphWidget::length() const
{
    return span_ == SpeedSpan::Minutes ? std::chrono::minutes{10} : std::chrono::hours{24};
}

QRectF SpeedGraphWidget::plot() const
{
    const auto metrics = fontMetrics();
    const int left = metrics.horizontalAdvance(scaleText({200 * 1024})) + metrics.averageCharWidth();
    QRectF plot{QPointF(left, metrics.height() * 1.4), QPointF(width() - 2.0, height() - metrics.height() * 1.3)};
    return layoutDirection() == Qt::RightToLeft
        ? QRectF(width() - plot.right(), plot.top(), plot.width(), plot.height())
        : plot;
}

QPen SpeedGraphWidget::penOf(BytesPerSecond SpeedSample::*direction) const
{
    const double width = std::max(1.5, fontMetrics().height() / 10.0);
    QPen pen{palette().color(direction == &SpeedSample::down ? QPalette::Highlight : QPalette::Text), width};
    if (direction == &SpeedSample::up)
        pen.setDashPattern({3.0, 2.0});
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

void SpeedGraphWidget::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const auto area = plot();
    painter.fillRect(area, palette().color(QPalette::Base));
    paintAxes(painter, area);
    paintLines(painter, area);
    paintLegend(painter, area);
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
}

void SpeedGraphWidget::paintAxes(QPainter& painter, const QRectF& plot) const
{
    const auto metrics = fontMetrics();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const auto ink = palette().color(QPalette::WindowText);
    const auto grid = fadedGraphColor(palette(), QPalette::Text, 0.18F);
    for (int step = 0; step <= scale_.steps; ++step) {
        const double y = plot.bottom() - plot.height() * step / scale_.steps;
        painter.setPen(step == 0 ? fadedGraphColor(palette(), QPalette::Text, 0.5F) : grid);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(ink);
        const double labelWidth =
            (isMirrored ? width() - plot.right() : plot.left()) - metrics.averageCharWidth() / 2.0;
        const QRectF label{isMirrored ? plot.right() + metrics.averageCharWidth() / 2.0 : 0.0,
                           y - metrics.height() / 2.0, labelWidth, static_cast<double>(metrics.height())};
        const auto rate = scaleText({scale_.step.value * static_cast<std::uint64_t>(step)});
        painter.drawText(label, static_cast<int>(Qt::AlignVCenter | (isMirrored ? Qt::AlignLeft : Qt::AlignRight)),
                         step == 0 ? locale().toString(0) : rate);
    }
    const QRectF times{plot.left(), plot.bottom() + metrics.height() * 0.2, plot.width(),
                       static_cast<double>(metrics.height())};
    const auto past = tr("%1 ago").arg(durationText(length()));
    painter.drawText(times, static_cast<int>(isMirrored ? Qt::AlignRight : Qt::AlignLeft), past);
    painter.drawText(times, static_cast<int>(isMirrored ? Qt::AlignLeft : Qt::AlignRight), tr("now"));
}

/// Time goes with the reading direction: the newest sample stands at its end.
QPolygonF SpeedGraphWidget::line(const QRectF& plot, BytesPerSecond SpeedSample::*direction) const
{
    QPolygonF points;
    const auto step = std::max<double>(1.0, static_cast<double>(history_.step.count()));
    const double samples = static_cast<double>(length().count()) / step;
    const auto count = history_.samples.size();
    for (std::size_t i = 0; i < count; ++i) {
        const double back = static_cast<double>(count - 1 - i) / std::max(samples - 1.0, 1.0);
        if (back > 1.0)
            continue;
        const double speed = static_cast<double>((history_.samples[i].*direction).value);
        const double x = layoutDirection() == Qt::RightToLeft ? plot.left() + back * plot.width()
                                                              : plot.right() - back * plot.width();
        points.append({x, plot.bottom() - plot.height() * speed / static_cast<double>(scale_.top().value)});
    }
    return points;
}

void SpeedGraphWidget::paintLines(QPainter& painter, const QRectF& plot) const
{
    const auto down = line(plot, &SpeedSample::down);
    if (down.isEmpty()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(plot, static_cast<int>(Qt::AlignCenter | Qt::TextWordWrap), speedWords(history_));
        return;
    }
    auto under = down;
    under.append({down.back().x(), plot.bottom()});
    under.append({down.front().x(), plot.bottom()});
    painter.setPen(Qt::NoPen);
    painter.setBrush(fadedGraphColor(palette(), QPalette::Highlight, 0.18F));
    painter.drawPolygon(under);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(penOf(&SpeedSample::down));
    painter.drawPolyline(down);
    painter.setPen(penOf(&SpeedSample::up));
    painter.drawPolyline(line(plot, &SpeedSample::up));
}

void SpeedGraphWidget::paintLegend(QPainter& painter, const QRectF& plot) const
{
    const auto metrics = fontMetrics();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const double sample = metrics.height() * 2.0;
    const double gap = metrics.averageCharWidth();
    double at = 0.0;
    const auto add = [&](BytesPerSecond SpeedSample::*direction, const QString& words) {
        const double y = metrics.height() / 2.0;
        const double textWidth = metrics.horizontalAdvance(words) + 2.0;
        const auto place = [&](double x, double width) {
            return QRectF(isMirrored ? plot.right() - x - width : plot.left() + x, 0.0, width, metrics.height());
        };
        const auto swatch = place(at, sample);
        painter.setPen(penOf(direction));
        painter.drawLine(QPointF(swatch.left(), y), QPointF(swatch.right(), y));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(place(at + sample + gap, textWidth), static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                         words);
        at += sample + textWidth + 4.0 * gap;
    };
    add(&SpeedSample::down, tr("Receiving"));
    add(&SpeedSample::up, tr("Sending"));
}

} // namespace shoal::ui
