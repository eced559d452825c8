// A table whose rows are told apart by a key, and change in place.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

namespace shoal::ui {

/// Never reset: rows keep their places, new ones come to the end. Sorting is a proxy's (OrderRole).
template <class Row>
class KeyedTable : public QAbstractTableModel {
public:
    enum Role { OrderRole = Qt::UserRole, ProgressRole, KeyRole };
    struct Column {
        QString title;
        bool isNumber = false;
        int width = 10; ///< at first, in digits
        QString (*text)(const Row& row) = nullptr;
        QVariant (*order)(const Row& row) = nullptr;
    };

    using QAbstractTableModel::QAbstractTableModel;

    const std::vector<Column>& columns() const { return columns_; }
    const Row& rowAt(int row) const { return lines_[static_cast<std::size_t>(row)].row; }
    /// -1: no such row.
    int rowOf(const QString& key) const
    {
        const auto found = std::ranges::find(lines_, key, &Line::key);
        return found == lines_.end() ? -1 : static_cast<int>(found - lines_.begin());
    }

    /// The rows as they are now.
    void take(const std::vector<Row>& rows)
    {
        std::map<QString, Line> next;
        std::vector<QString> order;
        for (const auto& row : rows) {
            auto line = lineOf(row);
            const auto key = line.key;
            if (next.emplace(key, std::move(line)).second)
                order.push_back(key);
        }
        removeOthers(next);
        for (int row = 0; row < rowCount(); ++row)
            change(row, std::move(next.extract(lines_[static_cast<std::size_t>(row)].key).mapped()));
        append(next, order);
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(lines_.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(columns_.size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const auto& line = lines_[static_cast<std::size_t>(index.row())];
        const auto& column = columns_[static_cast<std::size_t>(index.column())];
        switch (role) {
        case Qt::DisplayRole: return line.cells[index.column()];
        case Qt::TextAlignmentRole: return alignment(column);
        case OrderRole: return column.order == nullptr ? QVariant{line.cells[index.column()]} : column.order(line.row);
        case KeyRole: return line.key;
        default: return more(line.row, index.column(), role);
        }
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const auto& column = columns_[static_cast<std::size_t>(section)];
        return role == Qt::DisplayRole      ? QVariant{column.title}
            : role == Qt::TextAlignmentRole ? alignment(column)
                                            : QVariant{};
    }

protected:
    void setColumns(std::vector<Column> columns) { columns_ = std::move(columns); }
    virtual QString keyOf(const Row& row) const = 0;
    /// Of roles that are no common ones.
    virtual QVariant more(const Row& row, int column, int role) const = 0;

private:
    struct Line {
        QString key;
        Row row;
        QStringList cells;
    };

    static QVariant alignment(const Column& column)
    {
        return QVariant::fromValue(Qt::AlignVCenter | (column.isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    Line lineOf(const Row& row) const
    {
        Line line{keyOf(row), row, {}};
        for (const auto& column : columns_)
            line.cells.append(column.text(row));
        return line;
    }
    void removeOthers(const std::map<QString, Line>& next)
    {
        for (auto end = lines_.size(); end > 0;) {
            auto first = end;
            while (first > 0 && !next.contains(lines_[first - 1].key))
                --first;
            if (first < end) {
                beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end - 1));
                lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(first),
                             lines_.begin() + static_cast<std::ptrdiff_t>(end));
                endRemoveRows();
            }
            end = first > 0 ? first - 1 : 0;
        }
    }
    void change(int row, Line next)
    {
        auto& line = lines_[static_cast<std::size_t>(row)];
        const auto before = std::exchange(line, std::move(next));
        for (int column = 0; column < columnCount();) {
            auto end = column;
            while (end < columnCount() && before.cells[end] != line.cells[end])
                ++end;
            if (end > column)
                Q_EMIT dataChanged(index(row, column), index(row, end - 1));
            column = std::max(end, column + 1);
        }
    }
    void append(std::map<QString, Line>& next, const std::vector<QString>& order)
    {
        if (next.empty())
            return;
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(next.size()) - 1);
        for (const auto& key : order)
            if (auto found = next.extract(key))
                lines_.push_back(std::move(found.mapped()));
        endInsertRows();
    }

    std::vector<Column> columns_;
    std::vector<Line> lines_;
};

} // namespace shoal::ui
