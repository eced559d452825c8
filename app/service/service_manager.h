// What the service manager that started us (systemd) is told: sd_notify(3).
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace shoal::service {

/// Each call is one datagram to NOTIFY_SOCKET, and nothing where there is none: a service that somebody runs by hand
/// has nobody to tell. Built without libsystemd it never has.
class ServiceManager {
public:
    /// Whether there is one.
    static bool isThere();
    /// How often it wants to hear `alive` at the least. Nothing: it doesn't watch us.
    static std::optional<std::chrono::microseconds> watchdog();

    static void ready();
    /// A line for people (`systemctl status`).
    static void status(const std::string& text);
    static void alive();
    /// `ready` ends it.
    static void reloading();
    static void stopping();
};

} // namespace shoal::service
