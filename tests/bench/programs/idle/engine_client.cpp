// Shoal's engine as a program that runs all shares of a profile: what the command line, with one share a process, can't
// show.
#include "tests/support/engine_driver.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>

namespace {
using namespace shoal;

struct Options {
    std::string profile;
    std::string listen;
    std::string folder;
    std::vector<std::string> torrents;
};

LocalEngineOptions engineOptions(const Options& options)
{
    auto settings = test::closedNetwork("127.0.0.1");
    settings.listen = {options.listen};
    settings.dhtEnabled = false;
    return {.profile = options.profile, .settings = settings, .autostart = Autostart::All, .purpose = "benchmark"};
}

std::string bytesOf(const std::string& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Adds them all and waits until each was checked.
void fill(const Options& options)
{
    test::EngineDriver driver{engineOptions(options)};
    for (const auto& torrent : options.torrents) {
        const auto id = driver.add({.source = bytesOf(torrent), .folder = options.folder});
        if (!id)
            throw std::runtime_error{torrent + ": " + id.error().reason};
        if (!driver.waitForRow(*id, [](const ShareRow& row) { return row.state == ShareState::Seeding; }))
            throw std::runtime_error{torrent + ": it doesn't seed"};
    }
}

void run(const Options& options, const sigset_t& ending)
{
    const test::EngineDriver driver{engineOptions(options)};
    int number = 0;
    sigwait(&ending, &number);
}
} // namespace

int main(int argc, char** argv)
{
    // Before there are threads, which take it over.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);

    Options options;
    CLI::App app{"Shoal's engine with a profile of many shares"};
    app.add_option("--profile", options.profile)->required();
    app.add_option("--listen", options.listen, "ADDRESS:PORT")->required();
    app.require_subcommand(1);
    auto* const filling = app.add_subcommand("fill", "Adds shares and waits until each seeds");
    filling->add_option("--folder", options.folder, "Where their content lies")->required();
    filling->add_option("torrents", options.torrents, "Torrent files");
    app.add_subcommand("run", "Runs all shares of the profile until SIGTERM");
    CLI11_PARSE(app, argc, argv);
    try {
        if (filling->parsed())
            fill(options);
        else
            run(options, ending);
    } catch (const std::exception& broken) {
        std::fprintf(stderr, "engine_client: %s\n", broken.what());
        return 1;
    }
    return 0;
}
