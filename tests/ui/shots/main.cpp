// Renders every screen of the desktop into pictures: `./dev shots`. Shown over the fake engine, with a sample life.
#include "tests/ui/shots/looks.h"
#include "tests/ui/shots/screens.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

namespace shoal::ui::shots {
namespace {

int renderAll(const QString& folder, const QString& look)
{
    int failures = 0;
    for (const auto& screen : screens()) {
        // Until timers of a second have run and nothing more comes.
        const auto picture = screen.show([] { QTest::qWait(1300); })->shown().grab();
        const auto file = QStringLiteral("%1/%2-%3.png").arg(folder, look, QLatin1String{screen.name});
        if (picture.isNull() || !picture.save(file)) {
            std::fprintf(stderr, "%s could not be written\n", qPrintable(file));
            ++failures;
        }
    }
    return failures == 0 ? 0 : 1;
}

} // namespace
} // namespace shoal::ui::shots

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QApplication application{argc, argv};
    QCommandLineParser parser;
    parser.addPositionalArgument("folder", "where the pictures go");
    parser.addPositionalArgument("look", "one of: light dark contrast german chinese rightToLeft double");
    parser.addHelpOption();
    parser.process(application);
    const auto arguments = parser.positionalArguments();
    if (arguments.size() != 2 || !shoal::ui::shots::wear(arguments[1])) {
        std::fprintf(stderr, "usage: shoal_shots FOLDER LOOK\n");
        return 2;
    }
    return shoal::ui::shots::renderAll(arguments[0], arguments[1]);
}
