// Members that can't keep up hold nobody else up.
#include "tests/support/mounts.h"
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

constexpr BytesPerSecond kibibyte{1024};
constexpr std::size_t publications = 12;

/// Ann owns a swarm and shares a film, which Ben and Cleo want. Dora's line carries a kibibyte a second, and Emil's
/// disk is full.
class SwarmSlowMembers : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        cleo_ = &machines_->add();
        emil_ = &machines_->add();
        dora_ = &machines_->add();
        swarm_ = ann_->createSwarm("Family");
        for (auto* machine : {ben_, cleo_, dora_})
            machine->join(ann_->invite(swarm_, {"--role", "writer"}));
        emil_->stop();
        disk_.emplace(emil_->profile(), "8m");
        emil_->runUnder(disk_->wrap());
        emil_->start();
        emil_->join(ann_->invite(swarm_));
        film_ = machines_->folder().writeNoise("film.bin", 3'000'000);
        share_ = ann_->share(swarm_, film_);
        for (const auto* machine : {ben_, cleo_, dora_, emil_})
            machine->waitForCatalogue(swarm_, 1);
        machines_->network().slowDown(dora_->network(), {.up = kibibyte, .down = kibibyte});
    }
    void TearDown() override
    {
        if (emil_ != nullptr && emil_->runs())
            emil_->kill(); // before its disk goes
    }

    std::optional<Machines> machines_;
    std::optional<SmallDisk> disk_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    Machine* cleo_ = nullptr;
    Machine* dora_ = nullptr;
    Machine* emil_ = nullptr;
    std::string swarm_, share_;
    std::filesystem::path film_;
};

TEST_F(SwarmSlowMembers, AtAKibibyteASecondOrWithAFullDiskHoldNobodyUp)
{
    const auto filling = disk_->fill();
    const auto getting = dora_->begin({"swarm", "get", swarm_, share_, "-o", (dora_->home() / "got").string()});
    ASSERT_TRUE(getting->waitFor("progress", [](const auto& event) { return event.number("peers") > 0; }))
        << getting->account();

    for (unsigned number = 0; number < publications; ++number)
        (number % 2 == 0 ? ann_ : ben_)
            ->share(swarm_, machines_->folder().writeNoise("more." + std::to_string(number), 20'000, 2 + number));
    for (const auto* machine : {ann_, ben_, cleo_}) {
        machine->waitForCatalogue(swarm_, 1 + publications);
        machine->waitForMembers(swarm_, 5);
    }
    EXPECT_EQ(differences(film_, cleo_->get(swarm_, share_) / "film.bin"), std::vector<std::string>{});
    EXPECT_EQ(differences(film_, ben_->get(swarm_, share_) / "film.bin"), std::vector<std::string>{});
    emil_->waitForTrouble(swarm_, "disk");
    ann_->ask({"swarm", "remove", swarm_, emil_->device(swarm_)});
    for (const auto* machine : {ann_, ben_, cleo_})
        machine->waitForMembers(swarm_, 4);
    EXPECT_TRUE(getting->eventsOf("done").empty()) << "the control: it is slow";
    std::filesystem::remove(filling);
}

} // namespace
} // namespace shoal::test
