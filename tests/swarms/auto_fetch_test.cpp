// What a member said is to be fetched of its own accord is, and nothing else.
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

class SwarmAutoFetch : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        swarm_ = ann_->createSwarm("Family");
        folder_ = ben_->home() / "family";
    }
    void joinFetching(const std::string& what) const
    {
        ben_->join(ann_->invite(swarm_), {"--folder", folder_.string(), "--fetch", what});
    }
    std::string shareTagged(const std::filesystem::path& path, const std::string& tag) const
    {
        for (const auto& event : ann_->ask({"swarm", "share", swarm_, path.string(), "--tag", tag}))
            if (event.name() == "published")
                return event.text("share");
        return {};
    }
    /// The files that Ben has whole come to so many.
    void waitForWhole(std::size_t count) const
    {
        std::size_t whole = 0;
        const auto deadline = std::chrono::steady_clock::now() + programPatience;
        while (whole != count && std::chrono::steady_clock::now() < deadline) {
            whole = 0;
            for (const auto& row : ben_->ask({"ls"}))
                whole += row.name() == "share" && row.text("state") == "seeding" ? 1 : 0;
        }
        EXPECT_EQ(whole, count);
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    std::string swarm_;
    std::filesystem::path folder_;
};

TEST_F(SwarmAutoFetch, OfTagsFetchesThoseAlone)
{
    const auto song = machines_->folder().writeNoise("song.bin", 200'000);
    const auto film = machines_->folder().writeNoise("film.bin", 200'000, 2);
    joinFetching("tag:music");

    shareTagged(film, "films");
    shareTagged(song, "music");

    waitForWhole(1);
    EXPECT_EQ(differences(song, folder_ / "song.bin"), std::vector<std::string>{});
    EXPECT_FALSE(std::filesystem::exists(folder_ / "film.bin"));
}

TEST_F(SwarmAutoFetch, GoesOnAfterARestart)
{
    const auto first = machines_->folder().writeNoise("first.bin", 200'000);
    const auto second = machines_->folder().writeNoise("second.bin", 200'000, 2);
    joinFetching("all");
    ben_->stop();
    ann_->share(swarm_, first);
    ben_->start();
    waitForWhole(1);

    ann_->share(swarm_, second);

    waitForWhole(2);
    EXPECT_EQ(differences(first, folder_ / "first.bin"), std::vector<std::string>{});
    EXPECT_EQ(differences(second, folder_ / "second.bin"), std::vector<std::string>{});
}

TEST_F(SwarmAutoFetch, WhatWasTakenOffTheListIsNotFetchedAgain)
{
    const auto first = machines_->folder().writeNoise("first.bin", 200'000);
    const auto second = machines_->folder().writeNoise("second.bin", 200'000, 2);
    joinFetching("all");
    ann_->share(swarm_, first);
    waitForWhole(1);
    for (const auto& row : ben_->ask({"ls"}))
        if (row.name() == "share")
            ben_->ask({"rm", std::to_string(row.number("id"))});
    waitForWhole(0);

    ann_->share(swarm_, second);

    waitForWhole(1);
    EXPECT_EQ(differences(second, folder_ / "second.bin"), std::vector<std::string>{});
    EXPECT_EQ(ben_->ask({"ls"}).size(), 1U);
}

} // namespace
} // namespace shoal::test
