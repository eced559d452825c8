// Takes the files of shares to another folder.
#pragma once

#include "ui/desk.h"
#include "ui/sheets/parts/folder_field.h"
#include "ui/sheets/parts/named_shares.h"
#include "ui/sheets/parts/sheet.h"

namespace shoal::ui {

/// How each move ends is told by its share: the list shows it.
class MoveSheet : public Sheet {
    Q_OBJECT
public:
    MoveSheet(Desk& desk, NamedShares shares, QWidget* parent = nullptr);

private:
    void follow();
    void takeRows(const Result<std::vector<ShareRow>>& rows);
    void move();

    Desk& desk_;
    NamedShares shares_;
    std::optional<std::filesystem::path> all_; ///< where all of them lie
    bool isTyped_ = false;
    QLabel* from_;
    FolderField* folder_;
    QPushButton* move_;
};

} // namespace shoal::ui
