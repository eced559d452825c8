#include "ui/system/notices.h"

#include "tests/ui/desk_of_tests.h"
#include "tests/ui/system/private_bus.h"

#include <gtest/gtest.h>

namespace shoal::ui {

/// Plays the desktop's service.
class NoticeService : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Told {
        QString title;
        QString text;
        QStringList actions;
        QVariantMap hints;
    };
    QStringList capabilities;
    std::vector<Told> told;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; } // NOLINT(readability-identifier-naming): the bus's names
    uint Notify(const QString& /*program*/, uint /*replaces*/, const QString& /*icon*/, const QString& title, // NOLINT
                const QString& text, const QStringList& actions, const QVariantMap& hints, int /*time*/)
    {
        told.push_back({title, text, actions, hints});
        return static_cast<uint>(told.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);  // NOLINT(readability-identifier-naming)
    void ActivationToken(uint id, const QString& token); // NOLINT(readability-identifier-naming)
    void NotificationClosed(uint id, uint reason);       // NOLINT(readability-identifier-naming)
};

namespace {

class NoticesOnABus : public testing::Test {
protected:
    void SetUp() override
    {
        service.capabilities = {QStringLiteral("body"), QStringLiteral("actions")};
        ASSERT_TRUE(bus.offer(service, QStringLiteral("org.freedesktop.Notifications"),
                              QStringLiteral("/org/freedesktop/Notifications")));
    }

    Notice notice(const QString& text = QStringLiteral("words"))
    {
        return {.title = QStringLiteral("title"),
                .text = text,
                .isTrouble = false,
                .actions = {{QStringLiteral("First"), [this] { ++firstRuns; }},
                            {QStringLiteral("Second"), [this] { ++secondRuns; }}}};
    }
    bool isTold(std::size_t count = 1)
    {
        return comes([&] { return service.told.size() == count; });
    }

    PrivateBus bus;
    NoticeService service;
    int firstRuns = 0;
    int secondRuns = 0;
    int elsewhere = 0;
    Notices notices{bus.connect(), [this](const Notice&) { ++elsewhere; }};
};

TEST_F(NoticesOnABus, AreHandedToTheDesktop)
{
    notices.show(notice());
    ASSERT_TRUE(isTold());
    EXPECT_EQ(service.told.front().title, QStringLiteral("title"));
    EXPECT_EQ(service.told.front().text, QStringLiteral("words"));
    EXPECT_EQ(service.told.front().hints.value(QStringLiteral("desktop-entry")).toString(),
              QStringLiteral("org.shoal.Desktop"));
    EXPECT_EQ(elsewhere, 0);
}

TEST_F(NoticesOnABus, ClickedRunTheirFirstAction)
{
    notices.show(notice());
    ASSERT_TRUE(isTold());
    EXPECT_TRUE(comes([&] {
        Q_EMIT service.ActionInvoked(1, QStringLiteral("default"));
        return firstRuns > 0;
    }));
    EXPECT_EQ(secondRuns, 0);
}

TEST_F(NoticesOnABus, HaveAButtonForEachAction)
{
    notices.show(notice());
    ASSERT_TRUE(isTold());
    const auto& actions = service.told.front().actions;
    const auto second = actions.indexOf(QStringLiteral("Second"));
    ASSERT_GT(second, 0);
    EXPECT_TRUE(actions.contains(QStringLiteral("First")));
    EXPECT_TRUE(comes([&] {
        Q_EMIT service.ActionInvoked(1, actions.at(second - 1));
        return secondRuns > 0;
    }));
    EXPECT_EQ(firstRuns, 0);
}

TEST_F(NoticesOnABus, HaveNoActionsWhereTheDesktopHasNone)
{
    service.capabilities = {QStringLiteral("body")};
    notices.show(notice());
    ASSERT_TRUE(isTold());
    EXPECT_TRUE(service.told.front().actions.isEmpty());
}

TEST_F(NoticesOnABus, AreTextEvenWhereTheDesktopReadsMarkup)
{
    notices.show(notice(QStringLiteral("a <b> & c")));
    ASSERT_TRUE(isTold());
    service.capabilities.append(QStringLiteral("body-markup"));
    notices.show(notice(QStringLiteral("a <b> & c")));
    ASSERT_TRUE(isTold(2));
    EXPECT_EQ(service.told[0].text, QStringLiteral("a <b> & c"));
    EXPECT_EQ(service.told[1].text, QStringLiteral("a &lt;b&gt; &amp; c"));
}

TEST_F(NoticesOnABus, HandOnTheRightToComeToTheFront)
{
    notices.show(notice());
    ASSERT_TRUE(isTold());
    EXPECT_TRUE(comes([&] {
        Q_EMIT service.ActivationToken(1, QStringLiteral("token"));
        return qgetenv("XDG_ACTIVATION_TOKEN") == "token";
    }));
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

TEST(Notices, GoElsewhereWhereNobodyTakesThem)
{
    PrivateBus bus;
    int elsewhere = 0;
    const auto count = [&](const Notice&) { ++elsewhere; };
    Notices onABus{bus.connect(), count};
    onABus.show({.title = QStringLiteral("title"), .text = {}, .isTrouble = false, .actions = {}});
    EXPECT_TRUE(comes([&] { return elsewhere == 1; }));

    Notices without{noBus(), count};
    without.show({.title = QStringLiteral("title"), .text = {}, .isTrouble = false, .actions = {}});
    EXPECT_EQ(elsewhere, 2);
}

} // namespace
} // namespace shoal::ui

#include "notices_test.moc"
