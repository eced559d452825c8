// The pieces of a share as a band: what is here, and below it how many connected peers have what.
#pragma once

#include <QWidget> // before <compare>: moc stumbles over that as the first header of the library

#include "ui/details/piece_columns.h"

namespace shoal::ui {

/// Told apart by height and hatching, not by colour alone. What it shows is also its accessible description.
class PieceMapWidget : public QWidget {
    Q_OBJECT
public:
    /// Of ourselves, with availability and a legend; or of a peer, which has a piece or hasn't.
    enum class Of { Us, Peer };
    explicit PieceMapWidget(Of of, QWidget* parent = nullptr);

    void setPieces(PieceMap pieces);
    /// Why there is nothing to show.
    void setEmptyText(const QString& text);
    const PieceMap& pieces() const { return pieces_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct LegendPart {
        QRect swatch;
        QRect text;
        QString words;
        int kind = 0;
    };
    int bandHeight() const;
    int availabilityHeight() const;
    std::vector<LegendPart> legend(int width, int& height) const;
    void paintBands(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void describe();

    Of of_;
    PieceMap pieces_;
    QString emptyText_;
};

} // namespace shoal::ui
