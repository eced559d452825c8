// docs/errors.md: what people see when something goes wrong, in the words of the real program.
#pragma once

#include <string>

namespace shoal::test {

enum class ErrorGroup { TorrentFiles, Links, FoldersAndDisks, Network, Profile, Settings, Swarms };

/// One heading of the page.
struct ErrorEntry {
    ErrorGroup group;
    std::string title;   ///< of the heading: what is wrong, in a few words; unique
    std::string command; ///< as somebody would type it
    std::string message; ///< without "shoal: "
    std::string kind;    ///< of the JSON event
    int exit = 0;
};

/// Expects the page to hold the entry as it came out. With SHOAL_WRITE_DOCS in the environment it is written there
/// instead; run the program tests one by one then.
void expectOnErrorPage(const ErrorEntry& entry);

/// The page's entries, for a check that each belongs to a test.
std::string errorPage();

} // namespace shoal::test
