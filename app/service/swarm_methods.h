// What the control socket can be asked of private swarms (docs/control.md).
#pragma once

#include "app/service/methods.h"

namespace shoal::service {

std::map<std::string_view, Method> swarmMethods();

} // namespace shoal::service
