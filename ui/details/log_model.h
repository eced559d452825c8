// What happened to a share, the newest last. It only grows, and forgets what is oldest when it has grown long.
#pragma once

#include "core/log_entry.h"

#include <QAbstractTableModel>

#include <deque>

namespace shoal::ui {

class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, KindColumn, TextColumn, ColumnCount };
    static constexpr std::size_t longest = 5000;

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    /// As the engine hands them out: the newest first. Those that are here already are passed over.
    void grow(const std::vector<LogEntry>& newestFirst);
    /// The number of the newest; 0: there is none.
    std::int64_t newest() const { return entries_.empty() ? 0 : entries_.back().number; }
    const LogEntry& entryAt(int row) const { return entries_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<LogEntry> entries_;
};

} // namespace shoal::ui
