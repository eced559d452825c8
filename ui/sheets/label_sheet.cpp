#include "ui/sheets/label_sheet.h"

#include "ui/reply.h"
#include "ui/words/format.h"

namespace shoal::ui {

LabelSheet::LabelSheet(Desk& desk, NamedShares shares, QWidget* parent)
    : Sheet{tr("Labels of %1").arg(nameOf(shares)), parent}
    , desk_{desk}
    , shares_{std::move(shares)}
    , inUse_{new QLabel{tr("Labels in &use:"), this}}
    , list_{new QListWidget{this}}
    , more_{new LabelField{desk, this}}
    , apply_{addButton(tr("&Apply"), QDialogButtonBox::AcceptRole, "apply")}
{
    addButton(tr("&Cancel"), QDialogButtonBox::RejectRole, "cancel");
    list_->setObjectName(QStringLiteral("list"));
    list_->setAccessibleName(tr("Labels in use"));
    list_->setUniformItemSizes(true);
    inUse_->setBuddy(list_);
    auto* more = new QLabel{tr("&New labels:"), this};
    more->setBuddy(more_);
    body().addWidget(inUse_);
    body().addWidget(list_, 1);
    body().addWidget(more);
    body().addWidget(more_);
    setMinimumWidth(em() * 20);
    apply_->setDefault(true);
    apply_->setEnabled(false);
    inUse_->hide();
    list_->hide();
    connect(apply_, &QPushButton::clicked, this, &LabelSheet::apply);
    findRows(desk_, this, shares_, [this](auto rows) { takeRows(rows); });
    desk_.engine().counts(replyTo<ShareCounts>(this, [this](const auto& counts) { takeInUse(counts); }));
    more_->setFocus();
}

void LabelSheet::takeRows(const Result<std::vector<ShareRow>>& rows)
{
    if (!rows)
        return showTrouble(rows.error());
    rows_ = rows->size();
    for (const auto& row : *rows)
        for (const auto& label : row.labels)
            ++had_[label];
    fill();
}

void LabelSheet::takeInUse(const Result<ShareCounts>& counts)
{
    if (!counts)
        return showTrouble(counts.error());
    for (const auto& [label, count] : counts->labels)
        had_.try_emplace(label, 0);
    fill();
}

void LabelSheet::fill()
{
    if (--waiting_ > 0)
        return;
    for (const auto& [label, count] : had_) {
        auto* item = new QListWidgetItem{text(label), list_};
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(count == 0 ? Qt::Unchecked : count == rows_ ? Qt::Checked : Qt::PartiallyChecked);
    }
    inUse_->setVisible(!had_.empty());
    list_->setVisible(!had_.empty());
    apply_->setEnabled(true);
    fitSoon();
}

void LabelSheet::apply()
{
    const auto typed = more_->labels();
    if (!typed)
        return showTrouble(typed.error());
    ShareEdit edit;
    edit.addLabels = *typed;
    for (int row = 0; row < list_->count(); ++row) {
        const auto* item = list_->item(row);
        const auto label = plain(item->text());
        const auto before = had_.at(label);
        if (item->checkState() == Qt::Checked && before < rows_)
            edit.addLabels.push_back(label);
        if (item->checkState() == Qt::Unchecked && before > 0)
            edit.removeLabels.push_back(label);
    }
    edit.addLabels = sorted(std::move(edit.addLabels));
    if (edit.addLabels.empty() && edit.removeLabels.empty())
        return accept();
    clearTrouble();
    apply_->setEnabled(false);
    commandEach(
        desk_, this, shares_,
        [edit](Engine& engine, ShareId id, Reply<ShareId> reply) { engine.edit(id, edit, std::move(reply)); },
        [this](const auto& troubles) {
            if (troubles.empty())
                return accept();
            apply_->setEnabled(true);
            showTrouble(wordsFor(troubles));
        });
}

} // namespace shoal::ui
