// Somebody who uses the whole desktop: a profile with its own engine and window, put together as the program does it.
#pragma once

#include "app/desktop/desktop.h"
#include "app/desktop/profile.h"
#include "tests/support/closed_network.h"
#include "ui/list/share_list_view.h"
#include "ui/system/system_surroundings.h"
#include "ui/window/main_window.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace shoal::test {

/// Waits for what the event loop brings; only a failure uses the time up.
template <class Condition>
bool arrives(Condition condition)
{
    return QTest::qWaitFor(condition, static_cast<int>(std::chrono::milliseconds{programPatience}.count()));
}

class User {
public:
    /// `settings`: "KEY=VALUE", after those of the network.
    User(const ClosedNetwork& network, const Peer& peer, const std::vector<std::string>& settings = {});

    /// Opens the profile, and waits for the window.
    void start(const app::Wish& wish = {});
    /// Asks to quit, as closing the window does where there is no tray.
    void closeWindow();
    bool hasEnded() const { return ended_.count() > 0; }
    app::Desktop& desktop() { return *desktop_; }
    ui::MainWindow& window() { return *window_; }
    bool hasWindow() const { return !window_.isNull(); }

    /// Lets files go over the window, as a file manager does.
    void drop(const std::vector<std::filesystem::path>& paths);
    void press(const char* keys);
    /// The sheet of this kind that is open; waits for it. Null, and a test failure: none came.
    template <class Sheet>
    Sheet* sheet()
    {
        Sheet* open = nullptr;
        const auto look = [&] {
            for (auto* each : window_->template findChildren<Sheet*>())
                if (each->isVisible())
                    open = each;
            return open != nullptr;
        };
        EXPECT_TRUE(arrives(look)) << Sheet::staticMetaObject.className() << "; the window says: " << message();
        return open;
    }
    /// Pastes a link with Ctrl+L, has `folder` for its target, and waits for the list of its files.
    QDialog* openLink(const std::string& link, const std::filesystem::path& folder);
    /// By mouse. The button can be pressed, or the test fails.
    static void click(QWidget& sheet, const char* button);

    /// The rows of the list, as far as they are known.
    std::vector<ShareRow> rows();
    bool showsOnly(ShareState state);
    ui::ShareListView& list() { return *window_->findChild<ui::ShareListView*>(); }
    void chooseFirst();
    /// What the line above the list says.
    std::string message();
    const std::vector<ui::Notice>& notices() const { return notices_; }

private:
    app::DesktopProfile profile_;
    std::vector<ui::Notice> notices_;
    QSettings looks_;
    ui::DesktopChoices choices_;
    ui::Tray tray_;
    ui::SystemSurroundings surroundings_;
    QPointer<ui::MainWindow> window_;
    std::unique_ptr<app::Desktop> desktop_;
    QSignalSpy ended_;
};

} // namespace shoal::test
