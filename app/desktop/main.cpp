// The entry of `shoal-desktop`: builds the parts that touch the system, and hands them over.
#include "app/desktop/desktop.h"
#include "app/desktop/end_signals.h"
#include "app/desktop/main_window_parts.h"
#include "app/desktop/profile.h"
#include "app/desktop/single_instance.h"
#include "app/desktop/translations.h"
#include "app/service/profile_engine.h"
#include "ui/system/icons.h"
#include "ui/system/system_surroundings.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"

#include <QApplication>
#include <QSettings>

#include <cstdio>
#include <exception>

namespace {
using namespace shoal;
using namespace shoal::app;

/// Also what `reloadSettings` reads again.
Result<std::unique_ptr<Engine>> openEngine(const DesktopProfile& profile)
{
    auto settings = profile.settings();
    if (!settings)
        return fail(settings.error());
    LocalEngineOptions options{.profile = profile.folder,
                               .settings = std::move(*settings),
                               .autostart = Autostart::All,
                               .purpose = "shoal-desktop"};
    options.readSettings = [profile] { return profile.settings(); };
    auto engine = service::ProfileEngine::open(std::move(options));
    if (!engine)
        return fail(engine.error());
    return std::unique_ptr<Engine>{std::move(*engine)};
}

int complain(const Error& error)
{
    const auto words = ui::wordsFor(error);
    std::fprintf(stderr, "shoal-desktop: %s %s\n", qPrintable(words.what), qPrintable(words.advice));
    return 1;
}

int run(const QApplication& application, const DesktopArguments& arguments)
{
    const auto profile = DesktopProfile::of(arguments);
    if (!profile)
        return complain(profile.error());
    const auto socket = profile->instanceSocket();
    SingleInstance instance{socket.value_or(std::filesystem::path{})};
    if (socket && instance.claim() == SingleInstance::Claim::Taken && instance.handOver(arguments.wish))
        return 0;

    QSettings looks{ui::text(profile->looksFile()), QSettings::IniFormat};
    ui::Tray tray;
    ui::SystemSurroundings surroundings{{.notifyOtherwise = [&](const ui::Notice& notice) { tray.tell(notice); }}};
    MainWindowParts window{looks};
    Desktop desktop{{.openEngine = [profile] { return openEngine(*profile); },
                     .makeWindow = [&](ui::Desk& desk, const WindowHooks& hooks) { return window.make(desk, hooks); },
                     .settingsFile = profile->settingsFile,
                     .wishes = [&] { return window.wishes(); }},
                    surroundings,
                    tray};
    const EndSignals signals;
    QObject::connect(&signals, &EndSignals::came, &desktop, &Desktop::quit);
    QObject::connect(&instance, &SingleInstance::asked, &desktop, &Desktop::ask);
    QObject::connect(&desktop, &Desktop::ending, &instance, &SingleInstance::release);
    QObject::connect(&desktop, &Desktop::ended, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    desktop.start(arguments.wish);
    return QApplication::exec();
}
} // namespace

int main(int argc, char** argv)
{
    try {
        QCoreApplication::setApplicationName(QStringLiteral("shoal-desktop"));
        QCoreApplication::setApplicationVersion(QStringLiteral(SHOAL_VERSION));
        QGuiApplication::setApplicationDisplayName(QStringLiteral("Shoal"));
        QGuiApplication::setDesktopFileName(QStringLiteral("org.shoal.Desktop"));
        const QApplication application{argc, argv};
        QGuiApplication::setQuitOnLastWindowClosed(false);
        QApplication::setWindowIcon(ui::applicationIcon());
        QObject translators;
        installTranslations(translators);
        const auto arguments = readArguments(QCoreApplication::arguments(), std::filesystem::current_path());
        if (const auto* printed = std::get_if<Printed>(&arguments)) {
            std::fputs(qPrintable(printed->text), printed->exit == 0 ? stdout : stderr);
            return printed->exit;
        }
        return run(application, std::get<DesktopArguments>(arguments));
    } catch (const std::exception& error) {
        // The last catch of the main thread: whatever comes here is a defect.
        std::fprintf(stderr, "shoal-desktop: internal error: %s\n", error.what());
        return 1;
    }
}
