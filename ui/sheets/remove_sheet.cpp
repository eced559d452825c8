#include "ui/sheets/remove_sheet.h"

#include "ui/words/format.h"

namespace shoal::ui {

RemoveSheet::RemoveSheet(Desk& desk, NamedShares shares, QWidget* parent)
    : Sheet{tr("Remove %1?").arg(nameOf(shares)), parent}
    , desk_{desk}
    , shares_{std::move(shares)}
    , what_{wrappedLabel({}, "what", this)}
    , files_{new QCheckBox{tr("&Delete the files too"), this}}
    , remove_{addButton(tr("&Remove"), QDialogButtonBox::AcceptRole, "remove")}
    , keep_{addButton(tr("&Cancel"), QDialogButtonBox::RejectRole, "cancel")}
{
    files_->setObjectName(QStringLiteral("files"));
    what_->setMinimumWidth(em() * 22);
    body().addWidget(what_);
    body().addWidget(files_);
    body().addStretch();
    connect(remove_, &QPushButton::clicked, this, [this] {
        const bool isToBeAsked = files_->isChecked() && !isAskedAgain_;
        isToBeAsked ? askAgain() : remove();
    });
    connect(files_, &QCheckBox::toggled, this, &RemoveSheet::ask);
    findRows(desk_, this, shares_, [this](auto rows) { takeRows(rows); });
    ask();
}

void RemoveSheet::takeRows(const Result<std::vector<ShareRow>>& rows)
{
    if (!rows)
        return showTrouble(rows.error());
    Bytes done = 0;
    for (const auto& row : *rows)
        done += row.done;
    sizeText_ = bytesText(done);
    files_->setText(tr("&Delete the files too (%1)").arg(sizeText_));
    if (isAskedAgain_)
        askAgain();
}

void RemoveSheet::ask()
{
    what_->setText(files_->isChecked() ? tr("They are deleted from the disk, not moved to the trash.")
                                       : tr("The files stay on the disk."));
    remove_->setText(files_->isChecked() ? tr("&Remove…") : tr("&Remove"));
    remove_->setDefault(!files_->isChecked());
    keep_->setDefault(files_->isChecked());
}

void RemoveSheet::askAgain()
{
    isAskedAgain_ = true;
    setHeading(tr("Delete the files of %1 for good?").arg(nameOf(shares_)));
    what_->setText(sizeText_.isEmpty()
                       ? tr("What lies on the disk of it is gone afterwards, and nothing brings it back.")
                       : tr("%1 are gone from the disk afterwards, and nothing brings them back.").arg(sizeText_));
    files_->hide();
    remove_->setText(tr("Delete for &good"));
    keep_->setText(tr("&Keep everything"));
    keep_->setDefault(true);
    keep_->setFocus();
}

void RemoveSheet::remove()
{
    clearTrouble();
    remove_->setEnabled(false);
    files_->setEnabled(false);
    const auto fate = files_->isChecked() ? Data::Delete : Data::Keep;
    commandEach(
        desk_, this, shares_,
        [fate](Engine& engine, ShareId id, Reply<ShareId> reply) { engine.remove(id, fate, std::move(reply)); },
        [this](auto troubles) { removed(troubles); });
}

void RemoveSheet::removed(const std::vector<ShareTrouble>& troubles)
{
    if (troubles.empty())
        return accept();
    // What is left can be tried again.
    shares_.clear();
    for (const auto& trouble : troubles)
        shares_.push_back(trouble.share);
    remove_->setEnabled(true);
    showTrouble(wordsFor(troubles), tr("They are still on the list. Try again, or keep the files."));
    files_->setEnabled(true);
    files_->show();
}

} // namespace shoal::ui
