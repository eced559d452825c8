// The main of ui tests: an application without a screen, in English, that keeps nothing.
#include <QApplication>
#include <QLocale>
#include <QStandardPaths>

#include <gtest/gtest.h>

namespace {
/// What a test closed is deleted before the next one begins.
class Sweeper : public testing::EmptyTestEventListener {
    void OnTestEnd(const testing::TestInfo&) override
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};
} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Nothing of ours may reach the services of whoever runs the tests.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedStates});
    const QApplication application{argc, argv};
    testing::InitGoogleTest(&argc, argv);
    testing::UnitTest::GetInstance()->listeners().Append(new Sweeper);
    return RUN_ALL_TESTS();
}
