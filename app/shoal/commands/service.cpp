// shoal service: runs every share of a profile, and answers other commands.
#include "app/service/control_server.h"
#include "app/shoal/commands/commands.h"
#include "app/shoal/run/freed_memory.h"
#include "app/shoal/run/network_watch.h"
#include "app/shoal/run/service_news.h"
#include "app/shoal/run/share_troubles.h"

#include <array>
#include <grp.h>
#include <utility>

namespace shoal::app {
namespace {
/// The group that the socket is for besides its user. Error: BadArgument.
Result<std::optional<gid_t>> groupNamed(const ServiceArguments& arguments)
{
    const auto& name = arguments.socketGroup;
    if (name.empty())
        return std::optional<gid_t>{};
    if (arguments.socket.empty())
        return fail(ErrorKind::BadArgument, "--socket-group",
                    "it needs --socket, with a place in a folder that the group may enter");
    std::array<char, 16384> buffer;
    group entry{};
    group* found = nullptr;
    if (::getgrnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
        return fail(ErrorKind::BadArgument, "--socket-group " + name, "there is no such group");
    return std::optional{found->gr_gid};
}

/// A start, and each list of all shares, leave holes in memory: nothing tells when they are not needed any more.
constexpr std::chrono::seconds memoryPause{10};

/// A service from the moment that its engine runs.
class Service {
public:
    explicit Service(Foreground& foreground)
        : foreground_{foreground}
        , news_{foreground}
        , troubles_{foreground}
        , network_{foreground, [this](const NetworkStatus& status) { tellReady(status); }}
    {}

    ExitCode run(std::optional<gid_t> group)
    {
        foreground_.setInterrupt(Interrupt::Ends);
        foreground_.beforeClosing([this] {
            news_.stopping();
            server_.reset();
        });
        memory_ = foreground_.loop().every(memoryPause, giveFreePagesBack);
        foreground_.loop().onHangup([this] { reload([](const auto&) {}); });
        if (auto served = service::ControlServer::open(foreground_.engine(), foreground_.socket(), {group, hooks()}))
            server_ = std::move(*served);
        else
            foreground_.fail(served.error());
        if (!foreground_.isEnding())
            network_.ask();
        return foreground_.run();
    }

private:
    using Keys = std::vector<std::string>;

    /// The server calls them on its own thread.
    service::ServiceHooks hooks()
    {
        const auto later = foreground_.loop().executor();
        return {.stop = [this, later] { later([this] { stop(); }); },
                .reload = [this, later](Reply<Keys> reply) { later([this, reply] { reload(reply); }); }};
    }

    void tellReady(const NetworkStatus& status)
    {
        if (status.listening.empty() || std::exchange(isReady_, true))
            return;
        foreground_.report(ServiceReady{foreground_.socket(), status.listening});
        news_.ready();
    }

    void stop()
    {
        if (!foreground_.isEnding())
            foreground_.stop(ExitCode::Ok);
    }

    void reload(const Reply<Keys>& reply)
    {
        if (foreground_.isEnding())
            return reply(fail(ErrorKind::EngineGone, {}, "the service is stopping"));
        news_.reloading();
        foreground_.engine().reloadSettings(foreground_.reply<Keys>([this, reply](const Result<Keys>& needRestart) {
            if (needRestart)
                foreground_.report(SettingsReloaded{*needRestart});
            else
                foreground_.report(Warned{needRestart.error()});
            news_.reloaded();
            reply(needRestart);
        }));
    }

    Foreground& foreground_;
    ServiceNews news_;
    ShareTroubles troubles_;
    NetworkWatch network_;
    std::unique_ptr<service::ControlServer> server_;
    Timer memory_;
    bool isReady_ = false;
};
} // namespace

ExitCode runService(const Arguments& arguments, Context& context)
{
    const auto group = groupNamed(arguments.service);
    if (!group)
        return endWith(context, group.error());
    Foreground foreground{context};
    if (const auto opened = foreground.openService(arguments); !opened)
        return endWith(context, opened.error());
    return Service{foreground}.run(*group);
}

} // namespace shoal::app
