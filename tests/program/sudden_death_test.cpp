// kill -9 at any moment of a share's life: nothing is lost, and little is done twice.
#include "tests/program/killed_download.h"
#include "tests/support/tree.h"

#include <csignal>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

TEST(SuddenDeath, OfADownloadOfTwoGibibytesAtTwentyRandomMomentsCostsSixteenMebibytesEachAtMost)
{
    KilledDownload download{Bytes{2} << 30};
    ASSERT_NO_FATAL_FAILURE(download.killTimes(20, std::chrono::milliseconds{800}));
    download.expectIdenticalAndCheap();
}

} // namespace
} // namespace shoal::test
