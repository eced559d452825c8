// Long lists, read from an engine page by page.
#pragma once

#include "app/shoal/run/foreground.h"

#include <iterator>
#include <memory>

namespace shoal::app {

constexpr std::size_t rowsAPage = 1000;
/// More than one share can match a hash only when the list holds a v1 and a v2 share of the same hybrid apart.
constexpr Range sharesOfOneHash{0, 8};

template <class Row>
using AskForPage = std::function<void(Range, Reply<Page<Row>>)>;

/// Asks for one page after another until all rows are there; `then` gets them on the loop's thread.
template <class Row>
void readAll(Foreground& foreground, AskForPage<Row> ask, std::function<void(Result<std::vector<Row>>)> then,
             std::shared_ptr<std::vector<Row>> rows = std::make_shared<std::vector<Row>>())
{
    const Range range{rows->size(), rowsAPage};
    const auto take = [&foreground, ask, then, rows, range](Result<Page<Row>> page) {
        if (!page)
            return then(fail(page.error()));
        const bool isLast = page->rows.empty() || range.first + page->rows.size() >= page->total;
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(*rows));
        if (isLast)
            then(std::move(*rows));
        else
            readAll<Row>(foreground, ask, then, rows);
    };
    ask(range, foreground.reply<Page<Row>>(take));
}

/// Every share that the filter lets through, by id.
inline void readShares(Foreground& foreground, const ShareFilter& filter,
                       std::function<void(Result<std::vector<ShareRow>>)> then)
{
    readAll<ShareRow>(
        foreground,
        [&foreground, filter](Range range, Reply<SharePage> reply) {
            foreground.engine().query(filter, {}, range, std::move(reply));
        },
        std::move(then));
}

} // namespace shoal::app
