// Which labels shares have: those in use to tick, and new ones to type.
#pragma once

#include "ui/desk.h"
#include "ui/sheets/parts/label_field.h"
#include "ui/sheets/parts/named_shares.h"
#include "ui/sheets/parts/sheet.h"

#include <QListWidget>

#include <map>

namespace shoal::ui {

/// A label that some of the shares have is half ticked, and stays so for each unless it is touched.
class LabelSheet : public Sheet {
    Q_OBJECT
public:
    LabelSheet(Desk& desk, NamedShares shares, QWidget* parent = nullptr);

private:
    void takeRows(const Result<std::vector<ShareRow>>& rows);
    void takeInUse(const Result<ShareCounts>& counts);
    void fill();
    void apply();

    Desk& desk_;
    NamedShares shares_;
    std::map<std::string, std::size_t> had_; ///< label: by how many of the shares
    std::size_t rows_ = 0;
    int waiting_ = 2; ///< answers
    QLabel* inUse_;
    QListWidget* list_;
    LabelField* more_;
    QPushButton* apply_;
};

} // namespace shoal::ui
