#include "tests/bench/programs/docs.h"

#include "tests/bench/report/plot.h"
#include "tests/bench/report/table.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace shoal::bench {
namespace {
constexpr const char* plotName = "images/performance-programs.svg";

void writeFile(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    if (!stream.flush())
        throw std::runtime_error("can't write " + file.string());
}

/// As Markdown sets it in a fixed width.
std::string indented(const std::string& text)
{
    std::istringstream lines{text};
    std::string result;
    for (std::string line; std::getline(lines, line);)
        result += line.empty() ? "\n" : "    " + line + "\n";
    return result;
}

std::string pageOf(const std::vector<CellResult>& cells)
{
    std::string page =
        "# Whole programs, measured\n\nMade by `./dev bench programs --write-docs`; "
        "[performance.md](performance.md) says how it is done and what it says.\n\n![Speed of each program "
        "in each cell]("
        + std::string{plotName} + ")\n";
    std::string said;
    for (const auto& cell : cells) {
        page += "\n## " + cell.name + "\n\n    " + cell.command + " --only " + cell.name + "\n\n";
        if (cell.machine != said)
            page += "Machine: " + cell.machine + ".\n\n";
        said = cell.machine;
        page += indented(tableOf(cell));
    }
    return page;
}
} // namespace

void writeDocs(const std::filesystem::path& docs, const std::vector<CellResult>& cells)
{
    writeFile(docs / plotName, plotOf(cells));
    writeFile(docs / "performance-programs.md", pageOf(cells));
}

} // namespace shoal::bench
