#include "app/desktop/main_window_parts.h"

#include "ui/window/main_window.h"

#include <QSettings>

namespace shoal::app {
namespace {
void trigger(ui::MainWindow& window, const QString& key)
{
    for (const auto& row : ui::actionTable())
        if (key == QLatin1String{row.key})
            window.actions()[row.act].trigger();
}
} // namespace

DesktopWindow MainWindowParts::make(ui::Desk& desk, const WindowHooks& hooks)
{
    auto window = std::make_unique<ui::MainWindow>(desk, looks_);
    auto* made = window.get();
    QObject::connect(made, &ui::MainWindow::closeWanted, made, hooks.closeWanted);
    QObject::connect(made, &ui::MainWindow::quitWanted, made, hooks.quitWanted);
    QObject::connect(made, &ui::MainWindow::told, made, hooks.told);
    return {.widget = std::move(window),
            .open = [made](const QStringList& what) { made->open(what); },
            .act = [made](const QString& key) { trigger(*made, key); },
            .comeToFront = [made] { made->comeToFront(); }};
}

DesktopWishes MainWindowParts::wishes() const
{
    const auto isOn = [this](const char* key, bool standard) {
        return looks_.value(QLatin1String{key}, standard).toBool();
    };
    return {.isDoneTold = isOn("desktop.tell_done", true),
            .isTroubleTold = isOn("desktop.tell_trouble", true),
            .hasTrayIcon = isOn("desktop.tray_icon", true),
            .closesToTray = isOn("desktop.close_to_tray", false),
            .confirmsQuit = isOn("desktop.confirm_quit", true)};
}

} // namespace shoal::app
