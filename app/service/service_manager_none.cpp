// For a build without libsystemd.
#include "app/service/service_manager.h"

namespace shoal::service {

bool ServiceManager::isThere() { return false; }
std::optional<std::chrono::microseconds> ServiceManager::watchdog() { return std::nullopt; }
void ServiceManager::ready() {}
void ServiceManager::status(const std::string&) {}
void ServiceManager::alive() {}
void ServiceManager::reloading() {}
void ServiceManager::stopping() {}

} // namespace shoal::service
