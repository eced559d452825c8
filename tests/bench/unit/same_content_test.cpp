#include "tests/bench/programs/same_content.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal::bench {
namespace {

class WhatArrived : public testing::Test {
protected:
    void SetUp() override
    {
        for (const std::string side : {"sent", "got"}) {
            folder_.writeNoise(side + "/large", 3'000'000, 1);
            folder_.write(side + "/below/small", "some bytes");
        }
    }
    void compare() const { expectSameContent(folder_ / "sent", folder_ / "got"); }

    test::TemporaryFolder folder_;
};

TEST_F(WhatArrived, PassesWhenItIsWhatWasSent)
{
    folder_.write("got/padding", "of a program's own");

    EXPECT_NO_THROW(compare());
    EXPECT_NO_THROW(expectSameContent(folder_ / "sent/large", folder_ / "got/large"));
}

TEST_F(WhatArrived, FailsByAFileThatIsMissing)
{
    std::filesystem::remove(folder_ / "got/below/small");

    EXPECT_ANY_THROW(compare());
}

TEST_F(WhatArrived, FailsByOneByte)
{
    folder_.write("got/below/small", "some bytez");

    EXPECT_ANY_THROW(compare());
}

TEST_F(WhatArrived, FailsByAFileThatEndsEarlyOrLate)
{
    folder_.write("got/below/small", "some byte");
    EXPECT_ANY_THROW(compare());
    folder_.write("got/below/small", "some bytes.");
    EXPECT_ANY_THROW(compare());
}

} // namespace
} // namespace shoal::bench
