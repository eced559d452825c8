// The part of a long list that was fetched, and how it became what was fetched next: in steps that a view can follow.
#pragma once

#include "core/share.h"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <variant>
#include <vector>

namespace shoal::ui {

struct RowsRemoved {
    std::size_t first = 0;
    std::size_t count = 0;
    bool operator==(const RowsRemoved&) const = default;
};
struct RowsInserted {
    std::size_t first = 0;
    std::size_t count = 0;
    bool operator==(const RowsInserted&) const = default;
};
using RowStep = std::variant<RowsRemoved, RowsInserted>;

/// A fetched window of rows [first, first + rows.size()) of `total`.
struct FetchedRows {
    std::size_t total = 0;
    std::size_t first = 0;
    std::vector<ShareRow> rows;
};

class RowWindow {
public:
    std::size_t total() const { return total_; }
    std::size_t first() const { return first_; }
    std::size_t end() const { return first_ + rows_.size(); }
    /// Null where nothing was fetched.
    const ShareRow* at(std::size_t row) const;
    std::optional<std::size_t> rowOf(ShareId id) const;

    /// What has to be taken out and put in so that there are as many rows as in `next`, one after the other. `gone`:
    /// shares that are known to be no longer on the list.
    std::vector<RowStep> stepsTo(const FetchedRows& next, const std::set<ShareId>& gone) const;
    void take(const RowStep& step);

    /// Once all steps were taken.
    struct Settled {
        /// Rows that show another share than before: where each share of the window came from.
        bool isReordered = false;
        std::map<std::size_t, std::optional<std::size_t>> moved; ///< by its old row; none: it left the window
        std::vector<std::size_t> changed;                        ///< rows with other contents, in ascending order
    };
    Settled settle(FetchedRows next);

private:
    std::size_t total_ = 0;
    std::size_t first_ = 0;
    std::deque<std::optional<ShareRow>> rows_;
};

} // namespace shoal::ui
