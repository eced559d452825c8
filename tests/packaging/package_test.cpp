// What `cmake --install` puts where, and that the Debian package goes by the same lists as we do.
#include "tests/packaging/units.h"

#include <gmock/gmock.h>
#include <regex>
#include <set>
#include <sstream>

namespace shoal::test {
namespace {
using testing::HasSubstr;
using testing::StartsWith;

const std::filesystem::path packaging = SHOAL_SOURCE_ROOT "/packaging";

/// The libraries ("-dev") that a text names.
std::set<std::string> librariesIn(const std::string& text)
{
    static const std::regex library{"[a-z0-9.+-]+-dev\\b"};
    return {std::sregex_token_iterator{text.begin(), text.end(), library}, {}};
}

std::string sectionOf(const std::string& list, const std::string& name)
{
    const auto from = list.find("[" + name + "]\n");
    return from == std::string::npos ? "" : list.substr(from, list.find("\n[", from) - from);
}

TEST(Install, BringsProgramUnitsManPageAndCompletions)
{
    const TemporaryFolder folder;
    const auto root = folder / "root";
    const auto run = runProgram({"--install", SHOAL_BUILD_ROOT "/packaging", "--prefix", root.string()},
                                {.home = folder.path(), .program = "cmake"});
    ASSERT_EQ(run.exit, 0) << run.output << run.messages;

    const auto version = runProgram({"--version"}, {.home = folder.path(), .program = (root / "bin/shoal").string()});
    EXPECT_EQ(version.output, "shoal " SHOAL_VERSION "\n");
    EXPECT_EQ(textOf(root / "lib/systemd/system/shoal.service"), textOf(unitsFolder / "shoal.service"));
    EXPECT_EQ(textOf(root / "lib/systemd/user/shoal.service"), textOf(unitsFolder / "user/shoal.service"));
    EXPECT_EQ(textOf(root / "lib/sysusers.d/shoal.conf"), textOf(unitsFolder / "shoal.sysusers"));
    EXPECT_THAT(textOf(root / "share/man/man1/shoal.1"), StartsWith(".TH SHOAL 1"));
    EXPECT_THAT(textOf(root / "share/bash-completion/completions/shoal"), HasSubstr("complete -o filenames -F _shoal"));
    EXPECT_THAT(textOf(root / "share/zsh/vendor-completions/_shoal"), StartsWith("#compdef shoal"));
    EXPECT_THAT(textOf(root / "share/fish/vendor_completions.d/shoal.fish"), HasSubstr("complete -c shoal"));
}

TEST(DebianPackage, HasTheProgramsVersion)
{
    EXPECT_THAT(textOf(packaging / "debian/changelog"), StartsWith("shoal (" SHOAL_VERSION ") "));
}

TEST(DebianPackage, IsBuiltWithTheLibrariesThatWeBuildWith)
{
    const auto ours = librariesIn(sectionOf(textOf(packaging / "packages.txt"), "build"));
    const auto theirs = librariesIn(textOf(packaging / "debian/control"));
    EXPECT_FALSE(ours.empty());
    EXPECT_EQ(theirs, ours);
}

} // namespace
} // namespace shoal::test
