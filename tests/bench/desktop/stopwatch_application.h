// An application that knows how long each event kept its loop from the next one.
#pragma once

#include <QApplication>

#include <chrono>
#include <vector>

namespace shoal::bench {

class StopwatchApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;

    void restart();
    std::chrono::microseconds longest() const;
    /// Of all events since `restart`: what this part of them took at most (0 to 1).
    std::chrono::microseconds atMost(double part) const;
    std::size_t events() const { return times_.size(); }
    /// Paints of whole windows: frames.
    std::size_t frames() const { return frames_; }

private:
    int depth_ = 0; ///< an event that is handled within another is part of it
    std::size_t frames_ = 0;
    std::vector<std::chrono::microseconds> times_;
};

} // namespace shoal::bench
