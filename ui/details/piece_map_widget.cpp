#include "ui/details/piece_map_widget.h"

#include "ui/access/picture_role.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

#include <array>

namespace shoal::ui {
namespace {
enum PieceInk { HaveInk, InFlightInk, MissingInk, UnwantedInk, AvailabilityInk };

QColor fadedPieceColor(const QPalette& palette, float strength)
{
    auto color = palette.color(QPalette::Text);
    color.setAlphaF(strength);
    return color;
}

QBrush pieceBrush(const QPalette& palette, PieceInk ink)
{
    switch (ink) {
    case HaveInk: return palette.color(QPalette::Highlight);
    case InFlightInk: return {palette.color(QPalette::Text), Qt::BDiagPattern};
    case MissingInk: return Qt::NoBrush;
    case UnwantedInk: return {fadedPieceColor(palette, 0.55F), Qt::Dense6Pattern};
    case AvailabilityInk: return fadedPieceColor(palette, 0.5F);
    }
    return Qt::NoBrush;
}
} // namespace

PieceMapWidget::PieceMapWidget(Of of, QWidget* parent)
    : QWidget{parent}
    , of_{of}
{
    setObjectName(of == Of::Us ? QStringLiteral("pieceMap") : QStringLiteral("peerPieceMap"));
    tellAsPicture(*this);
    setAccessibleName(of == Of::Us ? tr("Pieces") : tr("Pieces of the chosen peer"));
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy{QSizePolicy::Expanding, QSizePolicy::Fixed};
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setEmptyText(tr("The pieces are not known yet"));
}

void PieceMapWidget::setPieces(PieceMap pieces)
{
    if (pieces.states == pieces_.states && pieces.availability == pieces_.availability)
        return;
    pieces_ = std::move(pieces);
    describe();
    update();
}

void PieceMapWidget::setEmptyText(const QString& text)
{
    emptyText_ = text;
    describe();
    update();
}

void PieceMapWidget::describe()
{
    auto words = emptyText_;
    if (!pieces_.states.empty() && of_ == Of::Us)
        words = pieceWords(pieces_);
    else if (!pieces_.states.empty())
        words = tr("It has %1 of %n piece(s)", nullptr, static_cast<int>(pieces_.states.size()))
                    .arg(locale().toString(static_cast<qulonglong>(countPieces(pieces_).have)));
    if (words == accessibleDescription())
        return;
    setAccessibleDescription(words);
    setToolTip(words);
}

int PieceMapWidget::bandHeight() const { return fontMetrics().height() * (of_ == Of::Us ? 2 : 1); }
int PieceMapWidget::availabilityHeight() const { return of_ == Of::Us ? fontMetrics().height() : 0; }

/// As many parts a line as fit.
std::vector<PieceMapWidget::LegendPart> PieceMapWidget::legend(int width, int& height) const
{
    std::vector<LegendPart> parts;
    height = 0;
    if (of_ == Of::Peer)
        return parts;
    const std::array<QString, 5> words{tr("Here"), tr("On its way"), tr("Missing"), tr("Not wanted"),
                                       tr("Peers that have it (below)")};
    const int line = fontMetrics().height();
    const int gap = line / 2;
    int x = 0;
    int y = gap;
    for (int kind = 0; kind < 5; ++kind) {
        const auto& text = words.at(static_cast<std::size_t>(kind));
        const int textWidth = fontMetrics().horizontalAdvance(text);
        if (x > 0 && x + line + gap + textWidth > width) {
            x = 0;
            y += line + gap / 2;
        }
        const QRect swatch{x, y + line / 8, line, line * 3 / 4};
        const QRect place{x + line + gap, y, textWidth + 2, line};
        parts.push_back({swatch, place, text, kind});
        x = place.right() + 2 * gap;
    }
    height = y + line;
    return parts;
}

QSize PieceMapWidget::sizeHint() const { return {40 * fontMetrics().averageCharWidth(), heightForWidth(width())}; }
QSize PieceMapWidget::minimumSizeHint() const
{
    return {16 * fontMetrics().averageCharWidth(), bandHeight() + availabilityHeight() + 4};
}

int PieceMapWidget::heightForWidth(int width) const
{
    int legendHeight = 0;
    legend(width, legendHeight);
    return bandHeight() + availabilityHeight() + 4 + legendHeight;
}

void PieceMapWidget::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    paintBands(painter);
    paintLegend(painter);
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.rect = QRect{0, 0, width(), bandHeight() + availabilityHeight() + 4};
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
}

void PieceMapWidget::paintBands(QPainter& painter) const
{
    const QRect band{1, 1, width() - 2, bandHeight()};
    painter.fillRect(band, palette().color(QPalette::Base));
    if (pieces_.states.empty()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(band, static_cast<int>(Qt::AlignCenter),
                         fontMetrics().elidedText(emptyText_, Qt::ElideRight, band.width()));
    }
    const auto columns = pieceColumns(pieces_, static_cast<std::size_t>(std::max(band.width(), 1)));
    double most = 1.0;
    for (const auto& column : columns)
        most = std::max(most, column.availability);
    const int below = availabilityHeight();
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        const auto& column = columns[static_cast<std::size_t>(i)];
        const int x = layoutDirection() == Qt::RightToLeft ? band.right() - i : band.left() + i;
        double bottom = band.bottom() + 1.0;
        const auto stack = [&](double part, PieceInk ink) {
            const double height = part * band.height();
            if (part > 0.0)
                painter.fillRect(QRectF(x, bottom - height, 1.0, height), pieceBrush(palette(), ink));
            bottom -= height;
        };
        stack(column.have, HaveInk);
        stack(column.inFlight, InFlightInk);
        stack(column.unwanted, UnwantedInk);
        const double height = below * std::min(column.availability / most, 1.0);
        painter.fillRect(QRectF(x, band.bottom() + 2.0 + below - height, 1.0, height),
                         pieceBrush(palette(), AvailabilityInk));
    }
    painter.setPen(fadedPieceColor(palette(), 0.45F));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(band.adjusted(-1, -1, 0, 0));
    if (below > 0)
        painter.drawLine(band.left(), band.bottom() + 2 + below, band.right(), band.bottom() + 2 + below);
}

void PieceMapWidget::paintLegend(QPainter& painter) const
{
    int height = 0;
    const int top = bandHeight() + availabilityHeight() + 4;
    for (const auto& part : legend(width(), height)) {
        auto swatch = part.swatch.translated(0, top);
        auto text = part.text.translated(0, top);
        if (layoutDirection() == Qt::RightToLeft) {
            swatch = QStyle::visualRect(layoutDirection(), rect(), swatch);
            text = QStyle::visualRect(layoutDirection(), rect(), text);
        }
        painter.fillRect(swatch, palette().color(QPalette::Base));
        if (part.kind == AvailabilityInk)
            painter.fillRect(swatch.adjusted(0, swatch.height() / 2, 0, 0), pieceBrush(palette(), AvailabilityInk));
        else if (part.kind != MissingInk)
            painter.fillRect(swatch, pieceBrush(palette(), static_cast<PieceInk>(part.kind)));
        painter.setPen(fadedPieceColor(palette(), 0.45F));
        painter.drawRect(swatch.adjusted(0, 0, -1, -1));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(text, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), part.words);
    }
}

} // namespace shoal::ui
