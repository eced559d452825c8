// What a cell of the benchmark measured: rows of figures, one set of them a round, and how the rows compare.
#pragma once

#include "tests/bench/report/sample.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shoal::bench {

/// What a round of a row measured, by the keys of the cell's columns.
using Figures = std::map<std::string, double>;

struct Column {
    std::string key;
    std::string head; ///< with its unit
    int digits = 0;   ///< behind the point
};

/// What a row is there for.
enum class Standing {
    Contender,
    Limit, ///< what the machine could do at most
    Bar,   ///< what Shoal must not fall behind: plain libtorrent
};

struct Row {
    std::string name;
    Standing standing = Standing::Contender;
    std::string note; ///< stands below the table; empty: none
    std::vector<Figures> rounds;
    std::string failure; ///< why it has no more rounds; empty: it has them all
};

struct CellResult {
    std::string name; ///< "one-to-one-v1"
    std::string title;
    std::vector<Column> columns; ///< the first is what the cell is about: least, most, ratios and the plot are of it
    bool isMoreBetter = true;    ///< of the first column
    std::vector<Row> rows;
    std::string machine; ///< what it ran on
    std::string remark;  ///< what else ran meanwhile; stands below the table
    std::string command; ///< what makes it again
};

/// A row's figures of a column.
Sample sampleOf(const Row& row, const std::string& key);

/// How a row does against the best row of a standing, round by round: above 1 it does better. Empty when there is no
/// such row, or none that ran in the same rounds.
Sample ratioTo(const CellResult& cell, const Row& row, Standing standing);

} // namespace shoal::bench
