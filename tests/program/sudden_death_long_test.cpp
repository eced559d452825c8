// More deaths than anybody waits for. Long: only with `./dev test --long`.
#include "tests/program/killed_download.h"
#include "tests/program/killed_service.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

TEST(SuddenDeath, OfADownloadOfTwoGibibytesAtAHundredRandomMomentsCostsSixteenMebibytesEachAtMost)
{
    KilledDownload download{Bytes{2} << 30};
    ASSERT_NO_FATAL_FAILURE(download.killTimes(100, std::chrono::milliseconds{160}));
    download.expectIdenticalAndCheap();
}

TEST(SuddenDeath, OfABusyServiceAtAThousandRandomMomentsLosesNothingThatItAcknowledged)
{
    KilledService service;
    ASSERT_NO_FATAL_FAILURE(service.killTimes(1'000, std::chrono::milliseconds{200}));
    service.expectAllThere();
}

} // namespace
} // namespace shoal::test
