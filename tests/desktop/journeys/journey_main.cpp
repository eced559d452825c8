// The main of tests with the whole desktop: sealed, on a screen of their own, in English, with a home of their own.
#include "tests/desktop/journeys/screen.h"
#include "tests/support/sealed_network.h"
#include "tests/support/temporary_folder.h"

#include <QApplication>
#include <QLocale>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

void set(const std::string& pair)
{
    const auto equals = pair.find('=');
    setenv(pair.substr(0, equals).c_str(), pair.substr(equals + 1).c_str(), 1);
}

int runOnAScreen(int argc, char** argv)
{
    if (const auto failure = sealNetwork()) {
        std::fprintf(stderr, "cannot seal the network, so no test runs: %s\n", failure->c_str());
        return EXIT_FAILURE;
    }
    const TemporaryFolder folder;
    const Screen screen{folder / "screen"};
    const auto home = folder / "home";
    std::filesystem::create_directories(home / "run");
    std::filesystem::permissions(home / "run", std::filesystem::perms::owner_all);
    for (const auto& pair : programEnvironment(home))
        set(pair);
    set("DISPLAY=" + screen.display());
    set("QT_QPA_PLATFORM=xcb");
    // Nothing of ours may reach the services of whoever runs the tests.
    set("DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent");
    set("DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nonexistent");
    QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedStates});
    const QApplication application{argc, argv};
    QApplication::setQuitOnLastWindowClosed(false);
    return RUN_ALL_TESTS();
}
} // namespace
} // namespace shoal::test

int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    if (GTEST_FLAG_GET(list_tests))
        return RUN_ALL_TESTS();
    try {
        return shoal::test::runOnAScreen(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "no test runs: %s\n", error.what());
        return EXIT_FAILURE;
    }
}
