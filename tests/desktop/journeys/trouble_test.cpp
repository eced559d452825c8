// What goes wrong under way: the window says so, nothing is lost, and it goes on.
#include "tests/desktop/journeys/user.h"
#include "tests/support/mounts.h"
#include "tests/support/tree.h"
#include "ui/sheets/link_sheet.h"
#include "ui/sheets/share_sheet.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>

#include <fstream>

namespace shoal::test {
namespace {
constexpr Bytes total = 16 * 1024 * 1024;

class TroubleUnderWay : public testing::Test {
protected:
    // The sharer is slow, so that there is a middle.
    TroubleUnderWay()
        : content_{network_.folder().writeNoise("film.bin", total)}
        , sharer_{network_.run(network_.newPeer(), "share", {content_.string(), "--set", "limits.upload=8MiB"})}
        , link_{linkOf(sharer_)}
    {}

    /// Receives into `folder`, and comes back when a quarter is there.
    void receiveAQuarter(const std::filesystem::path& folder)
    {
        ASSERT_NO_FATAL_FAILURE(user_.start());
        auto* sheet = user_.openLink(link_, folder);
        ASSERT_NE(sheet, nullptr);
        User::click(*sheet, "start");
        ASSERT_TRUE(arrives([this] { return !user_.rows().empty() && user_.rows().front().done >= total / 4; }))
            << user_.message();
    }
    void expectItGoesOnWithStart()
    {
        user_.chooseFirst();
        user_.press("Ctrl+S");
        EXPECT_TRUE(arrives([this] { return user_.showsOnly(ShareState::Seeding); })) << user_.message();
    }

    ClosedNetwork network_{1};
    std::filesystem::path content_;
    Program sharer_;
    std::string link_;
    User user_{network_, network_.newPeer()};
};

TEST_F(TroubleUnderWay, ADiskThatFillsUpIsToldAndTheRestComesOnceThereIsRoom)
{
    const SmallDisk disk{network_.folder() / "usb", "24m"};
    ASSERT_NO_FATAL_FAILURE(receiveAQuarter(disk.seen()));
    const auto filler = disk.fill();

    ASSERT_TRUE(arrives([this] { return user_.showsOnly(ShareState::Failed); }));
    EXPECT_NE(user_.message().find("full"), std::string::npos) << user_.message();
    std::filesystem::remove(filler);
    expectItGoesOnWithStart();
    EXPECT_EQ(differences(content_, disk.seen() / "film.bin"), std::vector<std::string>{});
}

TEST_F(TroubleUnderWay, AFolderThatGoesAwayIsToldAndComesAgain)
{
    const auto target = network_.folder() / "target";
    ASSERT_NO_FATAL_FAILURE(receiveAQuarter(target));
    std::filesystem::remove_all(target);

    ASSERT_TRUE(arrives([this] { return user_.showsOnly(ShareState::Failed); }));
    EXPECT_NE(user_.message().find("film.bin"), std::string::npos) << user_.message();
    expectItGoesOnWithStart();
    EXPECT_EQ(differences(content_, target / "film.bin"), std::vector<std::string>{});
}

class ClosedWhileItReads : public testing::Test {
protected:
    void SetUp() override
    {
        std::ofstream{film_}.close();
        std::filesystem::resize_file(film_, Bytes{1} << 30); // without taking room
        ASSERT_NO_FATAL_FAILURE(user_.start());
        user_.drop({film_});
        auto* sheet = user_.sheet<ui::ShareSheet>();
        ASSERT_NE(sheet, nullptr);
        User::click(*sheet, "start");
        ASSERT_TRUE(arrives([&] { return !sheet->findChild<QLabel*>(QStringLiteral("numbers"))->text().isEmpty(); }));
        User::click(*sheet, "cancel");
        ASSERT_FALSE(sheet->isVisible());
        user_.closeWindow();
    }

    ClosedNetwork network_{0};
    const std::filesystem::path film_ = network_.folder() / "film.bin";
    const Peer peer_ = network_.newPeer();
    User user_{network_, peer_};
};

TEST_F(ClosedWhileItReads, TheWindowAsksFirstAndWhoStaysGetsTheLink)
{
    auto* question = user_.sheet<QMessageBox>();
    ASSERT_NE(question, nullptr);
    QTest::mouseClick(question->escapeButton(), Qt::LeftButton);
    EXPECT_TRUE(
        arrives([this] { return user_.window().statusBar()->currentMessage().contains(QLatin1String{"film.bin"}); }));

    ASSERT_TRUE(arrives([this] { return user_.showsOnly(ShareState::Seeding); }));
    EXPECT_TRUE(arrives([this] { return user_.notices().size() == 1; })) << "it says that the link is there";
    EXPECT_TRUE(user_.window().statusBar()->currentMessage().isEmpty());
}

TEST_F(ClosedWhileItReads, WhoQuitsAllTheSameLeavesNothingHalfDone)
{
    auto* question = user_.sheet<QMessageBox>();
    ASSERT_NE(question, nullptr);
    QTest::mouseClick(question->defaultButton(), Qt::LeftButton);
    ASSERT_TRUE(arrives([this] { return user_.hasEnded(); }));

    auto ls = network_.run(peer_, "ls");
    EXPECT_EQ(ls.waitForEnd(), 0) << ls.account();
    EXPECT_TRUE(ls.eventsOf("share").empty()) << ls.account();
}

} // namespace
} // namespace shoal::test
