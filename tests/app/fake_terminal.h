// A terminal that keeps what it is told.
#pragma once

#include "app/shoal/terminal/terminal.h"

#include <string>
#include <vector>

namespace shoal::test {

class FakeTerminal : public app::Terminal {
public:
    Result<std::unique_ptr<app::FullScreen>> takeScreen(Executor home, app::FullScreen::Handlers handlers) override;
    /// What somebody at a terminal does; nothing while no command has taken its screen.
    void type(const app::Key& key);
    void type(const std::string& letter) { type({app::KeyKind::Text, letter}); }
    void resize(app::ScreenSize size);

    void write(app::Channel channel, std::string_view text) override
    {
        (channel == app::Channel::Results ? results : messages) += text;
        all += text;
    }
    app::Screen screen(app::Channel) const override { return shown; }
    bool isBroken() const override { return broken; }
    bool canAsk() const override { return answer.has_value(); }
    std::optional<std::string> ask(std::string_view question) override
    {
        write(app::Channel::Messages, question);
        return answer;
    }
    std::optional<std::string> askSecret(std::string_view question) override
    {
        write(app::Channel::Messages, question);
        if (secrets.empty())
            return answer;
        auto secret = secrets.front();
        secrets.erase(secrets.begin());
        return secret;
    }

    std::string results;
    std::string messages;
    std::string all; ///< both, in order
    app::Screen shown;
    bool broken = false;
    std::optional<std::string> answer; ///< of whoever sits there
    std::vector<std::string> secrets;  ///< typed unseen, one after the other
    app::ScreenSize size;
    std::vector<app::ScreenLine> drawn; ///< what stands on the screen that was taken
    int drawings = 0;
    bool isTaken = false;

private:
    class TakenScreen;
    app::FullScreen::Handlers handlers_;
};

/// Without their ends.
std::vector<std::string> linesOf(const std::string& text);

} // namespace shoal::test
