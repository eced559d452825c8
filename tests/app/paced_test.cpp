#include "app/shoal/run/paced.h"

#include "tests/app/fake_loop.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;

TEST(Paced, WorksAtOnceAndThenOnceAPause)
{
    test::FakeLoop loop;
    std::vector<std::chrono::milliseconds> times;
    Paced paced{loop, 100ms, [&] { times.push_back(loop.elapsed()); }};
    for (const auto time : {0ms, 10ms, 20ms, 99ms, 350ms, 360ms})
        loop.at(time, [&] { paced.ask(); });
    loop.at(1s, [&] { loop.stop(); });

    loop.run();

    EXPECT_THAT(times, ElementsAre(0ms, 100ms, 350ms, 450ms));
}

} // namespace
} // namespace shoal::app
