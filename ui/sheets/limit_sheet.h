// How fast shares may be, and which goes first.
#pragma once

#include "ui/desk.h"
#include "ui/sheets/parts/named_shares.h"
#include "ui/sheets/parts/rate_field.h"
#include "ui/sheets/parts/sheet.h"

namespace shoal::ui {

class LimitSheet : public Sheet {
    Q_OBJECT
public:
    LimitSheet(Desk& desk, NamedShares shares, QWidget* parent = nullptr);

private:
    void takeRows(const Result<std::vector<ShareRow>>& rows);
    void apply();

    Desk& desk_;
    NamedShares shares_;
    RateField* down_;
    RateField* up_;
    QComboBox* priority_;
    QPushButton* apply_;
};

} // namespace shoal::ui
