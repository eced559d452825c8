// What is said when something of a private swarm can't be done.
#include "tests/program/telling.h"

#include <fstream>
#include <iterator>

namespace shoal::test {
namespace {

class ToldOfSwarms : public Telling {
protected:
    void makeSwarm() const
    {
        const auto made = run({"swarm", "create", "choir", "--label", "anna"});
        ASSERT_EQ(made.exit, 0) << made.messages;
    }
    /// Of a new invite.
    std::string code(const std::vector<std::string>& options = {}) const
    {
        std::vector<std::string> words{"swarm", "invite", "choir", "--json"};
        words.insert(words.end(), options.begin(), options.end());
        const auto made = run(words);
        EXPECT_EQ(made.exit, 0) << made.messages;
        return made.events.empty() ? std::string{} : made.events.front().text("code");
    }
};

struct BadCode {
    std::string about; ///< name of the test
    std::string title; ///< on the page
    std::function<std::string(std::string)> spoil;
};
void PrintTo(const BadCode& bad, std::ostream* out) { *out << bad.about; }

class ToldOfCodes : public ToldOfSwarms, public testing::WithParamInterface<BadCode> {};

TEST_P(ToldOfCodes, WhatIsWrongWithThem)
{
    // Always the same one, so that the page always says the same.
    const std::string sound =
        "shoal:ae3w6zqqd3kd72kj4orchynzk57gyiruouhzrpkz7t6ji3nelkvl5ez3a4dqobyha4dqobyha4dqobyha4akk3g6";
    write("choir.shoalinvite", GetParam().spoil(sound));

    const auto told = tell({"swarm", "join", "--code-file", "choir.shoalinvite"});

    expectOnPage(told, ErrorGroup::Swarms, GetParam().title, "bad-code", 3);
    EXPECT_EQ(told.message.find(sound.substr(60)), std::string::npos) << "a code is a secret";
}

INSTANTIATE_TEST_SUITE_P(
    , ToldOfCodes,
    testing::Values(BadCode{"Mistyped", "A code with a wrong letter",
                            [](std::string code) {
                                code[30] = code[30] == 'a' ? 'b' : 'a';
                                return code;
                            }},
                    BadCode{"CutOff", "A code that was cut off",
                            [](const std::string& code) { return code.substr(0, code.size() - 5); }},
                    BadCode{"Other", "A text that is no code",
                            [](const std::string&) {
                                return std::string{"magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567"};
                            }}),
    [](const auto& test) { return test.param.about; });

TEST_F(ToldOfSwarms, ThatArentThere)
{
    expectOnPage(tell({"swarm", "status", "quire"}), ErrorGroup::Swarms, "A swarm that isn't in the profile",
                 "not-found", 3);
}

TEST_F(ToldOfSwarms, WhatIsntAnybodysRight)
{
    makeSwarm();

    expectOnPage(tell({"swarm", "remove", "choir", "anna", "--yes"}), ErrorGroup::Swarms, "What a member may not do",
                 "no-right", 7);
    EXPECT_EQ(run({"swarm", "members", "choir", "--json"}).events.size(), 1U) << "she is still there";
}

TEST_F(ToldOfSwarms, ThatAnOldBackupOfTheProfileWritesNothing)
{
    makeSwarm();
    const auto database = profile() / "state.db";
    const auto old = home() / "state.db.of-yesterday";
    std::filesystem::copy_file(database, old);
    code();
    const auto restore = [&] {
        std::filesystem::copy_file(old, database, std::filesystem::copy_options::overwrite_existing);
    };

    expectOnPage(tell({"swarm", "invite", "choir"}, {.before = restore}), ErrorGroup::Swarms,
                 "A profile that was restored from an old backup", "not-writing", 7);
}

TEST_F(ToldOfSwarms, WhenWhoeverMadeTheCodeTurnsThisDeviceAway)
{
    const std::vector<std::string> closed{"--set", "dht.closed_network=true", "--json"};
    const auto program = [&](std::vector<std::string> words, const std::string& profile, const std::string& listen) {
        words.insert(words.end(), {"--profile", profile, "--set", "network.listen=" + listen});
        words.insert(words.end(), closed.begin(), closed.end());
        return std::make_unique<Program>(words, ProgramOptions{.home = home()});
    };
    write("config/shoal/shoal.toml",
          "[dht]\nclosed_network = true\nbootstrap = [\"127.0.1.1:6881\"]\n[network]\nlisten = [\"127.0.1.3:0\"]\n");
    const auto node = program({"dht", "node", "--set", "dht.bootstrap="}, "node", "127.0.1.1:6881");
    ASSERT_TRUE(node->waitFor("ready")) << node->account();
    const auto anna = program({"service", "--set", "dht.bootstrap=127.0.1.1:6881"}, "annas", "127.0.1.2:0");
    ASSERT_TRUE(anna->waitFor("ready")) << anna->account();
    const std::vector<std::string> hers{"--profile", "annas", "--json"};
    const auto ask = [&](std::vector<std::string> words) {
        words.insert(words.end(), hers.begin(), hers.end());
        auto done = run(words);
        EXPECT_EQ(done.exit, 0) << done.messages;
        return done.events.front();
    };
    ask({"swarm", "create", "choir", "--label", "anna"});
    write("choir.shoalinvite", ask({"swarm", "invite", "choir", "--approve"}).text("code"));
    const std::vector<std::string> join{"swarm", "join", "--code-file", "choir.shoalinvite"};
    auto withJson = join;
    withJson.emplace_back("--json");
    Program joiner{withJson, {.home = home()}};
    const auto waits =
        joiner.waitFor("joining", [](const JsonEvent& event) { return event.text("state") == "waiting-for-approval"; });
    ASSERT_TRUE(waits) << joiner.account();
    ask({"swarm", "approve", "choir", waits->text("device"), "--refuse"});
    const auto refused = joiner.waitFor("error");
    ASSERT_TRUE(refused) << joiner.account();

    expectOnPage(told(*refused, joiner.waitForEnd().value_or(-1), join), ErrorGroup::Swarms,
                 "A device that was turned away", "invite-closed", 7);
}

} // namespace
} // namespace shoal::test
