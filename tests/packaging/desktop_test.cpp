// What menus, software centres and the manual say of the desktop, and that its program keeps to it.
#include "tests/packaging/units.h"

#include <gmock/gmock.h>
#include <regex>
#include <set>

namespace shoal::test {
namespace {
using testing::HasSubstr;
using testing::IsEmpty;

const std::filesystem::path resources = SHOAL_SOURCE_ROOT "/resources";
const auto desktopFile = resources / "org.shoal.Desktop.desktop";
const auto metainfo = resources / "org.shoal.Desktop.metainfo.xml";

ProgramRun run(const std::string& program, const std::vector<std::string>& arguments)
{
    const TemporaryFolder folder;
    return runProgram(arguments, {.home = folder.path(), .program = program});
}

/// The long options that a text names: "--profile".
std::set<std::string> optionsIn(const std::string& text)
{
    static const std::regex option{"--[a-z]+"};
    return {std::sregex_token_iterator{text.begin(), text.end(), option}, {}};
}

TEST(DesktopFile, IsUnderstood)
{
    const auto look = run("desktop-file-validate", {desktopFile.string()});
    EXPECT_EQ(look.exit, 0);
    EXPECT_THAT(look.output + look.messages, IsEmpty());
}

TEST(DesktopFile, StartsTheProgramWithOptionsThatItKnows)
{
    const auto known = optionsIn(run(SHOAL_DESKTOP_PROGRAM, {"--help"}).output);
    const auto text = textOf(desktopFile);
    static const std::regex line{"Exec=(.*)"};
    std::size_t lines = 0;
    for (std::sregex_iterator found{text.begin(), text.end(), line}, end; found != end; ++found, ++lines) {
        const auto command = (*found)[1].str();
        EXPECT_TRUE(command.starts_with("shoal-desktop ")) << command;
        for (const auto& option : optionsIn(command))
            EXPECT_TRUE(known.contains(option)) << option;
    }
    EXPECT_EQ(lines, 3U);
}

TEST(Metainfo, IsUnderstood)
{
    const auto look = run("appstreamcli", {"validate", "--no-net", metainfo.string()});
    EXPECT_EQ(look.exit, 0) << look.output << look.messages;
}

TEST(Metainfo, TellsOfThisVersionAndItsDesktopFile)
{
    const auto text = textOf(metainfo);
    EXPECT_THAT(text, HasSubstr("<release version=\"" SHOAL_VERSION "\""));
    EXPECT_THAT(text, HasSubstr("<launchable type=\"desktop-id\">" + desktopFile.filename().string() + "<"));
}

TEST(DesktopManual, HasEveryOption)
{
    const auto manual = replaced(textOf(resources / "shoal-desktop.1"), "\\-", "-");
    const auto options = optionsIn(run(SHOAL_DESKTOP_PROGRAM, {"--help"}).output);
    EXPECT_GE(options.size(), 7U);
    for (const auto& option : options)
        EXPECT_THAT(manual, HasSubstr(option));
}

TEST(DesktopProgram, PrintsItsVersionWithoutAScreen)
{
    const auto version = run(SHOAL_DESKTOP_PROGRAM, {"--version"});
    EXPECT_EQ(version.exit, 0) << version.messages;
    EXPECT_EQ(version.output, "shoal-desktop " SHOAL_VERSION "\n");
}

TEST(Install, BringsTheDesktopWithItsIcons)
{
    const TemporaryFolder folder;
    const auto root = folder / "root";
    const auto installed = run("cmake", {"--install", SHOAL_BUILD_ROOT "/packaging", "--prefix", root.string()});
    ASSERT_EQ(installed.exit, 0) << installed.output << installed.messages;
    const auto icons = root / "share/icons/hicolor";
    EXPECT_EQ(textOf(root / "share/applications/org.shoal.Desktop.desktop"), textOf(desktopFile));
    EXPECT_EQ(textOf(root / "share/metainfo/org.shoal.Desktop.metainfo.xml"), textOf(metainfo));
    EXPECT_EQ(textOf(icons / "scalable/apps/org.shoal.Desktop.svg"), textOf(resources / "icons/shoal.svg"));
    EXPECT_EQ(textOf(icons / "symbolic/apps/org.shoal.Desktop-symbolic.svg"),
              textOf(resources / "icons/shoal-symbolic.svg"));
    EXPECT_TRUE(std::filesystem::exists(root / "share/man/man1/shoal-desktop.1"));
    EXPECT_EQ(run((root / "bin/shoal-desktop").string(), {"--version"}).exit, 0);
}

} // namespace
} // namespace shoal::test
