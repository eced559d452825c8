// Every screen of the desktop, by name.
#pragma once

#include <QPixmap>

#include <functional>
#include <vector>

namespace shoal::ui::shots {

struct Screen {
    const char* name;
    std::function<QPixmap()> render;
};
const std::vector<Screen>& screens();

} // namespace shoal::ui::shots
