// The whole life of a private swarm, as its users see it.
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

TEST(SwarmLife, ThreePeopleShareFilesWithoutAServer)
{
    SHOAL_NEEDS_MACHINES();
    Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    auto& cleo = machines.add();
    const auto tree = machines.folder() / "holiday";
    makeTree(tree, {.files = 40, .seed = 8});

    const auto swarm = ann.createSwarm("Family");
    const auto joined = ben.join(ann.invite(swarm, {"--role", "writer"}));
    EXPECT_EQ(joined.name(), "joined");
    EXPECT_EQ(joined.text("swarm"), swarm);
    EXPECT_EQ(joined.text("name"), "Family");
    EXPECT_EQ(joined.text("role"), "writer");
    const auto share = ben.share(swarm, tree);
    EXPECT_EQ(cleo.join(ann.invite(swarm)).text("role"), "reader");

    for (const auto* machine : {&ann, &cleo}) {
        const auto rows = machine->waitForCatalogue(swarm, 1);
        ASSERT_EQ(rows.size(), 1U);
        EXPECT_EQ(rows[0].text("share"), share);
        EXPECT_EQ(rows[0].text("title"), "holiday");
    }
    EXPECT_EQ(differences(tree, cleo.get(swarm, share) / "holiday"), std::vector<std::string>{});
    EXPECT_EQ(differences(tree, ann.get(swarm, share) / "holiday"), std::vector<std::string>{});
    EXPECT_EQ(ann.waitForMembers(swarm, 3).size(), 3U);
}

TEST(SwarmLife, AServiceThatIsStartedAgainHasEverythingAndGoesOnServing)
{
    SHOAL_NEEDS_MACHINES();
    Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    const auto file = machines.folder().writeNoise("film.bin", 3'000'000);
    const auto swarm = ann.createSwarm("Family");
    const auto share = ann.share(swarm, file);
    ben.join(ann.invite(swarm));

    ann.stop();
    ann.start();
    ben.stop();
    ben.start();

    EXPECT_EQ(ben.catalogue(swarm).size(), 1U);
    EXPECT_EQ(differences(file, ben.get(swarm, share) / "film.bin"), std::vector<std::string>{});
}

TEST(SwarmLife, WhatIsPublishedIsFetchedByItselfWhereItsMemberSaidSo)
{
    SHOAL_NEEDS_MACHINES();
    Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    const auto file = machines.folder().writeNoise("film.bin", 1'000'000);
    const auto swarm = ann.createSwarm("Family");
    const auto folder = ben.home() / "family";
    ben.join(ann.invite(swarm), {"--folder", folder.string(), "--fetch", "all"});

    ann.share(swarm, file);

    ben.waitForSeeding(1);
    EXPECT_EQ(differences(file, folder / "film.bin"), std::vector<std::string>{});
}

TEST(SwarmLife, WhatIsUnsharedLeavesTheCatalogueAndStaysWithThoseWhoHaveIt)
{
    SHOAL_NEEDS_MACHINES();
    Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    const auto file = machines.folder().writeNoise("film.bin", 1'000'000);
    const auto swarm = ann.createSwarm("Family");
    const auto share = ann.share(swarm, file);
    ben.join(ann.invite(swarm));
    ben.waitForCatalogue(swarm, 1);
    const auto got = ben.get(swarm, share);

    ann.ask({"swarm", "unshare", swarm, share});

    ben.waitForCatalogue(swarm, 0);
    EXPECT_EQ(differences(file, got / "film.bin"), std::vector<std::string>{});
}

} // namespace
} // namespace shoal::test
