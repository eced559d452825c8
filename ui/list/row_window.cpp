#include "ui/list/row_window.h"

#include <algorithm>

namespace shoal::ui {
namespace {

/// Rows that are next to each other become one step. Ascending.
template <class Step>
std::vector<Step> joined(const std::vector<std::size_t>& rows)
{
    std::vector<Step> steps;
    for (const auto row : rows) {
        if (!steps.empty() && steps.back().first + steps.back().count == row)
            ++steps.back().count;
        else
            steps.push_back({row, 1});
    }
    return steps;
}

std::set<ShareId> idsOf(const std::vector<ShareRow>& rows)
{
    std::set<ShareId> ids;
    for (const auto& row : rows)
        ids.insert(row.id);
    return ids;
}

} // namespace

const ShareRow* RowWindow::at(std::size_t row) const
{
    if (row < first_ || row >= end() || !rows_[row - first_])
        return nullptr;
    return &*rows_[row - first_];
}

std::optional<std::size_t> RowWindow::rowOf(ShareId id) const
{
    const auto found = std::ranges::find_if(rows_, [id](const auto& row) { return row && row->id == id; });
    if (found == rows_.end())
        return std::nullopt;
    return first_ + static_cast<std::size_t>(found - rows_.begin());
}

std::vector<RowStep> RowWindow::stepsTo(const FetchedRows& next, const std::set<ShareId>& gone) const
{
    std::vector<RowStep> steps;
    std::vector<std::size_t> rows;
    if (next.total < total_) {
        const auto surplus = total_ - next.total;
        const auto staying = idsOf(next.rows);
        const auto pick = [&](auto isLeaving) {
            for (auto row = first_; row < end() && rows.size() < surplus; ++row)
                if (const auto* known = at(row);
                    known != nullptr && isLeaving(*known) && !std::ranges::count(rows, row))
                    rows.push_back(row);
        };
        pick([&](const ShareRow& row) { return gone.contains(row.id); });
        pick([&](const ShareRow& row) { return !staying.contains(row.id); });
        // The rest went where nobody looks: behind the window, or else before it, or else within it.
        for (auto row = total_; row > 0 && rows.size() < surplus; --row)
            if (row - 1 >= end() || row - 1 < first_)
                rows.push_back(row - 1);
        for (auto row = end(); row > first_ && rows.size() < surplus; --row)
            if (!std::ranges::count(rows, row - 1))
                rows.push_back(row - 1);
        std::ranges::sort(rows);
        const auto removals = joined<RowsRemoved>(rows);
        // The last come first, so that the others keep their places.
        steps.assign(removals.rbegin(), removals.rend());
    } else if (next.total > total_) {
        const auto lacking = next.total - total_;
        for (std::size_t i = 0; i < next.rows.size() && rows.size() < lacking; ++i)
            if (!rowOf(next.rows[i].id) && next.first + i <= total_ + rows.size())
                rows.push_back(next.first + i);
        for (const auto& insertion : joined<RowsInserted>(rows))
            steps.emplace_back(insertion);
        if (rows.size() < lacking)
            steps.emplace_back(RowsInserted{total_ + rows.size(), lacking - rows.size()});
    }
    return steps;
}

void RowWindow::take(const RowStep& step)
{
    if (const auto* removed = std::get_if<RowsRemoved>(&step)) {
        const auto last = removed->first + removed->count;
        const auto before = std::min(last, first_) - std::min(removed->first, first_);
        const auto from = std::clamp(removed->first, first_, end()) - first_;
        const auto to = std::clamp(last, first_, end()) - first_;
        rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(from), rows_.begin() + static_cast<std::ptrdiff_t>(to));
        first_ -= before;
        total_ -= removed->count;
        return;
    }
    const auto& inserted = std::get<RowsInserted>(step);
    if (inserted.first < first_)
        first_ += inserted.count;
    else if (inserted.first < end())
        rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(inserted.first - first_), inserted.count,
                     std::nullopt);
    total_ += inserted.count;
}

RowWindow::Settled RowWindow::settle(FetchedRows next)
{
    Settled settled;
    std::map<ShareId, std::size_t> rowsNow;
    for (std::size_t i = 0; i < next.rows.size(); ++i)
        rowsNow.emplace(next.rows[i].id, next.first + i);
    for (auto row = first_; row < end(); ++row) {
        const auto* before = at(row);
        if (before == nullptr)
            continue;
        const auto now = rowsNow.find(before->id);
        if (now != rowsNow.end() && now->second == row)
            continue;
        const bool isLookedAt = row >= next.first && row < next.first + next.rows.size();
        // A share that was scrolled out of sight keeps its row, as far as anybody knows.
        if (now == rowsNow.end() && !isLookedAt)
            continue;
        settled.isReordered = true;
        settled.moved[row] = now == rowsNow.end() ? std::nullopt : std::optional{now->second};
    }
    for (std::size_t i = 0; i < next.rows.size(); ++i) {
        const auto* before = at(next.first + i);
        if (before == nullptr || !(*before == next.rows[i]))
            settled.changed.push_back(next.first + i);
    }
    total_ = next.total;
    first_ = next.first;
    rows_.clear();
    for (auto& row : next.rows)
        rows_.emplace_back(std::move(row));
    return settled;
}

} // namespace shoal::ui
