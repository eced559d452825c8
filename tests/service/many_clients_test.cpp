// Many programs at once that ask a served engine and hear of its changes. Run it under the thread sanitizer:
// ./dev tsan ManyClients
#include "tests/service/served_engine.h"

#include <gmock/gmock.h>
#include <latch>
#include <set>
#include <thread>

namespace shoal::test {
namespace {
constexpr int clientCount = 50;
constexpr int sharesEach = 8;
constexpr std::size_t allShares = clientCount * sharesEach;

/// Adds shares, changes them and asks for pages, until it has heard of everybody's.
class BusyClient {
public:
    explicit BusyClient(std::unique_ptr<Engine> engine)
        : engine_{std::move(engine)}
        , subscription_{engine_->subscribe([](const std::function<void()>& work) { work(); },
                                           [this](const EventBatch& events) { take(events); })}
    {}

    void waitUntilItListens()
    {
        // Nobody adds anything before everybody listens: the answer comes after the subscription.
        EXPECT_TRUE(answerOf<NetworkStatus>([&](auto reply) { engine_->network(reply); }));
    }

    void addShares()
    {
        for (int each = 0; each < sharesEach; ++each) {
            AddRequest request;
            request.source = std::string{};
            request.folder = "/srv";
            const auto id = answerOf<ShareId>([&](auto reply) { engine_->add(request, reply); });
            ASSERT_TRUE(id);
            EXPECT_TRUE(answerOf<ShareId>([&](auto reply) { engine_->pause(*id, reply); }));
            const auto page = answerOf<SharePage>([&](auto reply) { engine_->query({}, {}, {0, 10}, reply); });
            ASSERT_TRUE(page);
            EXPECT_GE(page->total, 1U);
        }
    }

    std::size_t waitForAll() { return heardAll_.get_future().get(); }

private:
    void take(const EventBatch& events)
    {
        for (const auto& event : events)
            if (const auto* const changed = std::get_if<SharesChanged>(&event))
                heard_.insert(changed->ids.begin(), changed->ids.end());
        if (heard_.size() == allShares && !std::exchange(isTold_, true))
            heardAll_.set_value(heard_.size());
    }

    std::set<ShareId> heard_; // of the thread that brings events
    bool isTold_ = false;
    std::promise<std::size_t> heardAll_;
    std::unique_ptr<Engine> engine_;
    Subscription subscription_;
};

class ManyClients : public ServedEngine {};

TEST_F(ManyClients, AllHearOfEveryShareThatAnyOfThemAdds)
{
    script.onAdd = [](FakeEngine& fake, ShareId id) { fake.change({.id = id}); };
    std::vector<std::unique_ptr<BusyClient>> clients(clientCount);
    for (auto& each : clients)
        each = std::make_unique<BusyClient>(client());
    std::latch listening{clientCount};
    std::vector<std::jthread> threads;
    threads.reserve(clients.size());
    for (const auto& each : clients)
        threads.emplace_back([&listening, own = each.get()] {
            own->waitUntilItListens();
            listening.arrive_and_wait();
            own->addShares();
        });
    threads.clear();

    for (const auto& each : clients)
        EXPECT_EQ(each->waitForAll(), allShares);
    EXPECT_EQ(script.rows.size(), allShares);
    EXPECT_EQ(script.record.paused.size(), allShares);
}

} // namespace
} // namespace shoal::test
