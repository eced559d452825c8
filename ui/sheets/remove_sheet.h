// Takes shares off the list; their files too, when that was asked for twice.
#pragma once

#include "ui/desk.h"
#include "ui/sheets/parts/named_shares.h"
#include "ui/sheets/parts/sheet.h"

#include <QCheckBox>

namespace shoal::ui {

class RemoveSheet : public Sheet {
    Q_OBJECT
public:
    RemoveSheet(Desk& desk, NamedShares shares, QWidget* parent = nullptr);

private:
    void takeRows(const Result<std::vector<ShareRow>>& rows);
    void ask();
    void askAgain();
    void remove();
    void removed(const std::vector<ShareTrouble>& troubles);

    Desk& desk_;
    NamedShares shares_;
    QString sizeText_; ///< of what lies on the disk; empty until it is known
    bool isAskedAgain_ = false;
    QLabel* what_;
    QCheckBox* files_;
    QPushButton* remove_;
    QPushButton* keep_;
};

} // namespace shoal::ui
