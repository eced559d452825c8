// The desktop shares, and another program receives.
#include "tests/desktop/journeys/user.h"
#include "tests/support/clients/client.h"
#include "tests/support/sealed_network.h"
#include "tests/support/tracker.h"
#include "tests/support/tree.h"
#include "ui/sheets/link_sheet.h"
#include "ui/sheets/share_sheet.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>

#include <atomic>
#include <csignal>

namespace shoal::test {
namespace {
const std::string trackerAddress = "10.77.0.1";
const std::string clientAddress = "10.77.0.3";

/// Of a program that gets another chance.
constexpr int firstPatience = 20'000;

class ToAnotherClient : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_EQ(addPrivateAddresses(), std::nullopt);
        tracker_.emplace(trackerAddress, [this](const Announce& announce) {
            if (announce.address == clientAddress && announce.event == "completed")
                isComplete_ = true;
        });
        network_.folder().writeNoise("album/one.bin", 3'000'000, 1);
        network_.folder().writeNoise("album/a folder/Übergröße – 魚.txt", 33'333, 2);
    }

    /// Drops the folder, names the tracker under "More choices", shares, and saves the torrent file.
    void shareByHand(User& user)
    {
        user.drop({folder_});
        auto* sheet = user.sheet<ui::ShareSheet>();
        ASSERT_NE(sheet, nullptr);
        QTest::mouseClick(sheet->findChild<QToolButton*>(QStringLiteral("fold")), Qt::LeftButton);
        QTest::keyClicks(sheet->findChild<QPlainTextEdit*>(QStringLiteral("trackers")),
                         QString::fromStdString(tracker_->url()));
        User::click(*sheet, "start");
        auto* link = user.sheet<ui::LinkSheet>();
        ASSERT_NE(link, nullptr);
        User::click(*link, "save");
        auto* dialog = link->findChild<QFileDialog*>();
        ASSERT_NE(dialog, nullptr);
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        ASSERT_NE(name, nullptr);
        name->setText(QString::fromStdString(torrent_.string()));
        QTest::keyClick(name, Qt::Key_Return);
        ASSERT_TRUE(arrives([this] { return std::filesystem::exists(torrent_); })) << link->trouble().toStdString();
        User::click(*link, "close");
    }

    /// Whether it has all in time.
    bool isReceivedBy(const Client& client, int attempt)
    {
        std::filesystem::remove_all(target_);
        std::filesystem::create_directories(target_);
        const auto home = network_.folder() / ("client." + std::to_string(attempt));
        auto command =
            client.start({.address = clientAddress, .home = home, .folder = target_, .source = torrent_.string()});
        const auto program = command.front();
        command.erase(command.begin());
        Program running{command, {.home = home, .program = program}};
        const bool isReceived = QTest::qWaitFor([this] { return isComplete_.load(); }, firstPatience);
        running.signal(SIGTERM);
        EXPECT_TRUE(isReceived || attempt < client.attempts) << running.account() << tracker_->account();
        running.waitForEnd();
        return isReceived;
    }

    ClosedNetwork network_{0};
    const std::filesystem::path folder_ = network_.folder() / "album";
    const std::filesystem::path torrent_ = network_.folder() / "saved.torrent";
    const std::filesystem::path target_ = network_.folder() / "got";
    std::atomic<bool> isComplete_ = false;
    std::optional<Tracker> tracker_;
};

TEST_F(ToAnotherClient, TheWindowGivesAFolder)
{
    User user{network_, {.address = "10.77.0.2:6881", .home = network_.folder() / "home"}};
    ASSERT_NO_FATAL_FAILURE(user.start());
    ASSERT_NO_FATAL_FAILURE(shareByHand(user));

    const auto client = qBittorrent();
    for (int attempt = 1; attempt <= client.attempts && !isReceivedBy(client, attempt); ++attempt) {}

    EXPECT_EQ(differences(folder_, target_ / "album"), std::vector<std::string>{});
    EXPECT_TRUE(arrives([&] { return !user.rows().empty() && user.rows().front().uploaded >= 3'033'333; }))
        << "the list says what was given";
}

} // namespace
} // namespace shoal::test
