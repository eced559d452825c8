// The graph's figures as a table: for screen readers, and for whoever likes numbers.
#pragma once

#include "ui/statistics/transfer_figures.h"

#include <QTableWidget>

namespace shoal::ui {

class TransferTable : public QTableWidget {
    Q_OBJECT
public:
    explicit TransferTable(QWidget* parent = nullptr);

    /// The newest comes first.
    void setBars(const std::vector<TransferBar>& bars);
};

} // namespace shoal::ui
