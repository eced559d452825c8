#include "ui/details/log_model.h"

#include "ui/details/log_words.h"
#include "ui/words/format.h"
#include "ui/words/plain_tip.h"

#include <algorithm>

namespace shoal::ui {

void LogModel::clear()
{
    if (entries_.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    entries_.clear();
    endRemoveRows();
}

void LogModel::grow(const std::vector<LogEntry>& newestFirst)
{
    const auto known =
        std::ranges::find_if(newestFirst, [this](const LogEntry& entry) { return entry.number <= newest(); });
    const auto count = static_cast<int>(known - newestFirst.begin());
    if (count == 0)
        return;
    beginInsertRows({}, rowCount(), rowCount() + count - 1);
    entries_.insert(entries_.end(), std::make_reverse_iterator(known), newestFirst.rend());
    endInsertRows();
    if (entries_.size() <= longest)
        return;
    const auto tooMany = entries_.size() - longest;
    beginRemoveRows({}, 0, static_cast<int>(tooMany) - 1);
    entries_.erase(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(tooMany));
    endRemoveRows();
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}
int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& entry = entryAt(index.row());
    if (role == Qt::ToolTipRole)
        return plainTip(text(entry.text));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case TimeColumn: return dateText(entry.at);
    case KindColumn: return logKindText(entry.kind);
    default: return text(entry.text);
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case KindColumn: return tr("What");
    case TextColumn: return tr("Details");
    default: return {};
    }
}

} // namespace shoal::ui
