#include "ui/list/share_list_model.h"

#include "ui/list/share_columns.h"
#include "ui/reply.h"
#include "ui/words/format.h"
#include "ui/words/plain_tip.h"
#include "ui/words/reason_words.h"
#include "ui/words/state_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace shoal::ui {
namespace {
using namespace std::chrono_literals;

constexpr std::size_t margin = 50;    ///< rows fetched besides those that are seen, on each side
constexpr std::size_t longest = 1000; ///< rows of one question
constexpr auto pause = 300ms;         ///< between a change and the question what it is

struct TipTexts {
    Q_DECLARE_TR_FUNCTIONS(TipTexts)
};

QString tipOf(const ShareRow& row)
{
    const auto why = wordsFor(row.reason);
    const auto state = why.what.isEmpty()
        ? stateText(row.state)
        : TipTexts::tr("%1. %2", "the state and its reason, what to do").arg(stateAndReason(row), why.advice);
    return row.swarmName.empty()
        ? state
        : state + QLatin1Char{'\n'} + TipTexts::tr("Private swarm: %1").arg(text(row.swarmName));
}
} // namespace

ShareListModel::ShareListModel(CoreBridge& core, QObject* parent)
    : QAbstractTableModel{parent}
    , core_{core}
{
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &ShareListModel::fetch);
    connect(&core, &CoreBridge::sharesAdded, this, [this] { fetchSoon(0ms); });
    connect(&core, &CoreBridge::sharesChanged, this, [this] { fetchSoon(pause); });
    connect(&core, &CoreBridge::engineBack, this, [this] { fetchSoon(0ms); });
    connect(&core, &CoreBridge::sharesRemoved, this, [this](const ShareIds& ids) {
        gone_.insert(ids.begin(), ids.end());
        fetchSoon(0ms);
    });
    fetchSoon(0ms);
}

void ShareListModel::setFilter(const ShareFilter& filter)
{
    filter_ = filter;
    ++asked_;
    isAsking_ = false;
    fetchSoon(0ms);
}

void ShareListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        sort_ = {};
    else
        sort_ = {listColumns()[static_cast<std::size_t>(column)].sortsBy, order == Qt::DescendingOrder};
    ++asked_;
    isAsking_ = false;
    fetchSoon(0ms);
}

void ShareListModel::setVisible(int first, int last)
{
    lookedAtFirst_ = static_cast<std::size_t>(std::max(first, 0));
    lookedAtEnd_ = static_cast<std::size_t>(std::max(last + 1, 0));
    const auto end = std::min(lookedAtEnd_, window_.total());
    const bool isHere = lookedAtFirst_ >= window_.first() && end <= window_.end();
    if (!isHere)
        fetchSoon(0ms);
}

void ShareListModel::want(int row) const
{
    // Who asks for a row that isn't here (a screen reader, a test) looks at it.
    QMetaObject::invokeMethod(
        const_cast<ShareListModel*>(this),
        [model = const_cast<ShareListModel*>(this), row] {
            if (model->shareAt(row) == nullptr && !model->isAsking_)
                model->setVisible(row, row);
        },
        Qt::QueuedConnection);
}

void ShareListModel::fetchSoon(std::chrono::milliseconds delay)
{
    if (isAsking_) {
        isAskedAgain_ = true;
        return;
    }
    if (!timer_.isActive() || timer_.remainingTimeAsDuration() > delay)
        timer_.start(delay);
}

void ShareListModel::fetch()
{
    if (isAsking_)
        return;
    isAsking_ = true;
    isAskedAgain_ = false;
    const auto first = lookedAtFirst_ - std::min(lookedAtFirst_, margin);
    const auto count = std::min(lookedAtEnd_ + margin - std::min(first, lookedAtEnd_), longest);
    core_.engine().query(filter_, sort_, {first, std::max(count, 2 * margin)},
                         replyTo<SharePage>(this, [this, first, number = ++asked_](Result<SharePage> page) {
                             if (number != asked_)
                                 return;
                             isAsking_ = false;
                             if (page)
                                 takePage(first, std::move(*page));
                             else
                                 Q_EMIT failed(page.error());
                             if (isAskedAgain_)
                                 fetchSoon(pause);
                         }));
}

void ShareListModel::takePage(std::size_t first, SharePage page)
{
    // The list became shorter than where somebody looked: look at its end.
    if (page.rows.empty() && page.total > 0 && first >= page.total) {
        lookedAtFirst_ = page.total - std::min(page.total, lookedAtEnd_ - lookedAtFirst_);
        lookedAtEnd_ = page.total;
        return fetchSoon(0ms);
    }
    take({page.total, first, std::move(page.rows)});
}

void ShareListModel::take(FetchedRows next)
{
    for (const auto& step : window_.stepsTo(next, gone_)) {
        if (const auto* removed = std::get_if<RowsRemoved>(&step)) {
            beginRemoveRows({}, static_cast<int>(removed->first),
                            static_cast<int>(removed->first + removed->count - 1));
            window_.take(step);
            endRemoveRows();
        } else {
            const auto& inserted = std::get<RowsInserted>(step);
            beginInsertRows({}, static_cast<int>(inserted.first),
                            static_cast<int>(inserted.first + inserted.count - 1));
            window_.take(step);
            endInsertRows();
        }
    }
    gone_.clear();
    auto after = window_;
    const auto settled = after.settle(std::move(next));
    if (settled.isReordered)
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    window_ = std::move(after);
    if (settled.isReordered)
        moveIndexes(settled);
    tellChanged(settled.changed);
    Q_EMIT this->settled();
}

void ShareListModel::moveIndexes(const RowWindow::Settled& settled)
{
    QModelIndexList from;
    QModelIndexList to;
    for (const auto& index : persistentIndexList()) {
        const auto moved = settled.moved.find(static_cast<std::size_t>(index.row()));
        if (moved == settled.moved.end())
            continue;
        from.append(index);
        to.append(moved->second ? this->index(static_cast<int>(*moved->second), index.column()) : QModelIndex{});
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ShareListModel::tellChanged(const std::vector<std::size_t>& rows)
{
    for (std::size_t i = 0; i < rows.size();) {
        auto end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        Q_EMIT dataChanged(index(static_cast<int>(rows[i]), 0),
                           index(static_cast<int>(rows[end - 1]), columnCount() - 1));
        i = end;
    }
}

const ShareRow* ShareListModel::shareAt(int row) const
{
    return row < 0 ? nullptr : window_.at(static_cast<std::size_t>(row));
}

QModelIndex ShareListModel::indexOf(ShareId id) const
{
    const auto row = window_.rowOf(id);
    return row ? index(static_cast<int>(*row), 0) : QModelIndex{};
}

void ShareListModel::idsOf(const std::set<int>& rows, std::function<void(ShareIds)> take)
{
    readIds(rows, {}, std::move(take));
}

/// Those that are here at once, then a window of the others after the other.
void ShareListModel::readIds(const std::set<int>& rows, ShareIds found, std::function<void(ShareIds)> take)
{
    std::set<int> missing;
    for (const auto row : rows) {
        if (const auto* share = shareAt(row))
            found.push_back(share->id);
        else
            missing.insert(row);
    }
    if (missing.empty())
        return take(std::move(found));
    const auto first = static_cast<std::size_t>(*missing.begin());
    core_.engine().query(
        filter_, sort_, {first, longest},
        replyTo<SharePage>(this, [this, first, missing, found, take](const Result<SharePage>& page) mutable {
            if (!page)
                return Q_EMIT failed(page.error());
            for (std::size_t i = 0; i < page->rows.size(); ++i)
                if (missing.erase(static_cast<int>(first + i)) > 0)
                    found.push_back(page->rows[i].id);
            const bool isTheEnd = page->rows.empty();
            readIds(isTheEnd ? std::set<int>{} : missing, std::move(found), std::move(take));
        }));
}

int ShareListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(window_.total());
}

int ShareListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(listColumns().size());
}

QVariant ShareListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto* share = shareAt(index.row());
    if (share == nullptr) {
        want(index.row());
        return role == Qt::DisplayRole && index.column() == nameColumn ? QVariant{QStringLiteral("…")} : QVariant{};
    }
    const auto& column = listColumns()[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole: return column.text(*share);
    case Qt::EditRole: return index.column() == nameColumn ? QVariant{text(share->name)} : column.text(*share);
    case Qt::ToolTipRole:
        return plainTip(index.column() == nameColumn ? column.text(*share) + QLatin1Char{'\n'} + tipOf(*share)
                                                     : tipOf(*share));
    case Qt::AccessibleDescriptionRole:
        return index.column() == nameColumn ? QVariant{stateAndReason(*share)} : QVariant{};
    case Qt::DecorationRole: return index.column() == nameColumn ? QVariant{stateIcon(share->state)} : QVariant{};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (column.isNumber ? Qt::AlignRight : Qt::AlignLeft));
    case IdRole: return QVariant::fromValue<qint64>(share->id.value);
    case ProgressRole: return progressOf(*share);
    case StateRole: return static_cast<int>(share->state);
    default: return {};
    }
}

QVariant ShareListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto& column = listColumns()[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return titleOf(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (column.isNumber ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

Qt::ItemFlags ShareListModel::flags(const QModelIndex& index) const
{
    const auto flags = QAbstractTableModel::flags(index);
    return index.column() == nameColumn && shareAt(index.row()) != nullptr ? flags | Qt::ItemIsEditable : flags;
}

bool ShareListModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const auto* share = role == Qt::EditRole && index.column() == nameColumn ? shareAt(index.row()) : nullptr;
    if (share == nullptr || plain(value.toString()) == share->name)
        return false;
    core_.engine().edit(share->id, {.name = plain(value.toString().trimmed())},
                        replyTo<ShareId>(this, [this](const Result<ShareId>& edited) {
                            if (!edited)
                                Q_EMIT failed(edited.error());
                        }));
    // The row follows when the engine has it.
    return false;
}

} // namespace shoal::ui
