#include "ui/sheets/parts/fold.h"

#include <QVBoxLayout>

namespace shoal::ui {

Fold::Fold(const QString& title, QWidget* parent)
    : QWidget{parent}
    , title_{new QToolButton{this}}
{
    title_->setObjectName(QStringLiteral("fold"));
    title_->setText(title);
    title_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    title_->setAutoRaise(true);
    title_->setCheckable(true);
    title_->setFocusPolicy(Qt::StrongFocus);
    title_->setArrowType(layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow);
    auto* all = new QVBoxLayout{this};
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(title_, 0, Qt::AlignLeading);
}

void Fold::setInside(QWidget* inside)
{
    inside_ = inside;
    inside_->hide();
    layout()->addWidget(inside_);
    connect(title_, &QToolButton::toggled, this, [this](bool isOpen) {
        title_->setArrowType(isOpen                                     ? Qt::DownArrow
                                 : layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow
                                                                        : Qt::RightArrow);
        inside_->setVisible(isOpen);
        Q_EMIT toggled(isOpen);
    });
}

} // namespace shoal::ui
