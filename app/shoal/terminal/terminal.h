// Where a program's words go: two channels, and what stands behind each.
#pragma once

#include "app/shoal/terminal/full_screen.h"
#include "core/events.h"
#include "core/result.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace shoal::app {

enum class Channel {
    Results,  ///< standard output: what was asked for
    Messages, ///< standard error: progress, notes and errors
};

/// What a channel can show.
struct Screen {
    bool isTerminal = false; ///< a line on it can be drawn again
    bool hasColours = false;
    std::size_t columns = 80;
    std::size_t rows = 24;
};

class Terminal {
public:
    virtual ~Terminal() = default;
    virtual void write(Channel channel, std::string_view text) = 0;
    virtual Screen screen(Channel channel) const = 0;
    /// Nobody takes the results any more (a closed pipe, also before anything was written to it; a full disk).
    virtual bool isBroken() const = 0;
    /// All of it, until the object goes; handlers are called on the executor's thread. Error: BadArgument (it is none
    /// that can be drawn on).
    virtual Result<std::unique_ptr<FullScreen>> takeScreen(Executor home, FullScreen::Handlers handlers) = 0;

    /// Somebody sits there who can answer.
    virtual bool canAsk() const = 0;
    /// Shows the question on the messages channel and waits for a line. Nothing when there is nobody to ask, or when
    /// the answer is Ctrl-C or the end of input.
    virtual std::optional<std::string> ask(std::string_view question) = 0;
    /// The same, and what is typed isn't shown.
    virtual std::optional<std::string> askSecret(std::string_view question) = 0;
};

} // namespace shoal::app
