// One window a profile: a second start hands what it was asked to the first, and ends.
#pragma once

#include "app/desktop/arguments.h"

#include <QLocalServer>
#include <QObject>

#include <chrono>
#include <filesystem>

namespace shoal::app {

class SingleInstance : public QObject {
    Q_OBJECT
public:
    enum class Claim {
        First,      ///< this process has the window; others hand over to it
        Taken,      ///< another has
        Impossible, ///< nobody can be reached that way here (a disk without locks)
    };

    /// `socket` is for the user alone: mode 0600. A lock lies beside it, which the kernel frees however we end.
    explicit SingleInstance(std::filesystem::path socket);
    ~SingleInstance() override;

    Claim claim();
    /// Lets the next start be the first.
    void release();
    /// To the process that has the window. It waits for the answer; false: there was none in time.
    bool handOver(const Wish& wish, std::chrono::milliseconds patience = std::chrono::seconds{5});

Q_SIGNALS:
    void asked(const shoal::app::Wish& wish);

private:
    void welcome();
    void hear(QLocalSocket& client);

    std::filesystem::path socket_;
    QLocalServer server_;
    int lock_ = -1; ///< descriptor of the lock; -1: it isn't held
};

} // namespace shoal::app
