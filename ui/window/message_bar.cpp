#include "ui/window/message_bar.h"

#include "ui/words/error_words.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace shoal::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame{parent}
    , sign_{new QLabel}
    , words_{new QLabel}
    , accept_{new QPushButton}
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
    row->addWidget(accept_);
    row->addWidget(close_);
    accept_->setObjectName(QStringLiteral("accept"));
    connect(accept_, &QPushButton::clicked, this, [this] {
        hide();
        accepted_();
    });
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
    if (isLasting_)
        return;
    accept_->hide();
    show(tr("%1 %2", "what happened, and what to do").arg(what, advice), Sign::Warning);
}

void MessageBar::offer(const QString& words, const QString& button, std::function<void()> accept)
{
    if (isLasting_)
        return;
    accepted_ = std::move(accept);
    accept_->setText(button);
    accept_->show();
    show(words, Sign::None);
}

void MessageBar::setLasting(const QString& what, const QString& advice)
{
    isLasting_ = false;
    tell(what, advice);
    isLasting_ = true;
    close_->hide();
}

void MessageBar::endLasting()
{
    if (std::exchange(isLasting_, false))
        hide();
}

void MessageBar::endOffer()
{
    if (!accept_->isHidden())
        hide();
}

QString MessageBar::message() const { return isHidden() ? QString{} : words_->text(); }

void MessageBar::show(const QString& words, Sign sign)
{
    sign_->setVisible(sign == Sign::Warning);
    close_->show();
    words_->setText(words);
    QWidget::show();
    QAccessibleEvent alert{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

} // namespace shoal::ui
