// How soon the window is there, and whether anything ever holds it up. Prints a table; times are for people, tests
// count.
#include "tests/bench/desktop/stopwatch_application.h"
#include "tests/support/distant_engine.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/desk_of_tests.h"
#include "tests/ui/shots/sample.h"
#include "ui/list/share_list_view.h"
#include "ui/window/main_window.h"

#include <QLineEdit>
#include <QSettings>
#include <QTest>
#include <QTimer>

#include <fmt/format.h>

namespace shoal::bench {
namespace {
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

double inMilliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

/// A window over an engine far away, with so many shares.
class Stage {
public:
    Stage(int shares, std::chrono::milliseconds late)
        : engine_{filled(script_, shares), late}
    {}

    void open()
    {
        window_ = std::make_unique<ui::MainWindow>(desk_, kept_);
        window_->resize(1280, 800);
        window_->show();
    }
    ui::MainWindow& window() { return *window_; }
    ui::ShareListView& list() { return *window_->findChild<ui::ShareListView*>(); }
    test::DistantEngine& engine() { return engine_; }
    bool hasLastRow() { return model().shareAt(model().rowCount() - 1) != nullptr; }
    bool isSortedDown() { return hasRows() && model().shareAt(0) != nullptr && model().shareAt(0)->id.value != 1; }
    ui::ShareListModel& model() { return static_cast<ui::ShareListModel&>(*list().model()); }
    bool hasRows() { return list().isVisible() && list().model()->index(0, 0).data().toString().size() > 1; }

private:
    static test::FakeEngine::Script& filled(test::FakeEngine::Script& script, int shares)
    {
        ui::shots::fillWithMany(script, shares);
        return script;
    }

    test::TemporaryFolder folder_;
    test::FakeEngine::Script script_;
    test::DistantEngine engine_;
    ui::CoreBridge core_{engine_};
    ui::SettingsHome settings_{core_, folder_ / "shoal.toml"};
    ui::FakeSurroundings surroundings_;
    ui::Desk desk_{core_, settings_, surroundings_};
    QSettings kept_{QString::fromStdString((folder_ / "window.ini").string()), QSettings::IniFormat};
    std::unique_ptr<ui::MainWindow> window_;
};

void printRow(const std::string& what, const std::string& figure, const std::string& bar)
{
    fmt::print("| {:<62} | {:>34} | {:>10} |\n", what, figure, bar);
}

void measureOpening(int shares)
{
    Stage stage{shares, 0ms};
    const auto begun = Clock::now();
    stage.open();
    const bool isThere = QTest::qWaitFor([&] { return stage.hasRows(); }, 30'000);
    printRow(fmt::format("window with rows, {} shares", shares),
             isThere ? fmt::format("{:.0f} ms", inMilliseconds(Clock::now() - begun)) : "never", "500 ms");
}

void measureChanges(StopwatchApplication& application, int shares)
{
    Stage stage{shares, 0ms};
    stage.open();
    QTest::qWaitFor([&] { return stage.hasRows(); }, 30'000);
    std::uint64_t round = 0;
    QTimer changes;
    // A tenth of a second's share of 1,000 a second.
    QObject::connect(&changes, &QTimer::timeout, [&] {
        ++round;
        stage.engine().play([round, shares](test::FakeEngine& engine) {
            for (std::uint64_t i = 0; i < 100; ++i) {
                const ShareId id{
                    static_cast<std::int64_t>((round * 100 + i)
                                              % std::min<std::uint64_t>(1000, static_cast<std::uint64_t>(shares)))
                    + 1};
                auto row = engine.script().rows[id];
                row.downRate.value += 1024 * (i + 1);
                row.peers = static_cast<std::uint32_t>(round % 50);
                engine.change(row);
            }
        });
    });
    application.restart();
    changes.start(100ms);
    // How long it is looked at, not a wait for anything.
    QTest::qWait(10'000);
    printRow(fmt::format("1,000 rows change each second for 10 s, {} shares: longest event", shares),
             fmt::format("{:.1f} ms (p99 {:.1f}, {} frames)", inMilliseconds(application.longest()),
                         inMilliseconds(application.atMost(0.99)), application.frames()),
             "50 ms");
}

void measureLateEngine(StopwatchApplication& application)
{
    Stage stage{10'000, 10s};
    application.restart();
    stage.open();
    QTest::qWaitFor([&] { return stage.hasRows(); }, 60'000);
    QTest::keyClicks(stage.window().findChild<QLineEdit*>("search"), "share");
    stage.list().selectAll();
    stage.window().actions()[ui::Act::Pause].trigger();
    stage.list().scrollToBottom();
    QTest::qWaitFor([&] { return stage.hasLastRow(); }, 60'000);
    printRow("every answer comes after 10 s: longest event",
             fmt::format("{:.1f} ms of {} events", inMilliseconds(application.longest()), application.events()),
             "50 ms");
}

void measureSelection(StopwatchApplication& application, int shares)
{
    Stage stage{shares, 0ms};
    stage.open();
    QTest::qWaitFor([&] { return stage.hasRows(); }, 30'000);
    application.restart();
    QTest::keySequence(&stage.list(), QKeySequence{QKeySequence::SelectAll});
    stage.list().scrollToBottom();
    QTest::qWaitFor([&] { return stage.hasLastRow(); }, 30'000);
    stage.list().sortByColumn(0, Qt::DescendingOrder);
    stage.list().scrollToTop();
    QTest::qWaitFor([&] { return stage.isSortedDown(); }, 30'000);
    printRow(fmt::format("select all, scroll to the end, sort, {} shares: longest event", shares),
             fmt::format("{:.1f} ms", inMilliseconds(application.longest())), "50 ms");
}

} // namespace
} // namespace shoal::bench

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    shoal::bench::StopwatchApplication application{argc, argv};
    fmt::print("| {:<62} | {:>34} | {:>10} |\n|---|---:|---:|\n", "What", "Measured", "Bar");
    for (const int shares : {10'000, 100'000}) {
        shoal::bench::measureOpening(shares);
        shoal::bench::measureChanges(application, shares);
        shoal::bench::measureSelection(application, shares);
    }
    shoal::bench::measureLateEngine(application);
    return 0;
}
