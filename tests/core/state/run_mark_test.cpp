#include "core/state/run_mark.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {

class RunMark : public testing::Test {
protected:
    RunMark()
        : database_{Database::open(folder_ / "state.db").value()}
        , meta_{database_}
    {}
    LastRun begin(const std::string& boot) { return beginRun(meta_, boot).value(); }
    void end() { ASSERT_TRUE(endRun(meta_)); }
    Meta& meta() { return meta_; }

private:
    test::TemporaryFolder folder_;
    Database database_;
    Meta meta_;
};

TEST_F(RunMark, KnowsANewProfile) { EXPECT_EQ(begin("a"), LastRun::None); }

TEST_F(RunMark, KnowsACleanStopWhateverBootItWas)
{
    begin("a");
    end();
    EXPECT_EQ(begin("a"), LastRun::Clean);
    end();
    EXPECT_EQ(begin("b"), LastRun::Clean);
}

TEST_F(RunMark, TakesAnUnfinishedRunOfThisBootForAKilledOne)
{
    begin("a");
    EXPECT_EQ(begin("a"), LastRun::Killed);
    EXPECT_EQ(begin("a"), LastRun::Killed);
}

TEST_F(RunMark, TakesAnUnfinishedRunOfAnotherBootForAPowerCut)
{
    begin("a");
    EXPECT_EQ(begin("b"), LastRun::PowerCut);
}

TEST_F(RunMark, RemembersAPowerCutUntilARunEndsInOrder)
{
    begin("a");
    begin("b");
    EXPECT_EQ(begin("b"), LastRun::PowerCut);
    end();
    EXPECT_EQ(begin("b"), LastRun::Clean);
    EXPECT_EQ(begin("b"), LastRun::Killed);
}

TEST_F(RunMark, ReadsTheKernelsBootId)
{
    const auto boot = currentBoot();

    ASSERT_TRUE(boot) << boot.error().reason;
    EXPECT_EQ(boot->size(), 36u);
    EXPECT_EQ(*boot, currentBoot().value());
}

TEST_F(RunMark, StandsBesideOtherFactsOfAnyBytes)
{
    const std::string state{"d\0\xff", 3};
    EXPECT_EQ(meta().get(MetaKey::DhtState).value(), std::nullopt);
    ASSERT_TRUE(meta().set(MetaKey::DhtState, "old"));
    ASSERT_TRUE(meta().set(MetaKey::DhtState, state));
    ASSERT_TRUE(meta().set(MetaKey::ListenPort, ""));

    EXPECT_EQ(meta().get(MetaKey::DhtState).value(), state);
    EXPECT_EQ(meta().get(MetaKey::ListenPort).value(), "");
}

} // namespace
} // namespace shoal
