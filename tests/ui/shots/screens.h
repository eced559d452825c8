// Every screen of the desktop, by name: live, to be looked at and walked over.
#pragma once

#include "tests/ui/shots/stage.h"

#include <functional>
#include <memory>
#include <vector>

namespace shoal::ui::shots {

using Shown = std::unique_ptr<Stage>;
struct Screen {
    const char* name;
    std::function<Shown(const Settle&)> show;
};
const std::vector<Screen>& screens();

} // namespace shoal::ui::shots
