#include "ui/sheets/error_sheet.h"

#include "ui/words/error_words.h"
#include "ui/words/format.h"

namespace shoal::ui {
namespace {
/// For whoever reads it in a report: names as in `--json`, untranslated.
QString detailsOf(const Error& error)
{
    QStringList lines{QStringLiteral("error: %1").arg(QLatin1String{errorKindName(error.kind)})};
    if (!error.about.empty())
        lines.append(QStringLiteral("about: %1").arg(text(error.about)));
    if (!error.reason.empty())
        lines.append(QStringLiteral("reason: %1").arg(text(error.reason)));
    lines.append(QStringLiteral("shoal: %1").arg(QLatin1String{SHOAL_VERSION}));
    return lines.join(QLatin1Char{'\n'});
}
} // namespace

ErrorSheet::ErrorSheet(Desk& desk, const QString& heading, const Error& error, QWidget* parent)
    : Sheet{heading, parent}
    , details_{new QPlainTextEdit{detailsOf(error), this}}
{
    const auto words = wordsFor(error);
    auto* what = wrappedLabel(words.what, "what", this);
    auto* advice = wrappedLabel(error.advice.empty() ? words.advice : text(error.advice), "advice", this);
    details_->setObjectName(QStringLiteral("details"));
    details_->setAccessibleName(tr("Details"));
    details_->setReadOnly(true);
    details_->setTabChangesFocus(true);
    details_->setMaximumHeight(em() * 6);
    auto* label = new QLabel{tr("&Details:"), this};
    label->setBuddy(details_);
    body().addWidget(what);
    body().addWidget(advice);
    body().addWidget(label);
    body().addWidget(details_);
    setMinimumWidth(em() * 26);
    auto* copy = addButton(tr("&Copy the details"), QDialogButtonBox::ActionRole, "copy");
    auto* close = addButton(tr("C&lose"), QDialogButtonBox::RejectRole, "close");
    close->setDefault(true);
    close->setFocus();
    connect(copy, &QPushButton::clicked, this, [this, &desk] { desk.surroundings.copy(details_->toPlainText()); });
}

} // namespace shoal::ui
