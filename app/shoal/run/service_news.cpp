#include "app/shoal/run/service_news.h"

#include "app/service/service_manager.h"
#include "app/shoal/report/format.h"
#include "app/shoal/report/status_screen.h"

#include <fmt/format.h>
#include <utility>

namespace shoal::app {
namespace {
using service::ServiceManager;
constexpr std::chrono::seconds statusPeriod{5};
} // namespace

std::string statusLine(const EngineStatus& status)
{
    std::string line;
    for (const auto& [state, shares] : status.states)
        line += fmt::format("{}{} {}", line.empty() ? "" : ", ", shares, stateWords(state));
    if (line.empty())
        line = "no shares";
    if (status.downRate.value > 0)
        line += ", down " + rateText(status.downRate);
    if (status.upRate.value > 0)
        line += ", up " + rateText(status.upRate);
    return line;
}

void ServiceNews::ready()
{
    isReady_ = true;
    ServiceManager::ready();
    if (const auto period = ServiceManager::watchdog()) {
        const auto half = std::chrono::duration_cast<std::chrono::milliseconds>(*period / 2);
        watchdog_ =
            foreground_.loop().every(std::max(half, std::chrono::milliseconds{1}), [this] { askWhetherAlive(); });
        askWhetherAlive();
    }
    if (!ServiceManager::isThere())
        return;
    status_ = foreground_.loop().every(statusPeriod, [this] { askStatus(); });
    askStatus();
}

void ServiceNews::askWhetherAlive()
{
    if (std::exchange(isAliveAsked_, true))
        return;
    foreground_.engine().network(foreground_.reply<NetworkStatus>([this](const Result<NetworkStatus>&) {
        isAliveAsked_ = false;
        ServiceManager::alive();
    }));
}

void ServiceNews::askStatus()
{
    if (std::exchange(isStatusAsked_, true))
        return;
    foreground_.engine().status(foreground_.reply<EngineStatus>([this](const Result<EngineStatus>& status) {
        isStatusAsked_ = false;
        if (!status)
            return;
        if (auto line = statusLine(*status); line != told_) {
            ServiceManager::status(line);
            told_ = std::move(line);
        }
    }));
}

void ServiceNews::reloading()
{
    if (isReady_)
        ServiceManager::reloading();
}

void ServiceNews::reloaded()
{
    if (isReady_)
        ServiceManager::ready();
}

void ServiceNews::stopping()
{
    watchdog_.reset();
    status_.reset();
    ServiceManager::stopping();
}

} // namespace shoal::app
