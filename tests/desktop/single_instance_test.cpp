#include "app/desktop/single_instance.h"

#include "app/desktop/handover.h"
#include "tests/support/temporary_folder.h"

#include <QLocalSocket>
#include <QTest>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>

namespace shoal::app {
namespace {
using Claim = SingleInstance::Claim;

class OneWindow : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_EQ(first.claim(), Claim::First);
        QObject::connect(&first, &SingleInstance::asked, [this](const Wish& wish) { asked.push_back(wish); });
    }

    /// As a second process does: it waits while the first one's event loop runs.
    bool handOver(const Wish& wish)
    {
        bool isTaken = false;
        std::thread second{[&] { isTaken = SingleInstance{socket}.handOver(wish); }};
        const bool isHeard = QTest::qWaitFor([&] { return !asked.empty(); }, 5000);
        second.join();
        return isHeard && isTaken;
    }

    /// What becomes of a client that says this: true when it is cut off.
    bool isCutOff(const QByteArray& said)
    {
        QLocalSocket client;
        client.connectToServer(QString::fromStdString(socket.string()));
        client.write(said);
        return QTest::qWaitFor([&] { return client.state() == QLocalSocket::UnconnectedState; }, 5000);
    }

    const test::TemporaryFolder folder;
    const std::filesystem::path socket = folder / "first.window";
    SingleInstance first{socket};
    std::vector<Wish> asked;
};

TEST_F(OneWindow, IsClaimedOnce) { EXPECT_EQ(SingleInstance{socket}.claim(), Claim::Taken); }

TEST_F(OneWindow, HearsWhatASecondStartWasAskedFor)
{
    EXPECT_TRUE(handOver({.open = {QStringLiteral("/srv/a b"), QStringLiteral("magnet:?xt=\nü")},
                          .action = QStringLiteral("receive"),
                          .isMinimised = true}));
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].open, (QStringList{QStringLiteral("/srv/a b"), QStringLiteral("magnet:?xt=\nü")}));
    EXPECT_EQ(asked[0].action, QStringLiteral("receive"));
    EXPECT_TRUE(asked[0].isMinimised);
}

TEST_F(OneWindow, IsGivenTheRightToComeToTheFront)
{
    qputenv("XDG_ACTIVATION_TOKEN", "of the second");
    const auto line = handoverOf({});
    qunsetenv("XDG_ACTIVATION_TOKEN");
    QLocalSocket second;
    second.connectToServer(QString::fromStdString(socket.string()));
    second.write(line);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !asked.empty(); }, 5000));
    EXPECT_EQ(qgetenv("XDG_ACTIVATION_TOKEN"), "of the second");
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

TEST_F(OneWindow, IsForItsUserAlone)
{
    struct stat status {};
    ASSERT_EQ(::stat(socket.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(OneWindow, CutsOffWhoeverTalksNonsense)
{
    EXPECT_TRUE(isCutOff("nonsense\n"));
    EXPECT_TRUE(isCutOff("[]\n"));
    EXPECT_TRUE(isCutOff("{\"open\":[1]}\n"));
    EXPECT_TRUE(asked.empty());
}

TEST_F(OneWindow, IsFreeOnceItIsReleased)
{
    first.release();
    EXPECT_EQ(SingleInstance{socket}.claim(), Claim::First);
}

TEST(SingleInstance, TakesThePlaceOfOneThatWasKilled)
{
    const test::TemporaryFolder folder;
    folder.write("first.window", "what is left of its socket");
    SingleInstance first{folder / "first.window"};
    EXPECT_EQ(first.claim(), Claim::First);
}

TEST(SingleInstance, IsImpossibleWhereNothingCanBeWritten)
{
    const test::TemporaryFolder folder;
    EXPECT_EQ(SingleInstance{folder.write("a file", {}) / "first.window"}.claim(), Claim::Impossible);
}

TEST(SingleInstance, GivesUpOnOneThatDoesNotAnswer)
{
    const test::TemporaryFolder folder;
    EXPECT_FALSE(SingleInstance{folder / "nobody.window"}.handOver({}, std::chrono::milliseconds{1}));
}

} // namespace
} // namespace shoal::app
