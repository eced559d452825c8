// A get of what nobody online has waits, also across a restart; and what is here isn't got again.
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

TEST(SwarmGet, WaitsForAMemberThatHasItAcrossARestartAndTakesNothingTwice)
{
    SHOAL_NEEDS_MACHINES();
    Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    const auto swarm = ann.createSwarm("Family");
    ben.join(ann.invite(swarm), {"--label", "ben"});
    const auto song = machines.folder().writeNoise("song.bin", 200'000);
    const auto film = machines.folder().writeNoise("film.bin", 200'000, 2);
    const auto songs = ann.share(swarm, song);
    const auto films = ann.share(swarm, film);
    ben.waitForCatalogue(swarm, 2);
    ann.kill();
    ben.waitForOnline(swarm, 0);
    const auto target = (ben.home() / "music").string();

    const auto waits = ben.last({"swarm", "get", swarm, songs, "-o", target, "--detach"});
    EXPECT_EQ(waits.name(), "get-waits") << waits.line();
    EXPECT_NE(waits.line().find("\"awaited\":{"), std::string::npos) << waits.line();
    ben.ask({"swarm", "get", swarm, films, "-o", target, "--detach"});
    EXPECT_EQ(ben.last({"swarm", "status", swarm}).number("waiting"), 2);
    ben.ask({"swarm", "get", swarm, films, "--cancel"});

    ben.stop();
    ben.start();
    EXPECT_EQ(ben.last({"swarm", "status", swarm}).number("waiting"), 1);
    ann.start();
    ben.waitForSeeding(1);
    EXPECT_EQ(differences(song, std::filesystem::path{target} / "song.bin"), std::vector<std::string>{});
    EXPECT_EQ(ben.ask({"ls"}).size(), 1U) << "what was given up isn't fetched";

    EXPECT_EQ(ben.last({"swarm", "get", swarm, songs}).name(), "done");
    EXPECT_EQ(ben.last({"swarm", "get", swarm, songs, "-o", target}).name(), "done");
    ben.ask({"swarm", "get", swarm, songs, "-o", (ben.home() / "other").string()}, 1);
    EXPECT_FALSE(std::filesystem::exists(ben.home() / "other"));
    EXPECT_EQ(ben.ask({"ls"}).size(), 1U);
}

} // namespace
} // namespace shoal::test
