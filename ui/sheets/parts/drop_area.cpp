#include "ui/sheets/parts/drop_area.h"

#include <QPainter>
#include <QVBoxLayout>

namespace shoal::ui {

DropArea::DropArea(const QString& words, QWidget* parent)
    : QFrame{parent}
    , own_{words}
    , words_{new QLabel{words, this}}
{
    setObjectName(QStringLiteral("dropArea"));
    words_->setObjectName(QStringLiteral("dropWords"));
    words_->setTextFormat(Qt::PlainText);
    words_->setAlignment(Qt::AlignCenter);
    words_->setWordWrap(true);
    auto font = words_->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    words_->setFont(font);
    auto* all = new QVBoxLayout{this};
    const int gap = fontMetrics().height();
    all->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    all->setSpacing(gap);
    all->addStretch();
    all->addWidget(words_);
    all->addStretch();
}

void DropArea::setHovered(const QString& words)
{
    isHovered_ = !words.isEmpty();
    words_->setText(isHovered_ ? words : own_);
    update();
}

void DropArea::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = fontMetrics().height() / (isHovered_ ? 6.0 : 12.0);
    auto ink = palette().color(isHovered_ ? QPalette::Highlight : QPalette::WindowText);
    if (!isHovered_)
        ink.setAlphaF(0.4F);
    painter.setPen(QPen{ink, line, isHovered_ ? Qt::SolidLine : Qt::DashLine});
    if (isHovered_) {
        auto fill = palette().color(QPalette::Highlight);
        fill.setAlphaF(0.08F);
        painter.setBrush(fill);
    }
    const double round = fontMetrics().height() * 0.6;
    painter.drawRoundedRect(QRectF{rect()}.adjusted(line, line, -line, -line), round, round);
}

} // namespace shoal::ui
