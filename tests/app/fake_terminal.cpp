#include "tests/app/fake_terminal.h"

#include <sstream>
#include <utility>

namespace shoal::test {

class FakeTerminal::TakenScreen : public app::FullScreen {
public:
    explicit TakenScreen(FakeTerminal& terminal)
        : terminal_{terminal}
    {
        terminal_.isTaken = true;
    }
    ~TakenScreen() override { terminal_.isTaken = false; }
    app::ScreenSize size() const override { return terminal_.size; }
    void show(const std::vector<app::ScreenLine>& lines) override
    {
        terminal_.drawn = lines;
        ++terminal_.drawings;
    }

private:
    FakeTerminal& terminal_;
};

Result<std::unique_ptr<app::FullScreen>> FakeTerminal::takeScreen(Executor, app::FullScreen::Handlers handlers)
{
    if (!shown.isTerminal)
        return fail(ErrorKind::BadArgument, "Standard output", "it is no terminal that can be drawn on");
    handlers_ = std::move(handlers);
    return std::make_unique<TakenScreen>(*this);
}

void FakeTerminal::type(const app::Key& key)
{
    if (isTaken)
        handlers_.key(key);
}

void FakeTerminal::resize(app::ScreenSize to)
{
    size = to;
    if (isTaken)
        handlers_.resized();
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

} // namespace shoal::test
