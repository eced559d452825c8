#include "app/desktop/opened_engine.h"

#include "app/service/profile_engine.h"

namespace shoal::app {

Result<std::unique_ptr<Engine>> openEngine(const DesktopProfile& profile,
                                           const std::function<void(const Error&)>& notServed)
{
    auto settings = profile.settings();
    if (!settings)
        return fail(settings.error());
    LocalEngineOptions options{.profile = profile.folder,
                               .settings = std::move(*settings),
                               .autostart = Autostart::All,
                               .purpose = "shoal-desktop"};
    options.readSettings = [profile] { return profile.settings(); };
    auto engine = service::ProfileEngine::open(std::move(options));
    if (!engine)
        return fail(engine.error());
    if (const auto reason = (*engine)->notServed())
        notServed(*reason);
    return std::unique_ptr<Engine>{std::move(*engine)};
}

} // namespace shoal::app
