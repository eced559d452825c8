// What a run of the benchmark is about, and a cell of it: a thing to do that several programs are measured at.
#pragma once

#include "core/units.h"
#include "tests/bench/programs/contender.h"
#include "tests/bench/report/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace shoal::bench {

/// What a cell finds when it begins. The process runs sealed, with 10.77.0.0/24 on loopback.
struct Bench {
    std::filesystem::path scratch;     ///< on tmpfs; removed in the end, however that comes
    std::filesystem::path own;         ///< our programs lie here
    std::vector<Contender> contenders; ///< those that were asked for and are installed
    std::optional<Bytes> size;         ///< of the content, for a quick trial; else the cell decides
    unsigned rounds = 5;
};

/// A row of a cell: measured once a round, in turns with the others.
struct Entry {
    std::string name;
    Standing standing = Standing::Contender;
    std::string note = {};
    /// Throws why it could not be measured, or why what came out of it is wrong; then the row has failed.
    std::function<Figures()> measure;
    unsigned mostRounds = 0; ///< of a slow one; 0: as many as all
};

struct Plan {
    std::string title;
    std::vector<Column> columns; ///< the first is what the cell is about
    bool isMoreBetter = true;    ///< of the first column
    std::vector<Entry> entries;
};

struct Cell {
    std::string name;
    std::string about; ///< a line for the list
    /// Makes what the cell needs; the entries keep it, and it goes with them.
    std::function<Plan(const Bench&)> plan;
};

/// All cells, in the order in which they run. A new one is a file in cells/ and a line in cells.cpp.
std::vector<Cell> cells();

/// All rounds of all entries in turns. `onRound` hears of each as it comes.
CellResult runCell(const Cell& cell, const Bench& bench,
                   const std::function<void(const Entry&, unsigned round, const std::string& said)>& onRound);

} // namespace shoal::bench
