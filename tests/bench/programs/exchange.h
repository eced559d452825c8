// One program sends a load to others of its kind.
#pragma once

#include "tests/bench/programs/bench.h"
#include "tests/bench/programs/load.h"
#include "tests/support/link/network_namespace.h"

#include <chrono>
#include <vector>

namespace shoal::bench {

/// Networks for an exchange that doesn't take place on loopback. The addresses are the same there.
struct Site {
    const test::NetworkNamespace* tracker = nullptr; ///< has `trackerAddress`
    Command seeder;                                  ///< what puts a command where `seederAddress` is
    std::vector<Command> getters;                    ///< where `getterAddress` is
};

struct ExchangeOptions {
    unsigned getters = 1;
    std::chrono::seconds patience{300};
    const Site* site = nullptr; ///< empty: loopback
};

/// Of a getter, counted from 0.
std::string getterAddress(unsigned index);

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
