// What was received and sent, a pair of bars for each day or month.
#pragma once

// Before <compare>: moc can't read libstdc++'s the other way round.
#include <QWidget>

#include "ui/statistics/transfer_figures.h"

namespace shoal::ui {

/// Arrow keys, Home, End and the mouse choose a bar; its figures are said by `chosen` and to tools of accessibility.
class TransferGraph : public QWidget {
    Q_OBJECT
public:
    explicit TransferGraph(QWidget* parent = nullptr);

    /// The last bar is chosen, or that in the place of the one that was chosen among as many.
    void setBars(std::vector<TransferBar> bars);
    const std::vector<TransferBar>& bars() const { return bars_; }
    /// -1 without bars.
    int chosenBar() const { return chosen_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// Where bars are; scales and labels stand around it.
    QRectF field() const;
    QRectF slotOf(int bar) const;
    int barAt(const QPointF& where) const;
    void choose(int bar);
    Bytes top() const;
    QRectF columnOf(int bar, bool isSent) const;
    void paintScale(QPainter& painter) const;
    void paintBar(QPainter& painter, int bar) const;
    void paintLegend(QPainter& painter) const;

    std::vector<TransferBar> bars_;
    int chosen_ = -1;
};

} // namespace shoal::ui
