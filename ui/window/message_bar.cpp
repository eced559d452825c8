#include "ui/window/message_bar.h"

#include "ui/words/error_words.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace shoal::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame{parent}
    , sign_{new QLabel}
    , words_{new QLabel}
    , close_{new QToolButton}
{
    setObjectName(QStringLiteral("messageBar"));
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Message"));
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    sign_->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(side));
    sign_->setAccessibleName(tr("Warning"));
    words_->setObjectName(QStringLiteral("message"));
    words_->setWordWrap(true);
    words_->setTextFormat(Qt::PlainText);
    words_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    close_->setText(tr("Close"));
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(tr("Close this message"));
    auto* row = new QHBoxLayout{this};
    row->addWidget(sign_);
    row->addWidget(words_, 1);
    row->addWidget(close_);
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::tell(const Error& error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    const auto words = wordsFor(error);
    tell(words.what, words.advice);
}

void MessageBar::tell(const QString& what, const QString& advice)
{
    if (!isLasting_)
        show(what, advice, false);
}

void MessageBar::setLasting(const QString& what, const QString& advice) { show(what, advice, true); }

void MessageBar::endLasting()
{
    if (std::exchange(isLasting_, false))
        hide();
}

QString MessageBar::message() const { return isHidden() ? QString{} : words_->text(); }

void MessageBar::show(const QString& what, const QString& advice, bool isLasting)
{
    isLasting_ = isLasting;
    close_->setVisible(!isLasting);
    words_->setText(tr("%1 %2", "what happened, and what to do").arg(what, advice));
    QWidget::show();
    QAccessibleEvent alert{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

} // namespace shoal::ui
