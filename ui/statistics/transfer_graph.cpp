#include "ui/statistics/transfer_graph.h"

#include "ui/access/picture_role.h"
#include "ui/words/format.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace shoal::ui {
namespace {
constexpr int scaleSteps = 4;

/// 4 steps of 1, 2, 3, 5 … of a unit, at least as high as `highest`.
Bytes roundedUp(Bytes highest)
{
    Bytes unit = 1;
    while (unit <= highest / 1024)
        unit *= 1024;
    for (const Bytes step : {1, 2, 3, 5, 10, 15, 20, 25, 30, 50, 75, 100, 150, 200, 256})
        if (step * unit * scaleSteps >= highest)
            return step * unit * scaleSteps;
    return highest;
}

struct BarLook {
    QBrush fill;
    QColor line;
};

/// Received is filled, sent is hatched: they differ by more than their colours.
BarLook lookOf(const QPalette& palette, bool isSent)
{
    const auto colour = palette.color(isSent ? QPalette::WindowText : QPalette::Highlight);
    return {isSent ? QBrush{colour, Qt::BDiagPattern} : QBrush{colour}, colour};
}
} // namespace

TransferGraph::TransferGraph(QWidget* parent)
    : QWidget{parent}
{
    setObjectName(QStringLiteral("graph"));
    tellAsPicture(*this);
    setAccessibleName(tr("Received and sent"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TransferGraph::setBars(std::vector<TransferBar> bars)
{
    const bool isAlike = bars.size() == bars_.size();
    bars_ = std::move(bars);
    choose(isAlike ? chosen_ : static_cast<int>(bars_.size()) - 1);
    update();
}

void TransferGraph::choose(int bar)
{
    chosen_ = std::clamp(bar, -1, static_cast<int>(bars_.size()) - 1);
    const auto words = chosen_ < 0 ? QString{} : barInWords(bars_[static_cast<std::size_t>(chosen_)]);
    if (accessibleDescription() != words) {
        setAccessibleDescription(words);
        QAccessibleEvent told{this, QAccessible::DescriptionChanged};
        QAccessible::updateAccessibility(&told);
    }
    Q_EMIT chosen(words);
    update();
}

QSize TransferGraph::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 80, fontMetrics().lineSpacing() * 14};
}
QSize TransferGraph::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().lineSpacing() * 8};
}

QRectF TransferGraph::field() const
{
    const int line = fontMetrics().lineSpacing();
    const int scale = fontMetrics().horizontalAdvance(bytesText(1023ULL * 1024 * 1024)) + line / 2;
    const auto inner = rect().adjusted(scale, line * 2, -line / 2, -line - line / 2);
    return QStyle::visualRect(layoutDirection(), rect(), inner);
}

QRectF TransferGraph::slotOf(int bar) const
{
    const auto all = field();
    const double width = all.width() / static_cast<double>(std::max<std::size_t>(bars_.size(), 1));
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const double left = isMirrored ? all.right() - width * (bar + 1) : all.left() + width * bar;
    return {left, all.top(), width, all.height()};
}

int TransferGraph::barAt(const QPointF& where) const
{
    for (int bar = 0; bar < static_cast<int>(bars_.size()); ++bar)
        if (const auto slot = slotOf(bar); where.x() >= slot.left() && where.x() < slot.right())
            return bar;
    return -1;
}

Bytes TransferGraph::top() const
{
    Bytes highest = 0;
    for (const auto& bar : bars_)
        highest = std::max({highest, bar.bytes.down, bar.bytes.up});
    return roundedUp(highest);
}

QRectF TransferGraph::columnOf(int bar, bool isSent) const
{
    const auto slot = slotOf(bar);
    const auto& bytes = bars_[static_cast<std::size_t>(bar)].bytes;
    const double part = static_cast<double>(isSent ? bytes.up : bytes.down) / static_cast<double>(top());
    const double gap = std::max(1.0, slot.width() / 8.0);
    const double width = (slot.width() - 2 * gap) / 2.0;
    const bool isLeft = isSent == (layoutDirection() == Qt::RightToLeft);
    const double height = part > 0.0 ? std::max(1.0, part * slot.height()) : 0.0;
    return {slot.left() + gap + (isLeft ? 0.0 : width), slot.bottom() - height, width, height};
}

void TransferGraph::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    paintLegend(painter);
    paintScale(painter);
    for (int bar = 0; bar < static_cast<int>(bars_.size()); ++bar)
        paintBar(painter, bar);
}

void TransferGraph::paintLegend(QPainter& painter) const
{
    const int line = fontMetrics().lineSpacing();
    const int size = fontMetrics().ascent();
    double x = line / 2.0;
    for (const bool isSent : {false, true}) {
        const auto words = isSent ? tr("Sent") : tr("Received");
        const int width = fontMetrics().horizontalAdvance(words);
        const auto look = lookOf(palette(), isSent);
        const auto place = [&](const QRect& box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
        painter.setPen(look.line);
        painter.setBrush(look.fill);
        painter.drawRect(place({static_cast<int>(x), line / 4, size, size}));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(place({static_cast<int>(x) + size + line / 3, line / 4, width + 2, size + line / 4}),
                         static_cast<int>(Qt::AlignVCenter | Qt::TextDontClip), words);
        x += size + line + width;
    }
}

void TransferGraph::paintScale(QPainter& painter) const
{
    const auto all = field();
    const int line = fontMetrics().lineSpacing();
    auto faint = palette().color(QPalette::WindowText);
    faint.setAlphaF(0.2F);
    for (int step = 0; step <= scaleSteps; ++step) {
        const double y = std::floor(all.bottom() - all.height() * step / scaleSteps) + 0.5;
        painter.setPen(faint);
        painter.drawLine(QPointF{all.left(), y}, QPointF{all.right(), y});
        painter.setPen(palette().color(QPalette::WindowText));
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        const QRectF words{isMirrored ? all.right() + line / 4.0 : 0.0, y - line / 2.0,
                           isMirrored ? width() - all.right() - line / 4.0 : all.left() - line / 4.0,
                           static_cast<double>(line)};
        const auto bytes = top() / scaleSteps * static_cast<Bytes>(step);
        const auto label = bytes == 0
            ? QLocale{}.toString(0)
            : QLocale{}.formattedDataSize(static_cast<qint64>(bytes), bytes < 1024 ? 0 : 1, QLocale::DataSizeIecFormat);
        painter.drawText(words, static_cast<int>((isMirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter),
                         label);
    }
}

void TransferGraph::paintBar(QPainter& painter, int bar) const
{
    const auto slot = slotOf(bar);
    const auto& shown = bars_[static_cast<std::size_t>(bar)];
    if (bar == chosen_) {
        auto behind = palette().color(QPalette::Highlight);
        behind.setAlphaF(0.18F);
        painter.fillRect(slot, behind);
        if (hasFocus()) {
            QStyleOptionFocusRect focus;
            focus.initFrom(this);
            focus.rect = slot.toAlignedRect();
            focus.backgroundColor = palette().color(QPalette::Window);
            style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
        }
    }
    for (const bool isSent : {false, true}) {
        const auto look = lookOf(palette(), isSent);
        painter.setPen(look.line);
        painter.setBrush(look.fill);
        if (const auto column = columnOf(bar, isSent); column.height() > 0.0)
            painter.drawRect(column);
    }
    // As many labels as there is room for, counted from the last.
    int widest = 0;
    for (const auto& other : bars_)
        widest = std::max(widest, fontMetrics().horizontalAdvance(other.label));
    const int every = std::max(1, static_cast<int>(std::ceil((widest * 1.3) / slot.width())));
    if ((static_cast<int>(bars_.size()) - 1 - bar) % every != 0)
        return;
    painter.setPen(palette().color(QPalette::WindowText));
    QRectF words{slot.center().x() - widest, slot.bottom() + fontMetrics().lineSpacing() / 4.0, widest * 2.0,
                 static_cast<double>(fontMetrics().lineSpacing())};
    const double over = std::max(0.0, words.center().x() + widest / 2.0 - width());
    const double under = std::max(0.0, widest / 2.0 - words.center().x());
    painter.drawText(words.translated(under - over, 0.0), static_cast<int>(Qt::AlignHCenter | Qt::AlignVCenter),
                     shown.label);
}

void TransferGraph::keyPressEvent(QKeyEvent* event)
{
    if (bars_.empty())
        return QWidget::keyPressEvent(event);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const int last = static_cast<int>(bars_.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left: return choose(std::clamp(chosen_ + (isMirrored ? 1 : -1), 0, last));
    case Qt::Key_Right: return choose(std::clamp(chosen_ + (isMirrored ? -1 : 1), 0, last));
    case Qt::Key_Home: return choose(0);
    case Qt::Key_End: return choose(last);
    default: QWidget::keyPressEvent(event);
    }
}

void TransferGraph::mousePressEvent(QMouseEvent* event)
{
    if (const int bar = barAt(event->position()); bar >= 0)
        choose(bar);
}

bool TransferGraph::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int bar = barAt(help->pos());
    QToolTip::showText(help->globalPos(), bar < 0 ? QString{} : barInWords(bars_[static_cast<std::size_t>(bar)]), this);
    return true;
}

} // namespace shoal::ui
