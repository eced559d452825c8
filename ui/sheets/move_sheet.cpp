#include "ui/sheets/move_sheet.h"

#include "ui/words/format.h"

#include <algorithm>

namespace shoal::ui {

MoveSheet::MoveSheet(Desk& desk, NamedShares shares, QWidget* parent)
    : Sheet{tr("Move %1").arg(nameOf(shares)), parent}
    , desk_{desk}
    , shares_{std::move(shares)}
    , from_{wrappedLabel({}, "from", this)}
    , folder_{new FolderField{desk, this}}
    , move_{addButton(tr("&Move"), QDialogButtonBox::AcceptRole, "move")}
{
    addButton(tr("&Cancel"), QDialogButtonBox::RejectRole, "cancel");
    auto* label = new QLabel{tr("Move to the &folder:"), this};
    label->setBuddy(folder_);
    body().addWidget(from_);
    body().addWidget(label);
    body().addWidget(folder_);
    body().addStretch();
    setMinimumWidth(em() * 30);
    move_->setDefault(true);
    folder_->setFolder(usualFolder(desk));
    folder_->setFocus();
    connect(folder_, &FolderField::changed, this, [this] {
        isTyped_ = true;
        follow();
    });
    connect(move_, &QPushButton::clicked, this, &MoveSheet::move);
    findRows(desk_, this, shares_, [this](auto rows) { takeRows(rows); });
}

void MoveSheet::follow() { move_->setEnabled(folder_->folder() && folder_->folder() != all_); }

void MoveSheet::takeRows(const Result<std::vector<ShareRow>>& rows)
{
    if (!rows)
        return showTrouble(rows.error());
    if (rows->empty())
        return;
    Bytes done = 0;
    for (const auto& row : *rows)
        done += row.done;
    const auto& folder = rows->front().folder;
    const bool isOnePlace = std::ranges::all_of(*rows, [&](const ShareRow& row) { return row.folder == folder; });
    from_->setText(isOnePlace ? tr("%1 lie in %2.", "a size, and a folder").arg(bytesText(done), text(folder))
                              : tr("%1 lie in several folders.", "a size").arg(bytesText(done)));
    folder_->setNeeded(done);
    if (isOnePlace)
        all_ = folder;
    if (isOnePlace && !isTyped_)
        folder_->setFolder(folder);
    follow();
}

void MoveSheet::move()
{
    const auto folder = folder_->folder();
    if (!folder)
        return;
    clearTrouble();
    move_->setEnabled(false);
    commandEach(
        desk_, this, shares_,
        [folder](Engine& engine, ShareId id, Reply<ShareId> reply) { engine.move(id, *folder, std::move(reply)); },
        [this](const auto& troubles) {
            if (troubles.empty()) {
                folder_->remember();
                return accept();
            }
            shares_.clear();
            for (const auto& trouble : troubles)
                shares_.push_back(trouble.share);
            move_->setEnabled(true);
            showTrouble(wordsFor(troubles), tr("Choose another folder, or make room there."));
        });
}

} // namespace shoal::ui
