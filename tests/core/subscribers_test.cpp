#include "core/subscribers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

/// A subscriber whose thread runs only when the test says so.
class PatientSubscriber {
public:
    explicit PatientSubscriber(Subscribers& subscribers)
        : subscription{subscribers.add([this](auto work) { waiting.push_back(std::move(work)); },
                                       [this](const EventBatch& batch) { batches.push_back(batch); })}
    {}

    void runItsThread()
    {
        for (const auto& work : std::exchange(waiting, {}))
            work();
    }

    std::vector<std::function<void()>> waiting;
    std::vector<EventBatch> batches;
    Subscription subscription;
};

TEST(Subscribers, ReceiveEventsOnTheirOwnThread)
{
    Subscribers subscribers;
    PatientSubscriber patient{subscribers};

    subscribers.publish(NetworkChanged{});
    EXPECT_THAT(patient.batches, SizeIs(0));
    patient.runItsThread();

    EXPECT_THAT(patient.batches, SizeIs(1));
}

TEST(Subscribers, HaveOneBatchWaitingHoweverMuchHappens)
{
    Subscribers subscribers;
    PatientSubscriber patient{subscribers};

    for (int i = 0; i < 10'000; ++i)
        subscribers.publish(SharesChanged{{ShareId{i % 2}}});

    EXPECT_THAT(patient.waiting, SizeIs(1));
    patient.runItsThread();
    ASSERT_THAT(patient.batches, SizeIs(1));
    ASSERT_THAT(patient.batches[0], SizeIs(1));
    EXPECT_THAT(std::get<SharesChanged>(patient.batches[0][0]).ids, ElementsAre(ShareId{0}, ShareId{1}));
}

TEST(Subscribers, LoseNoEventThatHappensOnce)
{
    Subscribers subscribers;
    PatientSubscriber patient{subscribers};

    subscribers.publish(ShareFinished{{1}});
    subscribers.publish(ShareFinished{{2}});
    patient.runItsThread();

    EXPECT_THAT(patient.batches[0], SizeIs(2));
}

TEST(Subscribers, HearOnlyTheNewestProgressOfAJob)
{
    Subscribers subscribers;
    PatientSubscriber patient{subscribers};

    subscribers.publish(CreateProgressed{{1}, {.done = 1}});
    subscribers.publish(CreateProgressed{{2}, {.done = 7}});
    subscribers.publish(CreateProgressed{{1}, {.done = 2}});
    patient.runItsThread();

    ASSERT_THAT(patient.batches[0], SizeIs(2));
    EXPECT_EQ(std::get<CreateProgressed>(patient.batches[0][0]).progress.done, 2u);
}

TEST(Subscribers, HearNothingAfterTheirSubscriptionEnded)
{
    Subscribers subscribers;
    PatientSubscriber patient{subscribers};

    subscribers.publish(NetworkChanged{});
    patient.subscription.end();
    patient.runItsThread();
    subscribers.publish(NetworkChanged{});

    EXPECT_THAT(patient.batches, SizeIs(0));
    EXPECT_THAT(patient.waiting, SizeIs(0));
}

} // namespace
} // namespace shoal
