#include "ui/statistics/transfer_table.h"

#include "ui/words/format.h"

#include <QHeaderView>

namespace shoal::ui {

TransferTable::TransferTable(QWidget* parent)
    : QTableWidget{0, 4, parent}
{
    setObjectName(QStringLiteral("table"));
    setAccessibleName(tr("Received and sent"));
    setHorizontalHeaderLabels({tr("When"), tr("Received"), tr("Sent"), tr("Ratio")});
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() * 3 / 2);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

void TransferTable::setBars(const std::vector<TransferBar>& bars)
{
    setRowCount(static_cast<int>(bars.size()));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const auto& bar = bars[bars.size() - 1 - i];
        const QStringList texts{bar.title, bytesText(bar.bytes.down), bytesText(bar.bytes.up),
                                ratioText(bar.bytes.up, bar.bytes.down)};
        for (int column = 0; column < columnCount(); ++column) {
            auto* cell = item(static_cast<int>(i), column);
            if (cell == nullptr) {
                cell = new QTableWidgetItem;
                cell->setTextAlignment(column == 0 ? Qt::AlignLeading | Qt::AlignVCenter
                                                   : Qt::AlignTrailing | Qt::AlignVCenter);
                setItem(static_cast<int>(i), column, cell);
            }
            if (cell->text() != texts[column])
                cell->setText(texts[column]);
        }
    }
}

} // namespace shoal::ui
