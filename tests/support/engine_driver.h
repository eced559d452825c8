// Drives an engine from a test: commands that wait for their reply, events that can be waited for.
#pragma once

#include "core/engine.h"
#include "core/local_engine.h"
#include "core/work_thread.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

namespace shoal::test {

/// Whatever is waited for must come within this time; it is only used up by a failure.
constexpr std::chrono::seconds patience{60};

/// Settings of an engine on a loopback address of its own that knows only `bootstrap` ("127.0.0.1:7000").
Settings closedNetwork(const std::string& address, const std::string& bootstrap = {});

class EngineDriver {
public:
    /// Throws when the engine can't be opened.
    explicit EngineDriver(LocalEngineOptions options);
    /// One that is there already, in this process or another.
    explicit EngineDriver(std::unique_ptr<Engine> engine);
    EngineDriver(const EngineDriver&) = delete;
    EngineDriver& operator=(const EngineDriver&) = delete;
    ~EngineDriver();

    Engine& engine() { return *engine_; }
    /// Where peers reach it: "127.0.0.2:40123".
    std::string address();

    /// Calls `command(engine, reply)` and waits for the reply.
    template <class T>
    Result<T> ask(const std::function<void(Engine&, Reply<T>)>& command)
    {
        auto answer = std::make_shared<std::promise<Result<T>>>();
        command(*engine_, [answer](Result<T> result) { answer->set_value(std::move(result)); });
        auto future = answer->get_future();
        if (future.wait_for(patience) != std::future_status::ready)
            throw std::runtime_error{"the engine didn't reply"};
        return future.get();
    }

    Result<CreatedTorrent> create(CreateRequest request);
    Result<ShareId> add(AddRequest request);
    ShareRow row(ShareId id);

    /// Waits until an event of this kind came; false when it didn't.
    template <class Kind>
    bool waitFor(std::function<bool(const Kind&)> fits = [](const Kind&) { return true; })
    {
        return waitUntil([fits](const EventBatch& all) {
            for (const auto& event : all)
                if (const auto* one = std::get_if<Kind>(&event); one && fits(*one))
                    return true;
            return false;
        });
    }
    /// Whether one came so far.
    template <class Kind>
    bool heard(const std::function<bool(const Kind&)>& fits = [](const Kind&) { return true; })
    {
        const std::lock_guard lock{mutex_};
        return std::any_of(events_.begin(), events_.end(), [&fits](const Event& event) {
            const auto* one = std::get_if<Kind>(&event);
            return one && fits(*one);
        });
    }
    /// Waits until the row fits; looks again at each event that says it changed.
    bool waitForRow(ShareId id, const std::function<bool(const ShareRow&)>& fits);

    /// Waits until the network's status fits; looks again at each event.
    bool waitForNetwork(const std::function<bool(const NetworkStatus&)>& fits);

    /// The events that came so far are gone, and the memory that they took.
    void forgetEvents();

    void close();

private:
    bool lookUntil(const std::function<bool()>& holds);
    bool waitUntil(const std::function<bool(const EventBatch&)>& holds);

    std::mutex mutex_;
    std::condition_variable heard_;
    EventBatch events_;
    std::size_t batches_ = 0;
    WorkThread listener_;
    std::unique_ptr<Engine> engine_;
    Subscription subscription_;
};

} // namespace shoal::test
