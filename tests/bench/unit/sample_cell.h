// A result to look at.
#pragma once

#include "tests/bench/report/result.h"

namespace shoal::bench {

/// Two rounds; more is better.
inline CellResult sampleCell()
{
    return {.name = "copying",
            .title = "Copying <things>",
            .columns = {{"speed", "MiB/s", 0}, {"cpu", "CPU s/GiB", 2}},
            .rows = {{.name = "limit", .standing = Standing::Limit, .rounds = {{{"speed", 1000}}, {{"speed", 800}}}},
                     {.name = "Shoal", .rounds = {{{"speed", 500}, {"cpu", 2.0}}, {{"speed", 600}, {"cpu", 3.0}}}},
                     {.name = "mmap", .standing = Standing::Bar, .rounds = {{{"speed", 250}}, {{"speed", 400}}}},
                     {.name = "posix", .standing = Standing::Bar, .rounds = {{{"speed", 400}}, {{"speed", 300}}}},
                     {.name = "slow", .note = "1 round", .rounds = {{{"speed", 10}}}},
                     {.name = "broken", .failure = "it ended\nwith a long account"}},
            .machine = "a machine",
            .remark = "Nothing else ran.",
            .command = "a command"};
}

} // namespace shoal::bench
