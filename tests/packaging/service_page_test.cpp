// docs/service.md: each example is run, or where it needs a running systemd, held against the units.
#include "tests/packaging/units.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal::test {
namespace {
using testing::AllOf;
using testing::AnyOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

const std::filesystem::path page = SHOAL_SOURCE_ROOT "/docs/service.md";

/// A reader's home, a service of his own and the system's, in a mount namespace where /run and /var/lib are the test's.
class ServicePage : public testing::Test {
protected:
    void SetUp() override
    {
        if (::geteuid() != 0)
            GTEST_SKIP() << "only root has mount namespaces with a /run of their own";
        const std::string quiet = "[network]\nlisten = [\"127.0.0.1:0\"]\n"
                                  "[dht]\nclosed_network = true\nenabled = false\n";
        folder.write("home/config/shoal/shoal.toml", quiet);
        folder.write("var/shoal/shoal.toml", quiet);
        std::filesystem::permissions(folder / "var/shoal", std::filesystem::perms::owner_all);
        std::filesystem::create_directories(folder / "run/shoal");
        // The page's paths are those without XDG_STATE_HOME, which programs of tests are given.
        std::filesystem::create_directories(home / ".local");
        std::filesystem::create_directories(home / "state");
        std::filesystem::create_directory_symlink(home / "state", home / ".local/state");
    }

    std::vector<std::string> wrap() const
    {
        const auto bind = [this](const std::string& from, const std::string& to) {
            return "mount --bind " + (folder / from).string() + " " + to + " && ";
        };
        const auto path = std::filesystem::path{SHOAL_PROGRAM}.parent_path().string();
        return {"unshare",
                "-m",
                "sh",
                "-c",
                bind("run", "/run") + bind("var", "/var/lib") + "export PATH=" + path + ":$PATH && exec \"$@\"",
                "sh"};
    }

    Program start(const std::vector<std::string>& words) const
    {
        return Program{words, {.home = home, .wrap = wrap()}};
    }

    const TemporaryFolder folder;
    const std::filesystem::path home = folder / "home";
};

/// As the unit has it, but for a group that is there on every Debian.
std::vector<std::string> commandOfUnit()
{
    const auto unit = textOf(unitsFolder / "shoal.service");
    const auto from = unit.find("ExecStart=") + std::string{"ExecStart="}.size();
    std::istringstream line{replaced(unit.substr(from, unit.find('\n', from) - from), "-group shoal", "-group games")};
    std::vector<std::string> words;
    for (std::string word; line >> word;)
        words.push_back(word);
    EXPECT_EQ(words.front(), "/usr/bin/shoal");
    words.erase(words.begin());
    words.emplace_back("--json");
    return words;
}

TEST_F(ServicePage, EveryExampleWorks)
{
    auto system = start(commandOfUnit());
    auto own = start({"service", "--json"});
    ASSERT_TRUE(system.waitFor("ready")) << system.account();
    ASSERT_TRUE(own.waitFor("ready")) << own.account();

    std::size_t run = 0;
    for (const auto& block : fencedBlocksOf(page)) {
        if (block.language != "sh" || !block.mark.empty())
            continue;
        ++run;
        const auto example = runProgram({"-eu", "-c", block.text}, {.home = home, .wrap = wrap(), .program = "sh"});
        EXPECT_EQ(example.exit, 0) << block.text << example.output << example.messages;
    }
    EXPECT_GE(run, 5U);
    EXPECT_EQ(own.waitForEnd(), 0) << "the last example stops it; " << own.account();
    EXPECT_EQ(system.interrupt(), 0) << system.account();
}

TEST_F(ServicePage, ExamplesForSystemdNameTheUnitThatThereIs)
{
    std::size_t count = 0;
    for (const auto& block : fencedBlocksOf(page)) {
        if (block.mark.empty())
            continue;
        EXPECT_EQ(block.mark, "needs systemd");
        ++count;
        std::istringstream lines{block.text};
        for (std::string line; std::getline(lines, line);)
            EXPECT_THAT(line,
                        AnyOf(AllOf(StartsWith("systemctl "), EndsWith(" shoal")), StartsWith("apt "),
                              StartsWith("adduser alice shoal "), StartsWith("loginctl "),
                              StartsWith("install -d -o shoal -g shoal ")));
    }
    EXPECT_GE(count, 3U);
    EXPECT_TRUE(std::filesystem::exists(unitsFolder / "shoal.service"));
    EXPECT_THAT(textOf(unitsFolder / "shoal.sysusers"), HasSubstr("\nu shoal "));
}

} // namespace
} // namespace shoal::test
