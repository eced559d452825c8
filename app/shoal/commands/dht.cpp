// shoal dht node and shoal dht status.
#include "app/shoal/commands/commands.h"
#include "app/shoal/run/foreground.h"
#include "app/shoal/run/network_watch.h"

#include <utility>

namespace shoal::app {
namespace {
constexpr std::chrono::seconds settleTime{15};
constexpr std::chrono::seconds estimatePause{1};

/// How the last look ended, for scripts: 1 when nobody answers.
ExitCode codeFor(dht::Health health)
{
    const bool isAlone = health == dht::Health::Alone || health == dht::Health::Starting;
    return isAlone ? ExitCode::Failure : ExitCode::Ok;
}
} // namespace

ExitCode runDhtNode(const Arguments& arguments, Context& context)
{
    Foreground foreground{context};
    if (const auto opened = foreground.openAlone(arguments, "shoal dht node"); !opened)
        return endWith(context, opened.error());
    foreground.setInterrupt(Interrupt::Ends);
    bool isReadyTold = false;
    std::optional<dht::Health> toldHealth;
    NetworkWatch watch{foreground, [&](const NetworkStatus& status) {
                           if (!status.listening.empty() && !std::exchange(isReadyTold, true))
                               foreground.report(NodeReady{status.listening});
                           const bool isNews = toldHealth != status.dht.health;
                           toldHealth = status.dht.health;
                           if (isNews && isReadyTold)
                               foreground.report(DhtShown{status});
                       }};
    watch.ask();
    return foreground.run();
}

ExitCode runDhtStatus(const Arguments& arguments, Context& context)
{
    Foreground foreground{context};
    if (const auto opened = foreground.open(arguments, "shoal dht status"); !opened)
        return endWith(context, opened.error());
    NetworkStatus last;
    const auto finish = [&] {
        foreground.report(DhtShown{last});
        foreground.end(codeFor(last.dht.health));
    };
    NetworkWatch watch{foreground, [&](const NetworkStatus& status) {
                           last = status;
                           const bool isSettled = status.dht.health == dht::Health::Off
                               || (status.dht.health == dht::Health::Good && status.dht.estimatedSize);
                           if (isSettled)
                               finish();
                       }};
    const auto patience = foreground.loop().after(settleTime, [&] {
        if (!foreground.isEnding())
            finish();
    });
    // The size estimate grows without a change of health, so nothing announces it.
    const auto again = foreground.loop().every(estimatePause, [&] {
        if (!foreground.isEnding())
            watch.ask();
    });
    watch.ask();
    return foreground.run();
}

} // namespace shoal::app
