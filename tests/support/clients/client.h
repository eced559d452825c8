// A BitTorrent client of somebody else, as a test or a benchmark starts it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace shoal::test {

/// What a client's folder holds of the content when it starts.
enum class Held {
    Nothing,
    AllUnchecked, ///< it has to look at every byte
    AllChecked,   ///< it may take that as given; not each program offers to
};

/// What a client is to do: get what the source names, and serve it then.
struct ClientTask {
    std::string address; ///< to listen at, on port 6881
    std::filesystem::path home;
    std::filesystem::path folder; ///< where its downloads go
    std::string source;           ///< a .torrent file, or a magnet link
    Held held = Held::Nothing;
};

struct Client {
    std::string name;
    std::vector<std::string> versionCommand;
    /// Writes its configuration below the home, with everything off that looks for peers by itself; returns the command
    /// line that starts it.
    std::vector<std::string> (*start)(const ClientTask&);
    /// A regular expression for the line after which it takes an order; empty: the command line has said it all.
    std::string takesOrders;
    std::vector<std::string> (*order)(const ClientTask&);
    /// Regular expressions for the lines by which it says that it cannot do it; the first group is quoted in the table.
    std::vector<std::string> refusals;
    /// Of a program that hangs now and then for reasons of its own: so often it is started, each time with a new home.
    int attempts = 1;
};

Client aria2();
/// The command line of an aria2 that finds its peers over the DHT of a node, and in no other way.
std::vector<std::string> aria2OverDht(const ClientTask& task, const std::string& bootstrap);
Client qBittorrent();
Client rTorrent();
Client transmission();

/// The slowest first, so that it runs beside all others.
std::vector<Client> clients();

/// Writes a file, with the folders above it.
void writeConfiguration(const std::filesystem::path& file, const std::string& text);

} // namespace shoal::test
