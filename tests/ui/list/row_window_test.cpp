#include "ui/list/row_window.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace shoal::ui {
namespace {
using testing::ElementsAre;

std::vector<ShareRow> rowsOf(const std::vector<int>& ids)
{
    std::vector<ShareRow> rows;
    rows.reserve(ids.size());
    for (const auto id : ids)
        rows.push_back(ShareRow{.id = {id}});
    return rows;
}

RowWindow windowWith(std::size_t total, std::size_t first, const std::vector<int>& ids)
{
    RowWindow window;
    const FetchedRows fetched{total, first, rowsOf(ids)};
    for (const auto& step : window.stepsTo(fetched, {}))
        window.take(step);
    window.settle(fetched);
    return window;
}

std::vector<std::int64_t> idsIn(const RowWindow& window)
{
    std::vector<std::int64_t> ids;
    for (auto row = window.first(); row < window.end(); ++row)
        ids.push_back(window.at(row) == nullptr ? 0 : window.at(row)->id.value);
    return ids;
}

TEST(RowWindow, PutsANewShareWhereItStands)
{
    auto window = windowWith(3, 0, {1, 2, 3});
    const FetchedRows next{4, 0, rowsOf({1, 9, 2, 3})};

    EXPECT_THAT(window.stepsTo(next, {}), ElementsAre(RowStep{RowsInserted{1, 1}}));
}

TEST(RowWindow, TakesOutTheShareThatWasRemovedAndNoOther)
{
    auto window = windowWith(5, 0, {1, 2, 3, 4, 5});
    const FetchedRows next{3, 0, rowsOf({1, 3, 5})};

    EXPECT_THAT(window.stepsTo(next, {{4}, {2}}), ElementsAre(RowStep{RowsRemoved{3, 1}}, RowStep{RowsRemoved{1, 1}}));
}

TEST(RowWindow, WhatComesAndGoesOutOfSightChangesTheEnd)
{
    auto window = windowWith(100, 10, {11, 12, 13});

    EXPECT_THAT(window.stepsTo({104, 10, rowsOf({11, 12, 13})}, {}), ElementsAre(RowStep{RowsInserted{100, 4}}));
    EXPECT_THAT(window.stepsTo({97, 10, rowsOf({11, 12, 13})}, {}), ElementsAre(RowStep{RowsRemoved{97, 3}}));
}

TEST(RowWindow, KnowsWhereSharesMovedWhenTheOrderChanges)
{
    auto window = windowWith(3, 0, {1, 2, 3});

    const auto settled = window.settle({3, 0, rowsOf({3, 2, 1})});

    EXPECT_TRUE(settled.isReordered);
    EXPECT_EQ(settled.moved.at(0), 2U);
    EXPECT_EQ(settled.moved.at(2), 0U);
    EXPECT_FALSE(settled.moved.contains(1));
    EXPECT_THAT(settled.changed, ElementsAre(0, 2));
}

TEST(RowWindow, TellsOnlyRowsThatChanged)
{
    auto window = windowWith(3, 0, {1, 2, 3});
    auto rows = rowsOf({1, 2, 3});
    rows[1].peers = 7;

    const auto settled = window.settle({3, 0, rows});

    EXPECT_FALSE(settled.isReordered);
    EXPECT_THAT(settled.changed, ElementsAre(1));
}

TEST(RowWindow, ScrollingIsNoReordering)
{
    auto window = windowWith(100, 0, {1, 2, 3});

    const auto settled = window.settle({100, 50, rowsOf({51, 52})});

    EXPECT_FALSE(settled.isReordered);
    EXPECT_THAT(idsIn(window), ElementsAre(51, 52));
}

/// Random lists and windows: after the steps there are as many rows as there should be, whatever came.
TEST(RowWindow, AlwaysEndsWithWhatWasFetched)
{
    std::mt19937 random{1};
    const auto below = [&](std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>{0, bound - 1}(random);
    };
    RowWindow window;
    std::vector<int> list;
    int next = 0;
    for (int round = 0; round < 5000; ++round) {
        std::set<ShareId> gone;
        for (auto adds = below(4); adds > 0; --adds)
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(below(list.size() + 1)), ++next);
        for (auto removals = std::min(below(4), list.size()); removals > 0; --removals) {
            const auto at = list.begin() + static_cast<std::ptrdiff_t>(below(list.size()));
            if (below(2) == 0)
                gone.insert({*at});
            list.erase(at);
        }
        if (below(10) == 0)
            std::ranges::shuffle(list, random);
        if (below(200) == 0)
            list.clear();
        const auto first = below(list.size() + 1);
        const auto count = std::min(below(8), list.size() - first);
        const FetchedRows fetched{list.size(), first,
                                  rowsOf({list.begin() + static_cast<std::ptrdiff_t>(first),
                                          list.begin() + static_cast<std::ptrdiff_t>(first + count)})};
        for (const auto& step : window.stepsTo(fetched, gone)) {
            if (const auto* removed = std::get_if<RowsRemoved>(&step)) {
                ASSERT_GT(removed->count, 0U);
                ASSERT_LE(removed->first + removed->count, window.total());
            } else {
                ASSERT_LE(std::get<RowsInserted>(step).first, window.total());
            }
            window.take(step);
        }
        ASSERT_EQ(window.total(), list.size());
        window.settle(fetched);
        ASSERT_EQ(window.first(), first);
        ASSERT_EQ(window.end(), first + count);
    }
}

} // namespace
} // namespace shoal::ui
