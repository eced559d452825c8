#include "ui/sidebar/filter_list_model.h"

#include "ui/system/icons.h"
#include "ui/words/format.h"
#include "ui/words/state_words.h"

#include <QFont>

#include <algorithm>
#include <array>

namespace shoal::ui {
namespace {

constexpr std::array alwaysListed{ShareState::Downloading, ShareState::Seeding, ShareState::Complete,
                                  ShareState::Paused, ShareState::Failed};
constexpr std::array listedWhenThere{ShareState::FetchingMetadata, ShareState::Checking, ShareState::Moving};

std::size_t countOf(const ShareCounts& counts, ShareState state)
{
    const auto found = std::ranges::find(counts.states, state, [](const auto& pair) { return pair.first; });
    return found == counts.states.end() ? 0 : found->second;
}

} // namespace

FilterListModel::FilterListModel(QObject* parent)
    : QAbstractListModel{parent}
    , rows_{rowsFor({})}
{}

std::vector<FilterListModel::Row> FilterListModel::rowsFor(const ShareCounts& counts)
{
    std::vector<Row> rows;
    const auto heading = [&](const QString& title) { rows.push_back({title, title, {}, {}, 0, true}); };
    const auto state = [&](ShareState which) {
        rows.push_back({rows.front().group,
                        stateText(which),
                        QStringLiteral("state-%1").arg(QLatin1String{shareStateName(which)}),
                        {.state = which},
                        countOf(counts, which)});
    };
    heading(tr("Shares"));
    rows.push_back({tr("Shares"), tr("All"), QStringLiteral("shares"), {}, counts.shares});
    rows.push_back({tr("Shares"), tr("Active"), QStringLiteral("active"), {.isActive = true}, counts.active});
    std::ranges::for_each(alwaysListed, state);
    for (const auto which : listedWhenThere)
        if (countOf(counts, which) > 0)
            state(which);
    if (!counts.labels.empty()) {
        heading(tr("Labels"));
        for (const auto& [label, count] : counts.labels)
            rows.push_back({tr("Labels"), text(label), QStringLiteral("label"), {.label = label}, count});
        rows.push_back(
            {tr("Labels"), tr("No label"), QStringLiteral("label"), {.hasNoLabel = true}, counts.withoutLabel});
    }
    if (!counts.trackers.empty()) {
        heading(tr("Trackers"));
        for (const auto& [host, count] : counts.trackers)
            rows.push_back({tr("Trackers"), text(host), QStringLiteral("network-good"), {.tracker = host}, count});
    }
    return rows;
}

bool FilterListModel::isSame(const Row& a, const Row& b)
{
    return a.group == b.group && a.title == b.title && a.isHeading == b.isHeading;
}

void FilterListModel::setCounts(const ShareCounts& counts)
{
    auto next = rowsFor(counts);
    for (int row = static_cast<int>(rows_.size()) - 1; row >= 0; --row) {
        const auto& old = rows_[static_cast<std::size_t>(row)];
        if (std::ranges::any_of(next, [&](const Row& now) { return isSame(now, old); }))
            continue;
        beginRemoveRows({}, row, row);
        rows_.erase(rows_.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < next.size(); ++i) {
        const int row = static_cast<int>(i);
        if (i >= rows_.size() || !isSame(rows_[i], next[i])) {
            beginInsertRows({}, row, row);
            rows_.insert(rows_.begin() + row, next[i]);
            endInsertRows();
        } else if (rows_[i].count != next[i].count) {
            rows_[i].count = next[i].count;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

ShareFilter FilterListModel::filterAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row < 0 || at >= rows_.size() ? ShareFilter{} : rows_[at].filter;
}

int FilterListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant FilterListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.title;
    case Qt::AccessibleTextRole:
        return row.isHeading ? row.title : tr("%1: %n share(s)", nullptr, static_cast<int>(row.count)).arg(row.title);
    case Qt::DecorationRole: return row.icon.isEmpty() ? QVariant{} : QVariant{icon(row.icon)};
    case CountRole: return row.isHeading ? QVariant{} : QVariant{static_cast<qulonglong>(row.count)};
    case HeadingRole: return row.isHeading;
    case Qt::FontRole: {
        QFont font;
        font.setBold(row.isHeading);
        return font;
    }
    default: return {};
    }
}

Qt::ItemFlags FilterListModel::flags(const QModelIndex& index) const
{
    const bool isHeading = index.isValid() && rows_[static_cast<std::size_t>(index.row())].isHeading;
    return isHeading ? Qt::ItemFlags{Qt::NoItemFlags} : QAbstractListModel::flags(index);
}

} // namespace shoal::ui
