#include "ui/sheets/parts/fold.h"

#include <QDialog>
#include <QVBoxLayout>

namespace shoal::ui {

Fold::Fold(const QString& title, QWidget* inside, QWidget* parent)
    : QWidget{parent}
    , title_{new QToolButton{this}}
    , inside_{inside}
{
    title_->setObjectName(QStringLiteral("fold"));
    title_->setText(title);
    title_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    title_->setAutoRaise(true);
    title_->setCheckable(true);
    title_->setFocusPolicy(Qt::StrongFocus);
    auto* all = new QVBoxLayout{this};
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(title_, 0, Qt::AlignLeading);
    all->addWidget(inside_);
    setFocusProxy(title_);
    connect(title_, &QToolButton::toggled, this, [this](bool isOpen) {
        title_->setArrowType(isOpen ? Qt::DownArrow : layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow);
        inside_->setVisible(isOpen);
        if (auto* sheet = window(); sheet->isVisible() && qobject_cast<QDialog*>(sheet) != nullptr)
            sheet->adjustSize();
    });
    title_->setArrowType(Qt::RightArrow);
    inside_->hide();
}

void Fold::setOpen(bool isOpen) { title_->setChecked(isOpen); }

} // namespace shoal::ui
