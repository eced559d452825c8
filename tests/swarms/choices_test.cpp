// What a person decided about a swarm's shares is kept.
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

/// Of the list, once this one is on it, in a state that fits.
std::vector<std::string> namesWith(const Machine& machine, const std::string& name, const std::string& state = {})
{
    const auto deadline = std::chrono::steady_clock::now() + programPatience;
    for (;;) {
        std::vector<std::string> names;
        bool isThere = false;
        for (const auto& share : machine.ask({"ls"})) { // a command each time: it takes its while
            names.push_back(share.text("name"));
            isThere = isThere || (names.back() == name && (state.empty() || share.text("state") == state));
        }
        if (isThere || std::chrono::steady_clock::now() > deadline)
            return names;
    }
}

TEST(SwarmChoices, WhatWasTakenOffTheListIsntFetchedByItselfAgainAlsoAfterARestart)
{
    SHOAL_NEEDS_MACHINES();
    Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    const auto swarm = ann.createSwarm("Family");
    ben.join(ann.invite(swarm), {"--folder", (ben.home() / "family").string(), "--fetch", "all"});
    ann.share(swarm, machines.folder().writeNoise("film.bin", 300'000, 1));
    EXPECT_EQ(namesWith(ben, "film.bin", "seeding"), Words{"film.bin"});

    ben.ask({"rm", "film.bin"});
    ben.stop();
    ben.start();
    ann.share(swarm, machines.folder().writeNoise("song.bin", 200'000, 2));

    EXPECT_EQ(namesWith(ben, "song.bin"), Words{"song.bin"});
    EXPECT_EQ(ben.catalogue(swarm).size(), 2U);
}

TEST(SwarmChoices, WhatWasTakenOffTheListIsFetchedAgainByWhoeverAsksForIt)
{
    SHOAL_NEEDS_MACHINES();
    Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    const auto film = machines.folder().writeNoise("film.bin", 300'000, 1);
    const auto swarm = ann.createSwarm("Family");
    ben.join(ann.invite(swarm));
    const auto share = ann.share(swarm, film);
    ben.waitForCatalogue(swarm, 1);
    ben.get(swarm, share);
    ben.ask({"rm", "film.bin", "--with-data", "--yes"});

    EXPECT_EQ(differences(film, ben.get(swarm, share) / "film.bin"), std::vector<std::string>{});
}

} // namespace
} // namespace shoal::test
