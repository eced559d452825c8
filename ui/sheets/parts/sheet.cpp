#include "ui/sheets/parts/sheet.h"

#include "ui/access/tab_order.h"
#include "ui/words/error_words.h"

#include <QAccessible>
#include <QStyle>

namespace shoal::ui {

Sheet::Sheet(const QString& heading, QWidget* parent)
    : QDialog{parent}
    , heading_{new QLabel{this}}
    , body_{new QVBoxLayout}
    , trouble_{new QWidget{this}}
    , troubleText_{wrappedLabel({}, "trouble", trouble_)}
    , buttons_{new QDialogButtonBox{this}}
{
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    heading_->setObjectName(QStringLiteral("heading"));
    heading_->setTextFormat(Qt::PlainText);
    heading_->setWordWrap(true);
    auto font = heading_->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.2);
    heading_->setFont(font);
    setHeading(heading);

    auto* sign = new QLabel{trouble_};
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this) * 3 / 2;
    sign->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(size, size));
    sign->setAccessibleName(tr("Warning"));
    auto* troubleRow = new QHBoxLayout{trouble_};
    troubleRow->setContentsMargins(0, 0, 0, 0);
    troubleRow->addWidget(sign, 0, Qt::AlignTop);
    troubleRow->addWidget(troubleText_, 1);
    trouble_->hide();

    auto* all = new QVBoxLayout{this};
    const int gap = em();
    all->setContentsMargins(gap, gap, gap, gap);
    all->setSpacing(gap * 3 / 4);
    body_->setSpacing(gap / 2);
    all->addWidget(heading_);
    all->addLayout(body_, 1);
    all->addWidget(trouble_);
    all->addWidget(buttons_);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void Sheet::setHeading(const QString& heading)
{
    setWindowTitle(heading);
    heading_->setText(heading);
}

void Sheet::showTrouble(const QString& what, const QString& advice)
{
    troubleText_->setText(advice.isEmpty() ? what : tr("%1\n%2", "what went wrong, and what to do").arg(what, advice));
    trouble_->show();
    QAccessibleEvent alert{troubleText_, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

void Sheet::showTrouble(const Error& error)
{
    const auto words = wordsFor(error);
    showTrouble(words.what, error.advice.empty() ? words.advice : QString::fromStdString(error.advice));
}

void Sheet::clearTrouble()
{
    troubleText_->clear();
    trouble_->hide();
}

QString Sheet::trouble() const { return trouble_->isHidden() ? QString{} : troubleText_->text(); }

QPushButton* Sheet::addButton(const QString& text, QDialogButtonBox::ButtonRole role, const char* name)
{
    auto* button = buttons_->addButton(text, role);
    button->setObjectName(QLatin1String{name});
    button->setAutoDefault(false);
    return button;
}

int Sheet::em() const { return fontMetrics().height(); }

void Sheet::fitSoon()
{
    // What was shown or hidden is told to the layouts by an event that is on its way already.
    if (isVisible())
        QMetaObject::invokeMethod(this, &QWidget::adjustSize, Qt::QueuedConnection);
}

void Sheet::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    tabAsLaidOut(*this);
}

QLabel* wrappedLabel(const QString& text, const char* name, QWidget* parent)
{
    auto* label = new QLabel{text, parent};
    label->setObjectName(QLatin1String{name});
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    QSizePolicy policy{QSizePolicy::Expanding, QSizePolicy::Preferred};
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

void makeSmall(QLabel& label)
{
    auto font = label.font();
    font.setPointSizeF(font.pointSizeF() * 0.92);
    label.setFont(font);
}

} // namespace shoal::ui
