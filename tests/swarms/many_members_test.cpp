// Twenty members, of whom five are killed in the middle: all come to say the same. Long: only with `./dev test --long`.
#include "tests/swarms/machines.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

constexpr std::size_t memberCount = 20;
constexpr std::size_t deaths = 5;
constexpr std::size_t joiningAtOnce = 5;

/// What of an entry must be the same everywhere, in the order in which a log is shown.
std::vector<std::string> logOf(const Machine& machine, const std::string& swarm)
{
    std::vector<std::string> lines;
    for (const auto& event : machine.ask({"swarm", "log", swarm, "-n", "100000"}))
        lines.push_back(event.text("entry") + ' ' + event.text("kind") + (event.flag("counts") ? " counts" : " void"));
    return lines;
}

class SwarmOfTwenty : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        owner_ = &machines_->add();
        swarm_ = owner_->createSwarm("Choir");
        all_.push_back(owner_);
        while (all_.size() < memberCount) {
            std::vector<std::unique_ptr<Program>> joining;
            for (std::size_t number = 0; number < joiningAtOnce && all_.size() < memberCount; ++number) {
                auto& member = machines_->add();
                const auto file = machines_->folder().write("code." + std::to_string(all_.size()),
                                                            owner_->invite(swarm_, {"--role", "writer"}));
                joining.push_back(member.begin({"swarm", "join", "--code-file", file.string()}));
                all_.push_back(&member);
            }
            for (const auto& program : joining)
                ASSERT_EQ(program->waitForEnd(), 0) << program->account();
        }
        awaitAll("twenty joined", [&](const Machine& one) { one.waitForMembers(swarm_, memberCount); });
    }

    /// Of those that run.
    void awaitAll(const std::string& what, const std::function<void(const Machine&)>& await) const
    {
        const auto begin = std::chrono::steady_clock::now();
        for (const auto* one : all_)
            if (one->runs())
                await(*one);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        std::printf("%s: all know after %.1f s\n", what.c_str(), took.count());
    }

    std::filesystem::path noise(unsigned seed) const
    {
        return machines_->folder().writeNoise("song." + std::to_string(seed) + ".bin", 50'000, seed);
    }

    std::string roleOf(const Machine& asked, const std::string& device) const
    {
        for (const auto& member : asked.members(swarm_))
            if (member.text("device") == device)
                return member.text("role");
        return {};
    }

    std::optional<Machines> machines_;
    Machine* owner_ = nullptr;
    std::vector<Machine*> all_;
    std::string swarm_;
};

TEST_F(SwarmOfTwenty, SaysTheSameAfterPublicationsAnAdmissionARoleARemovalAndFiveDeathsInTheMiddle)
{
    all_[7]->share(swarm_, noise(1));
    awaitAll("a publication", [&](const Machine& one) { one.waitForCatalogue(swarm_, 1); });

    auto& late = machines_->add();
    late.join(owner_->invite(swarm_, {"--role", "writer"}));
    all_.push_back(&late);
    awaitAll("an admission", [&](const Machine& one) { one.waitForMembers(swarm_, memberCount + 1); });

    const auto admin = all_[3]->device(swarm_);
    owner_->ask({"swarm", "role", swarm_, admin, "admin"});
    awaitAll("a role", [&](const Machine& one) {
        const auto deadline = std::chrono::steady_clock::now() + programPatience;
        while (roleOf(one, admin) != "admin" && std::chrono::steady_clock::now() < deadline) {}
        EXPECT_EQ(roleOf(one, admin), "admin") << one.address();
    });

    // The new admin removes one while five others die, and those who stay publish.
    for (std::size_t death = 0; death < deaths; ++death)
        all_[10 + death]->kill();
    const auto gone = all_[5];
    all_[3]->ask({"swarm", "remove", swarm_, gone->device(swarm_)});
    std::erase(all_, gone);
    for (unsigned publication = 0; publication < 3; ++publication)
        all_[16 + publication]->share(swarm_, noise(10 + publication));
    awaitAll("a removal and three publications, without five", [&](const Machine& one) {
        one.waitForMembers(swarm_, memberCount);
        one.waitForCatalogue(swarm_, 4);
    });
    for (auto* one : all_)
        if (!one->runs())
            one->start();
    awaitAll("the same, with the five that came back", [&](const Machine& one) {
        one.waitForMembers(swarm_, memberCount);
        one.waitForCatalogue(swarm_, 4);
    });
    all_[12]->share(swarm_, noise(20));
    awaitAll("a publication of one of these", [&](const Machine& one) { one.waitForCatalogue(swarm_, 5); });

    const auto log = logOf(*owner_, swarm_);
    EXPECT_GE(log.size(), 2 * memberCount);
    for (const auto* one : all_) {
        EXPECT_EQ(logOf(*one, swarm_), log) << one->address();
        const auto checked = one->last({"swarm", "verify-log", swarm_});
        EXPECT_TRUE(checked.flag("sound")) << checked.line();
        EXPECT_EQ(checked.number("entries"), static_cast<std::int64_t>(log.size())) << one->address();
    }
    EXPECT_EQ(gone->catalogue(swarm_).size(), 1U) << "who was removed knows what it knew";
}

} // namespace
} // namespace shoal::test
