#include "ui/details/trouble_line.h"

#include "ui/words/error_words.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QStyle>
#include <QToolButton>

namespace shoal::ui {
namespace {
QString sentencesOf(const Error& error)
{
    const auto words = wordsFor(error);
    return TroubleLine::tr("%1 %2", "what failed, what to do").arg(words.what, words.advice);
}
} // namespace

TroubleLine::TroubleLine(QWidget* parent)
    : QWidget{parent}
    , icon_{new QLabel{this}}
    , words_{new QLabel{this}}
{
    setObjectName(QStringLiteral("trouble"));
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    icon_->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(size));
    icon_->setAccessibleName(tr("Error"));
    words_->setObjectName(QStringLiteral("troubleWords"));
    words_->setTextFormat(Qt::PlainText);
    words_->setWordWrap(true);
    words_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QToolButton{this};
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, &TroubleLine::clear);

    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins({});
    layout->addWidget(icon_);
    layout->addWidget(words_, 1);
    layout->addWidget(close);
    hide();
}

void TroubleLine::tellCommand(const Error& error)
{
    command_ = sentencesOf(error);
    tell();
}

void TroubleLine::tellQuestion(const Error& error)
{
    question_ = sentencesOf(error);
    tell();
}

void TroubleLine::clearCommand()
{
    command_.clear();
    tell();
}

void TroubleLine::clearQuestion()
{
    question_.clear();
    tell();
}

void TroubleLine::clear()
{
    command_.clear();
    question_.clear();
    tell();
}

void TroubleLine::tell()
{
    const auto text = command_.isEmpty() ? question_ : command_;
    const bool isNew = !text.isEmpty() && text != words_->text();
    words_->setText(text);
    setVisible(!text.isEmpty());
    if (!isNew)
        return;
    QAccessibleEvent alert{words_, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

} // namespace shoal::ui
