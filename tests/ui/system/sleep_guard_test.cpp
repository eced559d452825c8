#include "ui/system/sleep_guard.h"

#include "tests/ui/desk_of_tests.h"
#include "tests/ui/system/private_bus.h"

#include <QFile>

#include <array>
#include <gtest/gtest.h>
#include <poll.h>
#include <unistd.h>

namespace shoal::ui {

/// Plays the desktop's portal, and a request that it made.
class SleepPortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Inhibit")
public:
    std::vector<uint> asked;

public Q_SLOTS:
    QDBusObjectPath Inhibit(const QString& /*window*/, uint flags, const QVariantMap& /*options*/) // NOLINT
    {
        asked.push_back(flags);
        return QDBusObjectPath{QStringLiteral("/request/1")};
    }
};

class PortalRequest : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Request")
public:
    int closed = 0;

public Q_SLOTS:
    void Close() { ++closed; } // NOLINT(readability-identifier-naming): the bus's names
};

/// Plays logind: who is told to wait holds the other end of a pipe.
class Logind : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    ~Logind() override
    {
        if (ends_[0] >= 0)
            ::close(ends_[0]);
    }
    QStringList asked;
    /// False once the other end is closed.
    bool isHeld() const
    {
        pollfd end{.fd = ends_[0], .events = POLLIN, .revents = 0};
        return ends_[0] >= 0 && ::poll(&end, 1, 0) == 0;
    }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& /*who*/, const QString& /*why*/, // NOLINT
                                    const QString& mode)
    {
        asked << what << mode;
        if (::pipe(ends_.data()) != 0)
            return {};
        QDBusUnixFileDescriptor given{ends_[1]};
        ::close(ends_[1]);
        return given;
    }

private:
    std::array<int, 2> ends_{-1, -1};
};

namespace {

class SleepGuardOnABus : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(bus.offer(portal, QStringLiteral("org.freedesktop.portal.Desktop"),
                              QStringLiteral("/org/freedesktop/portal/desktop")));
        ASSERT_TRUE(
            bus.offer(logind, QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1")));
    }

    PrivateBus bus;
    SleepPortal portal;
    Logind logind;
    SleepGuard guard{bus.connect(), bus.connect()};
};

TEST_F(SleepGuardOnABus, KeepsAwakeUntilItIsDone)
{
    guard.hold(true);
    EXPECT_TRUE(comes([&] { return logind.isHeld() && portal.asked.size() == 1; }));
    EXPECT_EQ(portal.asked, std::vector<uint>{4}) << "suspending, and nothing else";
    EXPECT_EQ(logind.asked, (QStringList{QStringLiteral("idle"), QStringLiteral("block")}))
        << "who tells it to sleep is obeyed";

    guard.hold(false);
    EXPECT_TRUE(comes([&] { return !logind.isHeld(); }));
}

TEST_F(SleepGuardOnABus, AsksOnceHoweverOftenItIsTold)
{
    guard.hold(true);
    guard.hold(true);
    EXPECT_TRUE(comes([&] { return logind.isHeld() && !portal.asked.empty(); }));
    guard.hold(true);
    EXPECT_EQ(portal.asked.size(), 1U);
    EXPECT_EQ(logind.asked.size(), 2U);
}

TEST_F(SleepGuardOnABus, LetsGoOfWhatIsGrantedTooLate)
{
    guard.hold(true);
    guard.hold(false); // before anybody answered
    EXPECT_TRUE(comes([&] { return logind.asked.size() == 2 && !logind.isHeld(); }));
}

TEST(SleepGuard, ClosesThePortalsRequest)
{
    PrivateBus bus;
    SleepPortal portal;
    PortalRequest request;
    auto offered = bus.connect();
    ASSERT_TRUE(offered.registerObject(QStringLiteral("/request/1"), &request, QDBusConnection::ExportAllSlots));
    ASSERT_TRUE(offered.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
                                       QDBusConnection::ExportAllSlots));
    ASSERT_TRUE(offered.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    SleepGuard guard{bus.connect(), noBus()};
    guard.hold(true);
    guard.hold(false);
    EXPECT_TRUE(comes([&] { return request.closed == 1; })) << "granted after it was given up";
    guard.hold(true);
    EXPECT_TRUE(comes([&] { return portal.asked.size() == 2; }));
    EXPECT_TRUE(comes([&] {
        guard.hold(false);
        return request.closed == 2;
    }));
}

TEST(SleepGuard, DoesNothingWhereThereIsNoBus)
{
    SleepGuard guard{noBus(), noBus()};
    guard.hold(true);
    guard.hold(false);
    SUCCEED();
}

} // namespace
} // namespace shoal::ui

#include "sleep_guard_test.moc"
