// Devices that come back as others, or come besides.
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

class SwarmRejoining : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        swarm_ = ann_->createSwarm("Family");
        ben_->join(ann_->invite(swarm_, {"--role", "writer"}), {"--label", "Ben"});
        ann_->waitForMembers(swarm_, 2);
    }
    std::string roleOf(const Machine& seenBy, const std::string& device) const
    {
        for (const auto& row : seenBy.members(swarm_))
            if (row.text("device") == device)
                return row.text("role");
        return {};
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    std::string swarm_;
};

TEST_F(SwarmRejoining, ARemovedDeviceLeavesAndJoinsAgainWithANewCodeAsAnother)
{
    const auto file = machines_->folder().writeNoise("film.bin", 200'000);
    const auto before = ben_->device(swarm_);
    ann_->ask({"swarm", "remove", swarm_, "Ben", "--yes"});
    ben_->waitForOnline(swarm_, 0); // it isn't told
    const auto code = ann_->invite(swarm_, {"--role", "writer"});

    ben_->ask({"swarm", "leave", swarm_, "--yes"});
    EXPECT_EQ(ben_->join(code).text("swarm"), swarm_);

    EXPECT_NE(ben_->device(swarm_), before);
    ben_->share(swarm_, file);
    ann_->waitForCatalogue(swarm_, 1);
    EXPECT_EQ(ann_->members(swarm_).size(), 2U);
}

TEST_F(SwarmRejoining, WhoLeavesWithOthersConnectedTellsThemAndJoinsAgain)
{
    ben_->waitForOnline(swarm_, 1);
    EXPECT_EQ(ben_->last({"swarm", "leave", swarm_, "--yes"}).text("deed"), "left");
    ann_->waitForMembers(swarm_, 1);

    EXPECT_EQ(ben_->join(ann_->invite(swarm_)).text("role"), "reader");
    ann_->waitForMembers(swarm_, 2);
}

TEST_F(SwarmRejoining, AnIdentityGoesOnOnAnotherMachineWhileTheFirstIsGone)
{
    const auto device = ben_->device(swarm_);
    const auto film = machines_->folder().writeNoise("film.bin", 200'000);
    ben_->share(swarm_, film);
    ann_->waitForCatalogue(swarm_, 1);
    const auto identity = machines_->folder() / "ben.shoalid";
    const auto passphrase = machines_->folder().write("passphrase", "correct horse battery\n");
    ben_->ask({"swarm", "export-identity", swarm_, identity.string(), "--passphrase-file", passphrase.string()});
    ben_->stop();
    auto& other = machines_->add();

    other.ask({"swarm", "import-identity", identity.string(), "--passphrase-file", passphrase.string()});

    other.waitForCatalogue(swarm_, 1);
    EXPECT_EQ(other.device(swarm_), device);
    other.waitForTrouble(swarm_, "writes-nothing", false);
    other.share(swarm_, machines_->folder().writeNoise("more.bin", 100'000, 5));
    ann_->waitForCatalogue(swarm_, 2);
    EXPECT_EQ(ann_->members(swarm_).size(), 2U);
}

TEST_F(SwarmRejoining, ASecondDeviceOfOnesOwnIsOfTheSamePersonAndGoesWithIt)
{
    auto& phone = machines_->add();
    EXPECT_EQ(phone.join(ben_->invite(swarm_, {"--own-device"}), {"--label", "Ben's phone"}).text("role"), "writer");
    const auto rows = ann_->waitForMembers(swarm_, 3);
    std::map<std::string, int> persons;
    for (const auto& row : rows)
        ++persons[row.text("person")];
    EXPECT_EQ(persons.size(), 2U);

    ann_->ask({"swarm", "remove", swarm_, "Ben", "--yes"});
    ann_->waitForMembers(swarm_, 1);
    ann_->waitForOnline(swarm_, 0);
}

TEST_F(SwarmRejoining, RolesAreChangedUpAndDownAndWhatTheyAllowIsAllowedThen)
{
    constexpr int exitWithoutRight = 7; // ExitCode::Refused
    const auto ben = ben_->device(swarm_);
    const auto film = machines_->folder().writeNoise("film.bin", 100'000);
    ben_->ask({"swarm", "invite", swarm_}, exitWithoutRight);

    ann_->ask({"swarm", "role", swarm_, "Ben", "admin"});
    while (roleOf(*ben_, ben) != "admin")
        ben_->waitForMembers(swarm_, 2);
    auto& cleo = machines_->add();
    EXPECT_EQ(cleo.join(ben_->invite(swarm_)).text("role"), "reader");
    cleo.ask({"swarm", "share", swarm_, film.string()}, exitWithoutRight);

    ann_->waitForMembers(swarm_, 3);
    ann_->ask({"swarm", "role", swarm_, "Ben", "reader"});
    while (roleOf(*ben_, ben) != "reader")
        ben_->waitForMembers(swarm_, 3);
    ben_->ask({"swarm", "share", swarm_, film.string()}, exitWithoutRight);
    ben_->ask({"swarm", "invite", swarm_}, exitWithoutRight);
}

TEST_F(SwarmRejoining, TheRecoveryWordsMakeAnotherDeviceTheOwnerAndTakeTheLostOneAway)
{
    auto& cleo = machines_->add();
    std::string words;
    const auto created = cleo.ask({"swarm", "create", "Choir"});
    const auto choir = created.back().text("swarm");
    ben_->join(cleo.invite(choir), {"--label", "Ben"});
    for (const auto& event : created) {
        const auto at = event.line().find("\"recovery_words\":");
        if (at == std::string::npos)
            continue;
        for (const char letter : event.line().substr(event.line().find('[', at) + 1,
                                                     event.line().find(']', at) - event.line().find('[', at) - 1))
            words += letter == '"' ? "" : letter == ',' ? " " : std::string(1, letter);
    }
    const auto file = machines_->folder().write("words", words);
    const auto lost = cleo.device(choir);
    cleo.stop();

    ben_->ask({"swarm", "recover", choir, "--words-file", file.string(), "--cut", lost});

    const auto rows = ben_->members(choir);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows.front().text("role"), "owner");
    ben_->kill();
    ben_->start();
    EXPECT_EQ(ben_->members(choir).size(), 1U) << "it is on the disk";
    auto& dora = machines_->add();
    EXPECT_EQ(dora.join(ben_->invite(choir)).text("swarm"), choir);
}

} // namespace
} // namespace shoal::test
