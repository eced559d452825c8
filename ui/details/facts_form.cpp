#include "ui/details/facts_form.h"

#include "ui/words/plain_tip.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace shoal::ui {

FactsForm::FactsForm(ShareFact::Group group, QWidget* parent)
    : QWidget{parent}
    , layout_{new QFormLayout{this}}
{
    layout_->setContentsMargins({});
    layout_->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    layout_->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    layout_->setVerticalSpacing(fontMetrics().height() / 4);
    for (const auto& fact : shareFacts())
        if (fact.group == group)
            fields_.push_back(fieldOf(fact));
}

FactsForm::Field FactsForm::fieldOf(const ShareFact& fact)
{
    Field field{.fact = &fact};
    auto* title = new QLabel{tr("%1:", "the title of a fact").arg(titleOf(fact)), this};
    if (fact.isLong) {
        field.row = lineOf(field);
        title->setBuddy(field.line);
    } else {
        field.words = new QLabel{this};
        field.words->setTextFormat(Qt::PlainText);
        field.words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        field.words->setObjectName(QLatin1String{fact.key});
        field.row = field.words;
    }
    layout_->addRow(title, field.row);
    layout_->setRowVisible(field.row, false);
    return field;
}

/// A line that looks like text, but can be walked through and copied from with the keyboard.
QWidget* FactsForm::lineOf(Field& field)
{
    auto* row = new QWidget{this};
    auto* layout = new QHBoxLayout{row};
    layout->setContentsMargins({});
    field.line = new QLineEdit{row};
    field.line->setReadOnly(true);
    field.line->setFrame(false);
    auto colors = field.line->palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    field.line->setPalette(colors);
    field.line->setObjectName(QLatin1String{field.fact->key});
    field.line->setAccessibleName(titleOf(*field.fact));
    field.line->setMinimumWidth(12 * fontMetrics().averageCharWidth());
    layout->addWidget(field.line, 1);

    const bool isFolder = QLatin1String{field.fact->key} == QLatin1String{"folder"};
    if (!field.fact->isCopied && !isFolder)
        return row;
    auto* button = new QPushButton{isFolder ? tr("Show in f&older") : tr("Copy"), row};
    button->setObjectName(QLatin1String{field.fact->key} + QLatin1String{"Button"});
    if (!isFolder)
        button->setAccessibleName(tr("Copy: %1", "the title of a fact").arg(titleOf(*field.fact)));
    if (QLatin1String{field.fact->key} == QLatin1String{"link"})
        button->setText(tr("&Copy"));
    connect(button, &QPushButton::clicked, this, [this, isFolder, line = field.line] {
        if (isFolder)
            Q_EMIT folderWanted();
        else
            Q_EMIT copyWanted(line->text());
    });
    layout->addWidget(button);
    return row;
}

void FactsForm::show(const ShareDetails& share)
{
    for (const auto& field : fields_) {
        const auto text = field.fact->text(share);
        if (layout_->isRowVisible(field.row) == text.isEmpty())
            layout_->setRowVisible(field.row, !text.isEmpty());
        if (field.words != nullptr) {
            field.words->setText(text);
        } else if (field.line->text() != text) {
            field.line->setText(text);
            field.line->setCursorPosition(0);
            field.line->setToolTip(plainTip(text));
        }
    }
}

QString FactsForm::textOf(const char* key) const
{
    for (const auto& field : fields_)
        if (QLatin1String{field.fact->key} == QLatin1String{key})
            return field.words != nullptr ? field.words->text() : field.line->text();
    return {};
}

} // namespace shoal::ui
