#include "tests/bench/report/json_lines.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace shoal::bench {
using nlohmann::json;

namespace {
constexpr const char* standings[] = {"contender", "limit", "bar"};

Standing standingOf(const std::string& word)
{
    const auto found = std::ranges::find(standings, word);
    if (found == std::end(standings))
        throw std::runtime_error("no standing of a row: " + word);
    return static_cast<Standing>(found - standings);
}
} // namespace

std::string jsonLineOf(const CellResult& cell)
{
    json object{{"name", cell.name},        {"title", cell.title},   {"more_is_better", cell.isMoreBetter},
                {"machine", cell.machine},  {"remark", cell.remark}, {"command", cell.command},
                {"columns", json::array()}, {"rows", json::array()}};
    for (const auto& column : cell.columns)
        object["columns"].push_back({{"key", column.key}, {"head", column.head}, {"digits", column.digits}});
    for (const auto& row : cell.rows)
        object["rows"].push_back({{"name", row.name},
                                  {"standing", standings[static_cast<std::size_t>(row.standing)]},
                                  {"note", row.note},
                                  {"rounds", row.rounds},
                                  {"failure", row.failure}});
    return object.dump();
}

CellResult cellOfJsonLine(const std::string& line)
{
    const auto object = json::parse(line);
    CellResult cell{.name = object.at("name"),
                    .title = object.at("title"),
                    .columns = {},
                    .isMoreBetter = object.at("more_is_better"),
                    .rows = {},
                    .machine = object.at("machine"),
                    .remark = object.at("remark"),
                    .command = object.at("command")};
    for (const auto& column : object.at("columns"))
        cell.columns.push_back({column.at("key"), column.at("head"), column.at("digits")});
    for (const auto& row : object.at("rows"))
        cell.rows.push_back({row.at("name"), standingOf(row.at("standing")), row.at("note"),
                             row.at("rounds").get<std::vector<Figures>>(), row.at("failure")});
    if (cell.columns.empty())
        throw std::runtime_error("the cell " + cell.name + " has no columns");
    return cell;
}

std::vector<CellResult> readResults(const std::filesystem::path& file)
{
    std::ifstream stream{file};
    if (!stream)
        throw std::runtime_error("can't read " + file.string());
    std::vector<CellResult> cells;
    for (std::string line; std::getline(stream, line);) {
        auto cell = cellOfJsonLine(line);
        const auto older = std::ranges::find(cells, cell.name, &CellResult::name);
        if (older == cells.end())
            cells.push_back(std::move(cell));
        else
            *older = std::move(cell);
    }
    return cells;
}

} // namespace shoal::bench
