#include "tests/interop/interop_page.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <sstream>
#include <vector>

namespace shoal::test {
namespace {
constexpr auto pageFile = SHOAL_DOCS_FOLDER "/interop.md";
constexpr auto beginning = "<!-- written by shoal_interop_tests -->\n";
constexpr auto ending = "<!-- end -->\n";
constexpr auto heading =
    "| Program | Format | gets it by `.torrent` file | gets it by link | Shoal gets it from there |\n"
    "|---|---|---|---|---|\n";

constexpr auto howToUpdate = "; if this is right now, run shoal_interop_tests with SHOAL_WRITE_DOCS=1";

struct Row {
    std::string program; ///< with its version
    std::string format;
    std::array<std::string, 3> outcomes = {};

    std::string client() const { return program.substr(0, program.find(' ')); }
};

bool isSuccess(const std::string& outcome) { return outcome.starts_with("yes"); }

std::size_t columnOf(Exchange exchange) { return static_cast<std::size_t>(exchange); }

std::string page()
{
    std::ifstream stream{pageFile};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// A page without the two marks has no table.
struct Parts {
    std::string before;
    std::string table;
    std::string after;
};

Parts partsOf(const std::string& text)
{
    const auto begin = text.find(beginning);
    const auto end = text.find(ending);
    if (begin == std::string::npos || end == std::string::npos)
        return {text + beginning, {}, ending};
    const auto table = begin + std::string_view{beginning}.size();
    return {text.substr(0, table), text.substr(table, end - table), text.substr(end)};
}

/// "| a | b |" as {"a", "b"}.
std::vector<std::string> wordsOf(const std::string& line)
{
    std::vector<std::string> words;
    std::istringstream stream{line.substr(2)};
    for (std::string word; std::getline(stream, word, '|');)
        words.push_back(word.substr(word.find_first_not_of(' '), word.find_last_not_of(' ') + 1));
    for (auto& word : words)
        word.erase(word.find_last_not_of(' ') + 1);
    return words;
}

std::vector<Row> rowsOf(const std::string& table)
{
    std::vector<Row> rows;
    std::istringstream lines{table};
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| ") || line.starts_with("| Program"))
            continue;
        const auto words = wordsOf(line);
        if (words.size() == 5)
            rows.push_back({words[0], words[1], {words[2], words[3], words[4]}});
    }
    return rows;
}

Row* rowOf(std::vector<Row>& rows, const InteropCell& cell)
{
    const auto found = std::ranges::find_if(
        rows, [&](const Row& row) { return row.client() == cell.client && row.format == cell.format; });
    return found == rows.end() ? nullptr : &*found;
}

/// By name as people look for it, then v1 before hybrid before v2.
std::string placeOf(const Row& row)
{
    auto place = row.client();
    for (auto& letter : place)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return place + (row.format == "v1" ? " 1" : row.format == "hybrid" ? " 2" : " 3");
}

void write(const InteropCell& cell)
{
    const auto parts = partsOf(page());
    auto rows = rowsOf(parts.table);
    const auto program = cell.client + " " + cell.version;
    auto* row = rowOf(rows, cell);
    if (row == nullptr)
        row = &rows.emplace_back(Row{program, cell.format, {"?", "?", "?"}});
    row->program = program;
    row->outcomes[columnOf(cell.exchange)] = cell.outcome;
    std::ranges::sort(rows, {}, placeOf);
    std::ofstream stream{pageFile};
    stream << parts.before << heading;
    for (const auto& each : rows)
        stream << "| " << each.program << " | " << each.format << " | " << each.outcomes[0] << " | " << each.outcomes[1]
               << " | " << each.outcomes[2] << " |\n";
    stream << parts.after;
}
} // namespace

void expectInInteropTable(const InteropCell& cell)
{
    if (std::getenv("SHOAL_WRITE_DOCS") != nullptr)
        return write(cell);
    auto rows = rowsOf(partsOf(page()).table);
    const auto* row = rowOf(rows, cell);
    ASSERT_NE(row, nullptr) << "docs/interop.md has no row for " << cell.client << ", " << cell.format;
    const auto& known = row->outcomes[columnOf(cell.exchange)];
    const bool isOtherVersion = row->program != cell.client + " " + cell.version;
    if (known != cell.outcome && isOtherVersion && !isSuccess(known))
        GTEST_SKIP() << "docs/interop.md is about " << row->program << ", and " << cell.version
                     << " says: " << cell.outcome << howToUpdate;
    EXPECT_EQ(known, cell.outcome) << "docs/interop.md says otherwise of " << row->program << " with " << cell.format
                                   << howToUpdate;
}

} // namespace shoal::test
