#include "core/settings/toml_file.h"

#include "core/files/whole_file.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using testing::HasSubstr;

TEST(SettingsFile, IsMadeWithItsFolderWhenMissing)
{
    const test::TemporaryFolder home;
    const auto file = home / "config/shoal/shoal.toml";
    EXPECT_EQ(loadToml(file).value(), Settings{});

    ASSERT_TRUE(setInFile(file, "upload.slots", "3"));

    EXPECT_EQ(loadToml(file).value().uploadSlots, 3);
    ASSERT_TRUE(unsetInFile(file, "upload.slots"));
    EXPECT_EQ(loadToml(file).value(), Settings{});
}

TEST(SettingsFile, IsNotMadeToTakeSomethingOut)
{
    const test::TemporaryFolder home;

    ASSERT_TRUE(unsetInFile(home / "shoal.toml", "upload.slots"));

    EXPECT_FALSE(std::filesystem::exists(home / "shoal.toml"));
}

TEST(SettingsFile, StaysAsItIsWhenAChangeIsRefused)
{
    const test::TemporaryFolder home;
    const auto file = home.write("shoal.toml", "[network]\nlan = nonsense\n");

    const auto changed = setInFile(file, "network.utp", "true");

    ASSERT_FALSE(changed);
    EXPECT_THAT(changed.error().about, HasSubstr(file.string() + ":2:"));
    EXPECT_EQ(readWholeFile(file).value(), "[network]\nlan = nonsense\n");
}

} // namespace
} // namespace shoal
