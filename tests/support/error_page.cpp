#include "tests/support/error_page.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <sstream>
#include <vector>

namespace shoal::test {
namespace {
constexpr auto pageFile = SHOAL_DOCS_FOLDER "/errors.md";

constexpr auto beginning = R"(# What goes wrong, and what Shoal says

Each message says what happened, to what, and what to do. It goes to standard error; with `--json` it is the member
`message` of an [event](json/README.md) on standard output, next to a `kind` that stays the same in later versions and
that scripts decide by. Exit codes are those of [cli.md](cli.md).

This page is written by the tests that provoke each failure with the real program
(`SHOAL_WRITE_DOCS=1 shoal_program_tests --gtest_filter='Told*'`), and each test fails when the page says something else.
)";

struct GroupWords {
    ErrorGroup group;
    const char* heading;
    const char* meaning;
};
constexpr std::array groups{
    GroupWords{
        ErrorGroup::TorrentFiles, "Torrent files",
        "Nothing is fetched and nothing written: a file that isn't wholly right is refused before it is used.\n\n"
        "Names are no reason to refuse one. What would lead out of the folder that you fetch to (`../../x`, "
        "`/etc/x`) stays inside it,\ntwo files of one name get names of their own, and names that only Windows "
        "refuses (`CON`, `a:b`, `dot.`) stay as they are."},
    GroupWords{ErrorGroup::Links, "Links", "A link says which part of it can't be read."},
    GroupWords{ErrorGroup::FoldersAndDisks, "Folders and disks",
               "What was fetched before stays where it is: the same command goes on from there."},
    GroupWords{ErrorGroup::Network, "Network", "That nobody answers is no error: `shoal` says so, and goes on trying."},
    GroupWords{
        ErrorGroup::Profile, "Profile",
        "The profile is the list of what you share and fetch ([profile.md](profile.md)). Your own files are never "
        "in it, so nothing that happens to it can harm them."},
    GroupWords{ErrorGroup::Settings, "Settings",
               "Nothing starts with a setting that is wrong: it might say more about you than you want."},
    GroupWords{ErrorGroup::Swarms, "Private swarms",
               "[swarms.md](swarms.md) explains them. A message never repeats a code, which is a secret."},
};

const GroupWords& wordsOf(ErrorGroup group) { return *std::ranges::find(groups, group, &GroupWords::group); }

std::string heading(const ErrorEntry& entry) { return "### " + entry.title + "\n"; }

std::string blockOf(const ErrorEntry& entry)
{
    std::ostringstream text;
    text << heading(entry) << "\n```\n$ " << entry.command << "\n"
         << entry.message << "\n```\n`" << entry.kind << "`, exit code " << entry.exit << "\n";
    return text.str();
}

/// Blocks under their group's heading, in the page's order.
using Blocks = std::map<std::string, std::vector<std::string>>;

Blocks parsed(const std::string& page)
{
    Blocks blocks;
    std::istringstream lines{page};
    std::string group;
    bool isInBlock = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("## ")) {
            group = line.substr(3);
            isInBlock = false;
        } else if (line.starts_with("### ")) {
            blocks[group].emplace_back();
            isInBlock = true;
        }
        if (isInBlock)
            blocks[group].back() += line + "\n";
    }
    for (auto& [name, list] : blocks)
        for (auto& block : list)
            block.erase(block.find_last_not_of('\n') + 2);
    return blocks;
}

std::string rendered(const Blocks& blocks)
{
    std::ostringstream page;
    page << beginning;
    for (const auto& group : groups) {
        const auto found = blocks.find(group.heading);
        if (found == blocks.end())
            continue;
        page << "\n## " << group.heading << "\n\n" << group.meaning << "\n";
        for (const auto& block : found->second)
            page << "\n" << block;
    }
    return page.str();
}

void put(Blocks& blocks, const ErrorEntry& entry)
{
    auto& list = blocks[wordsOf(entry.group).heading];
    const auto known =
        std::ranges::find_if(list, [&](const std::string& block) { return block.starts_with(heading(entry)); });
    if (known == list.end())
        list.push_back(blockOf(entry));
    else
        *known = blockOf(entry);
}
} // namespace

std::string errorPage()
{
    std::ifstream stream{pageFile};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void expectOnErrorPage(const ErrorEntry& entry)
{
    if (std::getenv("SHOAL_WRITE_DOCS") != nullptr) {
        auto blocks = parsed(errorPage());
        put(blocks, entry);
        std::ofstream{pageFile} << rendered(blocks);
        return;
    }
    const auto page = errorPage();
    EXPECT_NE(page.find(blockOf(entry)), std::string::npos)
        << "docs/errors.md should hold this (SHOAL_WRITE_DOCS=1 writes it):\n"
        << blockOf(entry);
}

} // namespace shoal::test
