// A whole terminal for one command: lines that are drawn again and again, and the keys that are typed.
#pragma once

#include "app/shoal/terminal/keys.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace shoal::app {

struct ScreenSize {
    std::size_t columns = 80;
    std::size_t rows = 24;
    bool operator==(const ScreenSize&) const = default;
};

struct ScreenLine {
    std::string text;      ///< printable, and no wider than the screen
    bool isMarked = false; ///< dark on bright, over the whole width
};

/// The terminal is as it was before when the object goes.
class FullScreen {
public:
    /// Called on the executor's thread, and never once the object has gone.
    struct Handlers {
        std::function<void(const Key&)> key;
        std::function<void()> resized;
        std::function<void()> closed; ///< nobody can type any more
    };

    virtual ~FullScreen() = default;
    virtual ScreenSize size() const = 0;
    /// Everything that it shows from now on.
    virtual void show(const std::vector<ScreenLine>& lines) = 0;
};

/// The bytes that draw the lines, from the top left on.
std::string drawing(const std::vector<ScreenLine>& lines, ScreenSize size);

} // namespace shoal::app
