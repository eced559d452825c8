#include "tests/bench/desktop/stopwatch_application.h"

#include <QWidget>

#include <algorithm>

namespace shoal::bench {

bool StopwatchApplication::notify(QObject* receiver, QEvent* event)
{
    if (event->type() == QEvent::UpdateRequest && receiver->isWidgetType()
        && static_cast<QWidget*>(receiver)->isWindow())
        ++frames_;
    const auto begun = std::chrono::steady_clock::now();
    ++depth_;
    const bool isTaken = QApplication::notify(receiver, event);
    if (--depth_ == 0)
        times_.push_back(
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun));
    return isTaken;
}

void StopwatchApplication::restart()
{
    times_.clear();
    frames_ = 0;
}

std::chrono::microseconds StopwatchApplication::longest() const { return atMost(1.0); }

std::chrono::microseconds StopwatchApplication::atMost(double part) const
{
    if (times_.empty())
        return {};
    auto sorted = times_;
    const auto at = std::min(static_cast<std::size_t>(part * static_cast<double>(sorted.size())), sorted.size() - 1);
    std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(at));
    return sorted[at];
}

} // namespace shoal::bench
