#include "tests/desktop/journeys/screen.h"

#include <csignal>
#include <stdexcept>

namespace shoal::test {

Screen::Screen(const std::filesystem::path& home)
    : server_{{"-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0", "1280x900x24"},
              {.home = home, .program = "Xvfb", .onLine = [this](const std::string& line) {
                   if (!std::exchange(isNumbered_, true))
                       number_.set_value(line);
               }}}
{
    auto number = number_.get_future();
    if (number.wait_for(programPatience) != std::future_status::ready)
        throw std::runtime_error{"no screen: " + server_.account()};
    display_ = ":" + number.get();
}

Screen::~Screen()
{
    server_.signal(SIGTERM); // so that it takes its lock with it
    server_.waitForEnd();
}

} // namespace shoal::test
