#include "tests/bench/programs/client.h"

#include <stdexcept>

namespace shoal::bench {
namespace {
constexpr std::chrono::seconds startPatience{30};

Command inItsNetwork(const Job& job, const Command& command)
{
    auto whole = job.within;
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}
} // namespace

Client::Client(const Contender& contender, const Job& job, test::Tracker& tracker)
    : contender_{contender}
    , job_{job}
    , tracker_{tracker}
    , process_{inItsNetwork(job, contender.command(job)), {.home = job.home}}
{
    if (contender.takesOrdersLine.empty())
        return;
    const auto deadline = Clock::now() + startPatience;
    if (!process_.waitForLine(std::regex{contender.takesOrdersLine}, deadline))
        throw std::runtime_error("it takes no orders: " + process_.account());
    order_.emplace(inItsNetwork(job, contender.order(job)), Process::Options{.home = job.home});
    if (!order_->waitForEnd(deadline))
        throw std::runtime_error("it doesn't take its order: " + order_->account());
}

void Client::waitUntilComplete(Clock::time_point deadline)
{
    if (contender_.completeLine.empty()) {
        waitForTracker(
            "that it has everything", [](const test::Announce& announce) { return announce.event == "completed"; },
            deadline);
        return;
    }
    if (!process_.waitForLine(std::regex{contender_.completeLine}, deadline))
        throw std::runtime_error("it doesn't say that it has everything: " + process_.account());
}

void Client::waitUntilServing(Clock::time_point deadline)
{
    if (!contender_.servingLine.empty()) {
        if (!process_.waitForLine(std::regex{contender_.servingLine}, deadline))
            throw std::runtime_error("it doesn't serve: " + process_.account());
        return;
    }
    waitForTracker(
        "that it serves everything", [](const test::Announce& announce) { return announce.left == 0; }, deadline);
}

void Client::waitForTracker(const char* what, const test::Tracker::Fits& fits, Clock::time_point deadline)
{
    const auto isOwn = [&](const test::Announce& announce) {
        return announce.address == job_.address && fits(announce);
    };
    // In short stretches: a program that has ended tells nothing more.
    while (!tracker_.waitFor(isOwn, std::min(deadline, Clock::now() + std::chrono::seconds{1})))
        if (Clock::now() >= deadline || process_.hasEnded())
            throw std::runtime_error(std::string{"the tracker doesn't hear "} + what + ": " + process_.account() + "\n"
                                     + tracker_.account());
}

} // namespace shoal::bench
