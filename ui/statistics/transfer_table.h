// The graph's figures as a table: for screen readers, and for whoever likes numbers.
#pragma once

// Before <compare>: moc can't read libstdc++'s the other way round.
#include <QTableWidget>

#include "ui/statistics/transfer_figures.h"

namespace shoal::ui {

class TransferTable : public QTableWidget {
    Q_OBJECT
public:
    explicit TransferTable(QWidget* parent = nullptr);

    /// The newest comes first.
    void setBars(const std::vector<TransferBar>& bars);
};

} // namespace shoal::ui
