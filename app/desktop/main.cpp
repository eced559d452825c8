// The entry of `shoal-desktop`: builds the parts that touch the system, and hands them over.
#include "app/desktop/desktop.h"
#include "app/desktop/end_signals.h"
#include "app/desktop/made_window.h"
#include "app/desktop/opened_engine.h"
#include "app/desktop/profile.h"
#include "app/desktop/single_instance.h"
#include "app/desktop/translations.h"
#include "ui/system/icons.h"
#include "ui/system/system_surroundings.h"
#include "ui/system/theme_wearer.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"

#include <QApplication>
#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string_view>

namespace {
using namespace shoal;
using namespace shoal::app;

int complainOf(const Error& error)
{
    const auto words = ui::wordsFor(error);
    std::fprintf(stderr, "shoal-desktop: %s %s\n", qPrintable(words.what), qPrintable(words.advice));
    return 1;
}

int run(const QCoreApplication& application, const DesktopArguments& arguments)
{
    const auto profile = DesktopProfile::of(arguments);
    if (!profile)
        return complainOf(profile.error());
    const auto socket = profile->instanceSocket();
    SingleInstance instance{socket.value_or(std::filesystem::path{})};
    if (socket && instance.claim() == SingleInstance::Claim::Taken && instance.handOver(arguments.wish))
        return 0;

    QSettings looks{ui::text(profile->looksFile()), QSettings::IniFormat};
    ui::DesktopChoices choices{looks};
    const ui::ThemeWearer theme{choices};
    ui::Tray tray;
    ui::SystemSurroundings surroundings{{.notifyOtherwise = [&](const ui::Notice& notice) { tray.tell(notice); }}};
    Desktop desktop{
        {.openEngine = [profile] { return openEngine(*profile, complainOf); },
         .makeWindow = [&](ui::Desk& desk, const WindowHooks& hooks) { return makeMainWindow(desk, looks, hooks); },
         .settingsFile = profile->settingsFile},
        choices,
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

/// What was asked for is known before there is a screen: help and version need none.
bool needsNoScreen(int argc, char** argv)
{
    return std::any_of(argv + 1, argv + argc, [](const std::string_view word) {
        return word == "-h" || word == "--help" || word == "-V" || word == "--version";
    });
}

int answer(const QCoreApplication& application)
{
    QObject translators;
    installTranslations(translators);
    const auto arguments = readArguments(QCoreApplication::arguments(), std::filesystem::current_path());
    if (const auto* printed = std::get_if<Printed>(&arguments)) {
        std::fputs(qPrintable(printed->text), printed->exit == 0 ? stdout : stderr);
        return printed->exit;
    }
    return run(application, std::get<DesktopArguments>(arguments));
}
} // namespace

int main(int argc, char** argv)
{
    try {
        QCoreApplication::setApplicationName(QStringLiteral("shoal-desktop"));
        QCoreApplication::setApplicationVersion(QStringLiteral(SHOAL_VERSION));
        QGuiApplication::setApplicationDisplayName(QStringLiteral("Shoal"));
        QGuiApplication::setDesktopFileName(QStringLiteral("org.shoal.Desktop"));
        if (needsNoScreen(argc, argv))
            return answer(QCoreApplication{argc, argv});
        const QApplication application{argc, argv};
        QGuiApplication::setQuitOnLastWindowClosed(false);
        QApplication::setWindowIcon(ui::applicationIcon());
        return answer(application);
    } catch (const std::exception& error) {
        // The last catch of the main thread: whatever comes here is a defect.
        std::fprintf(stderr, "shoal-desktop: internal error: %s\n", error.what());
        return 1;
    }
}
