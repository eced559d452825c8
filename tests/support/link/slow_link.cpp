// A slow link between two networks, to try programs on by hand: prints what to write before a command to run it on the
// left or on the right, and keeps the link until its input ends.
#include "tests/support/link/delayed_link.h"
#include "tests/support/sealed_network.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

namespace {
using namespace shoal::test;

std::string joined(const std::vector<std::string>& words)
{
    std::string line;
    for (const auto& word : words)
        line += (line.empty() ? "" : " ") + word;
    return line;
}

void tell(const char* side, const PacketCount& count)
{
    std::printf("from the %s: %llu packets carried, %llu dropped, %llu lost\n", side,
                static_cast<unsigned long long>(count.carried), static_cast<unsigned long long>(count.dropped),
                static_cast<unsigned long long>(count.lost));
}

void serve(const LinkOptions& options, const std::string& congestionControl)
{
    const DelayedLink link{options};
    link.useCongestionControl(congestionControl);
    std::printf("left, %s: %s\nright, %s: %s\n", DelayedLink::leftAddress, joined(link.left().wrap()).c_str(),
                DelayedLink::rightAddress, joined(link.right().wrap()).c_str());
    std::fflush(stdout);
    while (std::getchar() != EOF) {}
    tell("left", link.fromLeft());
    tell("right", link.fromRight());
}
} // namespace

int main(int argc, char** argv)
{
    LinkOptions options;
    double roundTrip = 0;
    std::string congestionControl = "cubic";
    CLI::App app{"A slow link between two networks; ends when its input does"};
    app.add_option("--rtt", roundTrip, "Round trip in milliseconds; each way takes half of it");
    app.add_option("--rate", options.rate.value, "Bytes a second, each way");
    app.add_option("--queue", options.queue, "Bytes that may wait for their turn")->capture_default_str();
    app.add_option("--loss", options.loss, "Share of packets lost by chance")->check(CLI::Range(0.0, 1.0));
    app.add_option("--seed", options.seed, "Of the chance")->capture_default_str();
    app.add_option("--mtu", options.mtu, "Bytes of the largest packet")->capture_default_str();
    app.add_option("--congestion-control", congestionControl, "Of TCP")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    options.delay = std::chrono::microseconds{static_cast<long>(roundTrip * 500)};
    if (const auto failure = sealNetwork()) {
        std::fprintf(stderr, "slow_link: %s\n", failure->c_str());
        return 1;
    }
    try {
        serve(options, congestionControl);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "slow_link: %s\n", failure.what());
        return 1;
    }
    return 0;
}
