#include "ui/preferences/preference_row.h"

#include "ui/preferences/value_editor.h"
#include "ui/words/format.h"
#include "ui/words/mnemonic.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace shoal::ui {
namespace {
bool isWide(const PreferenceType& type)
{
    return std::holds_alternative<TextList>(type) || std::holds_alternative<FolderPath>(type)
        || std::holds_alternative<FreeText>(type);
}
} // namespace

PreferenceRow::PreferenceRow(Preference preference, QWidget* parent)
    : QWidget{parent}
    , preference_{std::move(preference)}
    , editor_{makeEditor(preference_, this)}
    , reset_{new QPushButton{tr("R&eset")}}
    , wrong_{new QWidget}
    , error_{new QLabel}
{
    const auto key = text(preference_.key);
    setObjectName(QStringLiteral("row:") + key);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins({});
    layout->setSpacing(fontMetrics().lineSpacing() / 4);
    if (!editor_->hasOwnTitle()) {
        auto* title = new QLabel{preference_.title};
        title->setBuddy(editor_->field());
        layout->addWidget(title);
    }

    auto* line = new QHBoxLayout;
    line->addWidget(editor_, isWide(preference_.type) ? 1 : 0);
    if (!isWide(preference_.type))
        line->addStretch(1);
    line->addWidget(reset_, 0, Qt::AlignTop);
    layout->addLayout(line);

    auto* wrongLine = new QHBoxLayout{wrong_};
    wrongLine->setContentsMargins({});
    auto* sign = new QLabel;
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    sign->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(size));
    sign->setAccessibleName(tr("Wrong"));
    wrongLine->addWidget(sign, 0, Qt::AlignTop);
    wrongLine->addWidget(error_, 1);
    error_->setWordWrap(true);
    error_->setObjectName(QStringLiteral("error:") + key);
    layout->addWidget(wrong_);

    layout->addWidget(makeHelp());

    auto policy = reset_->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    reset_->setSizePolicy(policy);
    reset_->setObjectName(QStringLiteral("reset:") + key);
    reset_->setAutoDefault(false);
    const auto title = withoutMnemonic(preference_.title);
    reset_->setAccessibleName(tr("Reset “%1”").arg(title));
    reset_->setToolTip(tr("Back to the default: %1").arg(valueInWords(preference_.type, preference_.standard)));
    connect(reset_, &QPushButton::clicked, this, &PreferenceRow::reset);
    connect(editor_, &ValueEditor::typed, this, &PreferenceRow::check);
    connect(editor_, &ValueEditor::committed, this, &PreferenceRow::apply);
    settle({});
}

QLabel* PreferenceRow::makeHelp()
{
    auto* help = new QLabel{explanation()};
    help->setObjectName(QStringLiteral("help:") + text(preference_.key));
    help->setWordWrap(true);
    auto smaller = help->font();
    smaller.setPointSizeF(smaller.pointSizeF() * 0.9);
    help->setFont(smaller);
    if (editor_->hasOwnTitle()) // it stands below the words of the box
        help->setIndent(style()->pixelMetric(QStyle::PM_IndicatorWidth)
                        + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
    return help;
}

QString PreferenceRow::explanation() const
{
    const auto with = [](const QString& text, const QString& next) {
        return tr("%1 %2", "two sentences").arg(text, next);
    };
    const auto standard = tr("Default: %1.").arg(valueInWords(preference_.type, preference_.standard));
    const auto text = with(preference_.help, standard);
    return preference_.isForNextStart ? with(text, tr("Needs a restart.")) : text;
}

void PreferenceRow::describe(const QString& error)
{
    const auto description = error.isEmpty() ? explanation() : tr("%1 %2", "error, help").arg(error, explanation());
    editor_->describe(withoutMnemonic(preference_.title), description);
}

bool PreferenceRow::has(const QStringList& words) const
{
    const auto all = QStringList{withoutMnemonic(preference_.title), preference_.help, text(preference_.key)}.join(
        QLatin1Char{'\n'});
    return std::ranges::all_of(words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

void PreferenceRow::showWhetherWrong(const Result<void>& result)
{
    isWrong_ = !result;
    const auto words = result ? QString{} : errorInWords(preference_, result.error());
    const bool isNew = words != error_->text();
    error_->setText(words);
    wrong_->setVisible(isWrong_);
    describe(words);
    if (isNew && isWrong_) {
        QAccessibleEvent event{error_, QAccessible::Alert};
        QAccessible::updateAccessibility(&event);
    }
}

void PreferenceRow::settle(const Result<void>& result)
{
    showWhetherWrong(result);
    const auto now = preference_.value();
    if (!isWrong_ && editor_->value() != now)
        editor_->setValue(now);
    reset_->setVisible(isWrong_ || now != preference_.standard);
}

void PreferenceRow::refresh()
{
    const auto* focused = window()->focusWidget();
    const bool isWorkedOn = focused != nullptr && editor_->isAncestorOf(focused);
    if (!isWrong_ && !isWorkedOn)
        settle({});
}

void PreferenceRow::check()
{
    showWhetherWrong(preference_.check(editor_->value()));
    reset_->setVisible(true);
}

void PreferenceRow::apply()
{
    const auto value = editor_->value();
    settle(value == preference_.value() ? Result<void>{} : preference_.set(value));
}

void PreferenceRow::finish()
{
    editor_->finish();
    apply();
}

void PreferenceRow::reset()
{
    focusField(); // before the button is gone
    editor_->setValue(preference_.standard);
    settle(preference_.value() == preference_.standard ? Result<void>{} : preference_.set(preference_.standard));
}

void PreferenceRow::discard() { settle({}); }

void PreferenceRow::focusField() { editor_->field()->setFocus(Qt::OtherFocusReason); }

} // namespace shoal::ui
