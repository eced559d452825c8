// Work on a thread of its own while the loop shows how it goes and the user may stop it.
#pragma once

#include "app/shoal/context.h"
#include "app/shoal/run/interrupt_count.h"

#include <optional>
#include <thread>

namespace shoal::app {

/// Runs `work(onProgress, stop)` to its end and returns what it returned. `show` gets its progress on the loop's
/// thread. The first Ctrl-C asks it to stop, the second ends the process.
template <class T>
Result<T> inBackground(Context& context, std::function<Result<T>(const OnCreateProgress&, std::stop_token)> work,
                       const std::function<void(const CreateProgress&)>& show)
{
    std::optional<Result<T>> result;
    std::stop_source stop;
    context.loop.onInterrupt([&context, stop, interrupts = InterruptCount{}]() mutable {
        stop.request_stop();
        if (interrupts.take(context.loop.now()) == InterruptCount::Meaning::Second)
            context.services.endAtOnce(ExitCode::Interrupted);
    });
    const auto executor = context.loop.executor();
    std::jthread worker{[&] {
        auto outcome = work([&](const CreateProgress& progress) { executor([&, progress] { show(progress); }); },
                            stop.get_token());
        executor([&, outcome = std::move(outcome)]() mutable {
            result = std::move(outcome);
            context.loop.stop();
        });
    }};
    context.loop.run();
    return std::move(*result);
}

} // namespace shoal::app
