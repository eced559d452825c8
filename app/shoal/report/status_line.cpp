#include "app/shoal/report/status_line.h"

#include <utility>

namespace shoal::app {
namespace {
constexpr auto eraseLine = "\r\x1b[K";
constexpr std::chrono::seconds plainPause{10};

unsigned tenthOf(const Glance& glance)
{
    return glance.total == 0
        ? 0
        : static_cast<unsigned>(static_cast<double>(glance.done) * 10.0 / static_cast<double>(glance.total));
}
} // namespace

bool StatusLine::isDue(const Glance& glance) const
{
    if (!lastTime_)
        return true;
    if (tenthOf(glance) > lastTenth_)
        return true;
    return glance.plain != lastPlain_ && clock_() - *lastTime_ >= plainPause;
}

void StatusLine::show(const Glance& glance)
{
    if (terminal_.screen(Channel::Messages).isTerminal) {
        if (glance.text != shown_)
            terminal_.write(Channel::Messages, eraseLine + glance.text);
        shown_ = glance.text;
        return;
    }
    if (!isDue(glance))
        return;
    lastPlain_ = glance.plain;
    lastTenth_ = tenthOf(glance);
    lastTime_ = clock_();
    terminal_.write(Channel::Messages, glance.plain + "\n");
}

void StatusLine::print(Channel channel, const std::string& line)
{
    const auto status = std::exchange(shown_, {});
    if (!status.empty())
        terminal_.write(Channel::Messages, eraseLine);
    terminal_.write(channel, line + "\n");
    if (!status.empty())
        terminal_.write(Channel::Messages, status);
    shown_ = status;
}

void StatusLine::clear()
{
    if (!std::exchange(shown_, {}).empty())
        terminal_.write(Channel::Messages, eraseLine);
    // What comes next is other work, with a progress of its own.
    lastTime_.reset();
    lastTenth_ = 0;
    lastPlain_.clear();
}

} // namespace shoal::app
