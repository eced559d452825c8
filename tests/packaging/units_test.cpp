// What systemd itself says of our units.
#include "tests/packaging/units.h"

#include <gmock/gmock.h>

namespace shoal::test {
namespace {
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto mostExposure = "--threshold=20"; // of 100

ProgramRun exposure(const TemporaryFolder& folder, const std::filesystem::path& unit)
{
    return analyze(folder, {"security", "--offline=true", mostExposure, unit.string()});
}

TEST(SystemUnit, IsUnderstood)
{
    const TemporaryFolder folder;
    const auto run =
        analyze(folder, {"verify", "--man=no", installUnit(folder, unitsFolder / "shoal.service").string()});
    EXPECT_EQ(run.exit, 0);
    EXPECT_THAT(run.messages, IsEmpty());
}

TEST(SystemUnit, IsShutIn)
{
    const TemporaryFolder folder;
    const auto run = exposure(folder, unitsFolder / "shoal.service");
    EXPECT_EQ(run.exit, 0) << run.output << run.messages;
}

TEST(SystemUnit, WouldBeFoundOutIfItWereNot)
{
    const TemporaryFolder folder;
    const auto open = replaced(textOf(unitsFolder / "shoal.service"), "ProtectSystem=strict", "");
    const auto run = exposure(
        folder, folder.write("open.service", replaced(open, "CapabilityBoundingSet=", "CapabilityBoundingSet=~")));
    EXPECT_NE(run.exit, 0) << run.output;
}

TEST(UserUnit, IsUnderstood)
{
    const TemporaryFolder folder;
    const auto unit = installUnit(folder, unitsFolder / "user/shoal.service");
    const auto run = analyze(folder, {"verify", "--user", "--man=no", unit.string()});
    EXPECT_EQ(run.exit, 0);
    EXPECT_THAT(run.messages, IsEmpty());
}

TEST(DropIns, OfTheServicePageAreUnderstoodAndLeaveTheUnitShutIn)
{
    std::size_t count = 0;
    for (const auto& block : fencedBlocksOf(SHOAL_SOURCE_ROOT "/docs/service.md")) {
        if (block.language != "ini")
            continue;
        ++count;
        const TemporaryFolder folder;
        const auto unit = installUnit(folder, unitsFolder / "shoal.service", block.text);
        const auto verified = analyze(folder, {"verify", "--man=no", unit.string()});
        EXPECT_EQ(verified.exit, 0) << block.text;
        EXPECT_THAT(verified.messages, IsEmpty()) << block.text;
        const auto shutIn = exposure(folder, unit);
        EXPECT_EQ(shutIn.exit, 0) << block.text << shutIn.output;
    }
    EXPECT_GE(count, 2U);
}

TEST(DropIns, ThatAreWrongWouldBeFoundOut)
{
    const TemporaryFolder folder;
    const auto unit =
        installUnit(folder, unitsFolder / "shoal.service", "[Service]\nReadWritePaths=srv\nNoSuchThing=1\n");
    EXPECT_THAT(analyze(folder, {"verify", "--man=no", unit.string()}).messages, HasSubstr("NoSuchThing"));
}

} // namespace
} // namespace shoal::test
