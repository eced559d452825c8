// What a person decided about a swarm's shares is kept.
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

std::vector<std::string> namesOf(const std::vector<JsonEvent>& shares)
{
    std::vector<std::string> names;
    for (const auto& share : shares)
        names.push_back(share.text("name"));
    return names;
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
    ASSERT_TRUE(ben.service().waitFor("finished")) << ben.service().account();

    ben.ask({"rm", "film.bin"});
    ben.stop();
    ben.start();
    ann.share(swarm, machines.folder().writeNoise("song.bin", 200'000, 2));

    ASSERT_TRUE(ben.service().waitFor("finished")) << ben.service().account();
    EXPECT_EQ(namesOf(ben.ask({"ls"})), std::vector<std::string>{"song.bin"});
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
