#include "app/service/service_manager.h"

#include <cstdlib>
#include <systemd/sd-daemon.h>
#include <time.h>

namespace shoal::service {
namespace {
constexpr int keepEnvironment = 0;

/// A manager that can't be reached can't be helped: it will find out by its own time-outs.
void tell(const std::string& text) { ::sd_notify(keepEnvironment, text.c_str()); }

/// Of CLOCK_MONOTONIC, which a manager compares with its own.
long long monotonicMicroseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000LL + now.tv_nsec / 1000;
}
} // namespace

bool ServiceManager::isThere() { return std::getenv("NOTIFY_SOCKET") != nullptr; }

std::optional<std::chrono::microseconds> ServiceManager::watchdog()
{
    std::uint64_t period = 0;
    if (::sd_watchdog_enabled(keepEnvironment, &period) <= 0)
        return std::nullopt;
    return std::chrono::microseconds{period};
}

void ServiceManager::ready() { tell("READY=1"); }
void ServiceManager::status(const std::string& text) { tell("STATUS=" + text); }
void ServiceManager::alive() { tell("WATCHDOG=1"); }
void ServiceManager::reloading() { tell("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(monotonicMicroseconds())); }
void ServiceManager::stopping() { tell("STOPPING=1"); }

} // namespace shoal::service
