// One program sends a load to others of its kind, on loopback.
#pragma once

#include "tests/bench/programs/bench.h"
#include "tests/bench/programs/load.h"

#include <chrono>
#include <vector>

namespace shoal::bench {

struct ExchangeOptions {
    unsigned getters = 1;
    std::chrono::seconds patience{300};
};

/// What `exchange` measures, in this order: speed of all getters together, CPU seconds a GiB and peak memory of each
/// side.
std::vector<Column> exchangeColumns();

/// From the start of the getters' processes until the last of them has everything; then what they got is compared with
/// what was sent. Seeders are serving before the time begins, and their CPU seconds before it don't count. Throws what
/// goes wrong.
Figures exchange(const Bench& bench, const Contender& contender, const Load& load, const ExchangeOptions& options);

/// From the start of a program whose folder holds the load until it serves it, having looked at all of it.
Figures recheck(const Bench& bench, const Contender& contender, const Load& load, const ExchangeOptions& options);
std::vector<Column> recheckColumns();

} // namespace shoal::bench
