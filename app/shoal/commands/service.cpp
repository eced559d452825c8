// shoal service: runs every share of a profile, and answers other commands.
#include "app/service/control_server.h"
#include "app/shoal/commands/commands.h"
#include "app/shoal/run/network_watch.h"

namespace shoal::app {

ExitCode runService(const Arguments& arguments, Context& context)
{
    Foreground foreground{context};
    if (const auto opened = foreground.openService(arguments); !opened)
        return endWith(context, opened.error());
    std::unique_ptr<service::ControlServer> server;
    if (auto served = service::ControlServer::open(foreground.engine(), foreground.socket()); served)
        server = std::move(*served);
    else
        foreground.fail(served.error());
    foreground.beforeClosing([&server] { server.reset(); });
    foreground.setInterrupt(Interrupt::Ends);
    bool isReadyTold = false;
    NetworkWatch watch{foreground, [&](const NetworkStatus& status) {
                           if (!status.listening.empty() && !std::exchange(isReadyTold, true))
                               foreground.report(ServiceReady{foreground.socket(), status.listening});
                       }};
    if (!foreground.isEnding())
        watch.ask();
    return foreground.run();
}

} // namespace shoal::app
