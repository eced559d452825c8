#include "app/shoal/run/system_loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <utility>

namespace shoal::app {
namespace {
namespace asio = boost::asio;

/// A timer and its work. The callback holds it weakly, so that it ends with the last owner outside.
struct SystemTimer : std::enable_shared_from_this<SystemTimer> {
    SystemTimer(asio::io_context& context, std::function<void()> todo)
        : timer{context}
        , work{std::move(todo)}
    {}

    void start(std::chrono::milliseconds delay, bool isRepeated)
    {
        timer.expires_after(delay);
        timer.async_wait([weak = weak_from_this(), delay, isRepeated](const boost::system::error_code& error) {
            const auto self = weak.lock();
            if (error || !self)
                return;
            if (isRepeated)
                self->start(delay, true);
            self->work();
        });
    }

    asio::steady_timer timer;
    std::function<void()> work;
};

class SystemLoop : public Loop {
public:
    SystemLoop() { std::signal(SIGPIPE, SIG_IGN); }

    Executor executor() override
    {
        // The context outlives the loop while somebody may still post to it.
        return [context = context_](std::function<void()> work) { asio::post(*context, std::move(work)); };
    }

    Timer after(std::chrono::milliseconds delay, std::function<void()> work) override
    {
        return started(delay, std::move(work), false);
    }

    Timer every(std::chrono::milliseconds period, std::function<void()> work) override
    {
        return started(period, std::move(work), true);
    }

    void onInterrupt(std::function<void()> work) override
    {
        onInterrupt_ = std::move(work);
        if (interrupts_)
            return;
        interrupts_ = std::make_unique<asio::signal_set>(*context_, SIGINT, SIGTERM);
        waitFor(*interrupts_, onInterrupt_);
    }

    void onHangup(std::function<void()> work) override
    {
        onHangup_ = std::move(work);
        if (hangups_)
            return;
        hangups_ = std::make_unique<asio::signal_set>(*context_, SIGHUP);
        waitFor(*hangups_, onHangup_);
    }

    Time now() const override { return std::chrono::steady_clock::now(); }

    void run() override
    {
        context_->restart();
        context_->run();
    }

    void stop() override { context_->stop(); }

private:
    Timer started(std::chrono::milliseconds delay, std::function<void()> work, bool isRepeated)
    {
        auto timer = std::make_shared<SystemTimer>(*context_, std::move(work));
        timer->start(delay, isRepeated);
        return timer;
    }

    void waitFor(asio::signal_set& signals, const std::function<void()>& work)
    {
        signals.async_wait([this, &signals, &work](const boost::system::error_code& error, int) {
            if (error)
                return;
            waitFor(signals, work);
            work();
        });
    }

    std::shared_ptr<asio::io_context> context_ = std::make_shared<asio::io_context>(1);
    asio::executor_work_guard<asio::io_context::executor_type> guard_{context_->get_executor()};
    std::function<void()> onInterrupt_;
    std::function<void()> onHangup_;
    std::unique_ptr<asio::signal_set> interrupts_;
    std::unique_ptr<asio::signal_set> hangups_;
};
} // namespace

std::unique_ptr<Loop> makeSystemLoop() { return std::make_unique<SystemLoop>(); }

} // namespace shoal::app
