// Which events are worth a notice, and how many of one kind become one.
#pragma once

#include "ui/desk.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <set>

namespace shoal::ui {

class Notifier : public QObject {
    Q_OBJECT
public:
    /// What the user wants to hear, asked whenever something happens.
    struct Wishes {
        bool isDoneTold = true;
        bool isTroubleTold = true;
        bool isLookedAt = false; ///< the window shows it already
    };

    /// Events that come within `gathering` of the first one are told together.
    Notifier(Desk& desk, std::function<Wishes()> wishes,
             std::chrono::milliseconds gathering = std::chrono::milliseconds{1500}, QObject* parent = nullptr);

Q_SIGNALS:
    /// A notice about this share was clicked.
    void showWanted(shoal::ShareId id);

private:
    struct Trouble {
        ShareId id;
        Error error;
    };
    void listen();
    void gather();
    void tell();
    void tellFinished();
    void tellShared();
    void tellFailed();
    void tellWarnings();
    void tellEngine();
    /// Calls back with the row, while the notifier is there and the share too.
    void withRow(ShareId id, std::function<void(const ShareDetails&)> use);
    Notice::Action showing(ShareId id);

    Desk& desk_;
    std::function<Wishes()> wishes_;
    QTimer gathering_;
    std::vector<ShareId> finished_;
    std::vector<ShareId> announced_;
    std::vector<Trouble> failed_;
    std::vector<Error> warnings_;
    std::set<ShareId> added_; ///< in this run, and not announced yet
    bool isLost_ = false;     ///< since the last telling
    bool isLossTold_ = false;
};

} // namespace shoal::ui
