#include "ui/sheets/limit_sheet.h"

#include "ui/words/state_words.h"

#include <algorithm>

namespace shoal::ui {
namespace {
/// What all rows have in common.
template <class Value, class Of>
std::optional<Value> commonValue(const std::vector<ShareRow>& rows, Of of)
{
    const Value first = of(rows.front());
    if (std::ranges::all_of(rows, [&](const ShareRow& row) { return of(row) == first; }))
        return first;
    return std::nullopt;
}
} // namespace

LimitSheet::LimitSheet(Desk& desk, NamedShares shares, QWidget* parent)
    : Sheet{tr("Limits of %1").arg(nameOf(shares)), parent}
    , desk_{desk}
    , shares_{std::move(shares)}
    , down_{new RateField{tr("&Receive at most"), this}}
    , up_{new RateField{tr("&Send at most"), this}}
    , priority_{new QComboBox{this}}
    , apply_{addButton(tr("&Apply"), QDialogButtonBox::AcceptRole, "apply")}
{
    addButton(tr("&Cancel"), QDialogButtonBox::RejectRole, "cancel");
    down_->setObjectName(QStringLiteral("down"));
    up_->setObjectName(QStringLiteral("up"));
    priority_->setObjectName(QStringLiteral("priority"));
    for (const auto priority : {Priority::High, Priority::Normal, Priority::Low})
        priority_->addItem(priorityText(priority), static_cast<int>(priority));
    auto* label = new QLabel{tr("&Priority among all shares:"), this};
    label->setBuddy(priority_);
    auto* row = new QHBoxLayout;
    row->addWidget(label, 1);
    row->addWidget(priority_);
    auto* note =
        wrappedLabel(shares_.size() > 1 ? tr("Each of the shares by itself. What isn't ticked has no limit of its own.")
                                        : tr("What isn't ticked has no limit of its own."),
                     "note", this);
    makeSmall(*note);
    body().addWidget(down_);
    body().addWidget(up_);
    body().addLayout(row);
    body().addWidget(note);
    body().addStretch();
    setMinimumWidth(em() * 24);
    apply_->setDefault(true);
    apply_->setEnabled(false);
    connect(apply_, &QPushButton::clicked, this, &LimitSheet::apply);
    findRows(desk_, this, shares_, [this](auto rows) { takeRows(rows); });
}

void LimitSheet::takeRows(const Result<std::vector<ShareRow>>& rows)
{
    if (!rows)
        return showTrouble(rows.error());
    if (rows->empty())
        return showTrouble(tr("It is no longer on the list."));
    down_->setRate(commonValue<BytesPerSecond>(*rows, [](const ShareRow& row) { return row.limits.down; }));
    up_->setRate(commonValue<BytesPerSecond>(*rows, [](const ShareRow& row) { return row.limits.up; }));
    const auto priority = commonValue<Priority>(*rows, [](const ShareRow& row) { return row.priority; });
    if (!priority)
        priority_->insertItem(0, tr("As each has it"));
    priority_->setCurrentIndex(priority ? priority_->findData(static_cast<int>(*priority)) : 0);
    apply_->setEnabled(true);
}

void LimitSheet::apply()
{
    ShareEdit edit;
    edit.downLimit = down_->rate();
    edit.upLimit = up_->rate();
    if (const auto chosen = priority_->currentData(); chosen.isValid())
        edit.priority = static_cast<Priority>(chosen.toInt());
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
