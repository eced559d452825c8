#include "app/shoal/report/swarm_words.h"

#include "app/shoal/cli/swarm_commands.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::HasSubstr;
using testing::Not;

constexpr std::size_t wide = 200;

TEST(SwarmInWords, AnImportedSwarmGoesByItsIdUntilItsLogNamesIt)
{
    const SwarmRow imported{.id = {{0xab, 0xcd}}, .name = {}};

    EXPECT_EQ(nameOf({imported.id, imported.name}), "the swarm abcd0000");
    EXPECT_THAT(sentence(SwarmTouched{{imported.id, {}}, SwarmTouched::Deed::Left}),
                HasSubstr("Left the swarm abcd0000."));
    const auto row = listing(SwarmsListed{{imported}}, wide);
    EXPECT_THAT(row, HasSubstr("(comes with the log)"));
    EXPECT_THAT(row, Not(HasSubstr("removed")));
    EXPECT_THAT(row, Not(HasSubstr("reader"))) << "nobody knows its role yet";
}

TEST(SwarmInWords, WhoLeavesUntoldHearsThatOthersAreToldLater)
{
    EXPECT_THAT(sentence(SwarmTouched{{{}, "choir"}, SwarmTouched::Deed::LeftUntold}),
                HasSubstr("the first that is met within a day is"));
}

TEST(SwarmInWords, EveryCommandSaysWhatItIsForAndGivesAnExampleOfItself)
{
    for (const auto& command : swarmCommands) {
        EXPECT_FALSE(command.about.empty()) << command.name;
        ASSERT_FALSE(command.examples.empty()) << command.name;
        for (const auto example : command.examples)
            EXPECT_TRUE(example.starts_with("shoal " + std::string{command.name})) << example;
    }
}

} // namespace
} // namespace shoal::app
