#include "core/settings/manual.h"

#include "core/files/whole_file.h"
#include "core/settings/by_key.h"

#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {

std::string manual()
{
    return "# Settings\n\n"
           "Settings live in `shoal.toml`: in `$XDG_CONFIG_HOME/shoal/` (else `~/.config/shoal/`), or inside the "
           "folder\n"
           "given by `--profile`. `shoal config` lists them and changes one line of the file at a time; `--set "
           "KEY=VALUE`\n"
           "holds for one run. Lists are given as `a,b` on the command line and as arrays in the file; rates as plain\n"
           "bytes or with a unit (`500KiB`, `2MiB`). A change takes effect *at restart*: by the next program that\n"
           "starts; or *now*: the next time the value is needed.\n\n"
        + markdownTable() + "\n## An example file\n\n```toml\n" + exampleToml() + "```\n";
}

TEST(SettingsManual, IsWhatTheTableSays)
{
    const std::filesystem::path file = SHOAL_SOURCE_DIR "/docs/settings.md";
    if (std::getenv("SHOAL_WRITE_DOCS") != nullptr) {
        ASSERT_TRUE(replaceWholeFile(file, manual()));
    }
    EXPECT_EQ(readWholeFile(file).value_or(""), manual())
        << "docs/settings.md is made from core/settings/table.h. Write it anew with\n"
           "SHOAL_WRITE_DOCS=1 shoal_unit_tests --gtest_filter=SettingsManual.IsWhatTheTableSays";
}

TEST(SettingsManual, HasARowForEverySetting)
{
    for (const auto& row : settingRows({}))
        EXPECT_THAT(markdownTable(), testing::HasSubstr("| `" + row.key + "` |"));
}

} // namespace
} // namespace shoal
