// The main window over a life of its own, and perhaps a dialog on it.
#pragma once

#include "tests/ui/desk_of_tests.h"
#include "ui/preferences/desktop_choices.h"
#include "ui/window/main_window.h"

#include <QPointer>
#include <QSettings>

#include <functional>
#include <memory>

namespace shoal::ui::shots {

/// Gives what was begun the time that it takes.
using Settle = std::function<void()>;

class Stage {
public:
    Stage(const std::function<void(test::FakeEngine::Script&)>& fill, Settle settle);

    DeskOfTests& on() { return on_; }
    MainWindow& window() { return *window_; }
    void settle() { settle_(); }
    void choose(std::int64_t id);
    void showTab(int index);

    /// Shows a dialog, which is then what the screen is about.
    void put(std::unique_ptr<QWidget> dialog);
    void lookAt(QWidget& dialog) { shown_ = &dialog; }
    /// What the screen is about: the main window or the dialog on it.
    QWidget& shown() { return *shown_; }

private:
    DeskOfTests on_;
    Settle settle_;
    QSettings kept_{QString::fromStdString((on_.folder / "window.ini").string()), QSettings::IniFormat};
    DesktopChoices choices_{kept_};
    std::unique_ptr<MainWindow> window_;
    std::unique_ptr<QWidget> dialog_;
    QPointer<QWidget> shown_;
};

} // namespace shoal::ui::shots
