#include "app/desktop/end_signals.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <gtest/gtest.h>

namespace shoal::app {
namespace {

TEST(EndSignals, ComeThroughTheEventLoop)
{
    const EndSignals signals;
    QSignalSpy came{&signals, &EndSignals::came};
    for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
        came.clear();
        ASSERT_EQ(std::raise(number), 0);
        EXPECT_EQ(came.count(), 0) << "a handler does no more than a handler may";
        EXPECT_TRUE(QTest::qWaitFor([&] { return came.count() == 1; }, 5000)) << number;
    }
}

TEST(EndSignals, AreTheSystemsAgainAfterwards)
{
    {
        const EndSignals signals;
    }
    struct sigaction action {};
    ASSERT_EQ(::sigaction(SIGTERM, nullptr, &action), 0);
    EXPECT_EQ(action.sa_handler, SIG_DFL);
}

} // namespace
} // namespace shoal::app
