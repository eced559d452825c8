// How fast a share was received and sent, as two lines over time.
#pragma once

#include <QWidget> // before <compare>: moc stumbles over that as the first header of the library

#include "ui/details/speed_axis.h"

namespace shoal::ui {

/// Receiving is a solid line, sending a dashed one. What it shows is also its accessible description.
class SpeedGraphWidget : public QWidget {
    Q_OBJECT
public:
    explicit SpeedGraphWidget(QWidget* parent = nullptr);

    void setHistory(SpeedSpan span, SpeedHistory history);
    const SpeedHistory& history() const { return history_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::chrono::seconds length() const;
    QRectF plot() const;
    void paintAxes(QPainter& painter, const QRectF& plot) const;
    void paintLines(QPainter& painter, const QRectF& plot) const;
    void paintLegend(QPainter& painter, const QRectF& plot) const;
    QPolygonF line(const QRectF& plot, BytesPerSecond SpeedSample::*direction) const;
    QPen penOf(BytesPerSecond SpeedSample::*direction) const;

    SpeedSpan span_ = SpeedSpan::Minutes;
    SpeedHistory history_;
    SpeedScale scale_ = speedScale({});
};

} // namespace shoal::ui
