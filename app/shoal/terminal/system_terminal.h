// The process's own standard output and error.
#pragma once

#include "app/shoal/terminal/terminal.h"

namespace shoal::app {

/// Colours only on a terminal that isn't "dumb", and not when NO_COLOR is set (no-color.org). The width is asked for
/// at each call, so that it follows the window.
class SystemTerminal : public Terminal {
public:
    void write(Channel channel, std::string_view text) override;
    Screen screen(Channel channel) const override;
    bool isBroken() const override;
    Result<std::unique_ptr<FullScreen>> takeScreen(Executor home, FullScreen::Handlers handlers) override;
    bool canAsk() const override;
    std::optional<std::string> ask(std::string_view question) override;
    std::optional<std::string> askSecret(std::string_view question) override;

private:
    bool isBroken_ = false;
};

} // namespace shoal::app
