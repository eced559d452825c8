#include "app/desktop/made_window.h"

#include "ui/window/main_window.h"

namespace shoal::app {
namespace {
void trigger(ui::MainWindow& window, const QString& key)
{
    for (const auto& row : ui::actionTable())
        if (key == QLatin1String{row.key})
            window.actions()[row.act].trigger();
}
} // namespace

DesktopWindow makeMainWindow(ui::Desk& desk, QSettings& looks, const WindowHooks& hooks)
{
    auto window = std::make_unique<ui::MainWindow>(desk, looks);
    auto* made = window.get();
    QObject::connect(made, &ui::MainWindow::closeWanted, made, hooks.closeWanted);
    QObject::connect(made, &ui::MainWindow::quitWanted, made, hooks.quitWanted);
    QObject::connect(made, &ui::MainWindow::told, made, hooks.told);
    return {.widget = std::move(window),
            .open = [made](const QStringList& what) { made->open(what); },
            .act = [made](const QString& key) { trigger(*made, key); },
            .isHashing = [made] { return made->isHashing(); },
            .comeToFront = [made] { made->comeToFront(); }};
}

} // namespace shoal::app
