// The table of docs/interop.md: what Shoal and other programs do with each other, as the tests saw it.
#pragma once

#include <string>

namespace shoal::test {

/// A column of the table.
enum class Exchange { ByTorrentFile, ByLink, BackToShoal };

struct InteropCell {
    std::string client;
    std::string version; ///< of the client; stands in the table, and isn't compared
    std::string format;  ///< "v1", "hybrid", "v2"
    Exchange exchange;
    std::string outcome;
};

/// Expects the table to say so. Where it is about another version of the client, what that one couldn't do may work
/// now: then the test is skipped, with a word that the page is due. With SHOAL_WRITE_DOCS in the environment the table
/// is written instead; run the tests in one process then.
void expectInInteropTable(const InteropCell& cell);

} // namespace shoal::test
