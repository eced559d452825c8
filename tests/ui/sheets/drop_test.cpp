#include "ui/sheets/drop.h"

#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QWidget>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using Path = std::filesystem::path;

const QString droppedLink = QStringLiteral("magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567");

std::unique_ptr<QMimeData> dropOf(const QStringList& urls)
{
    QList<QUrl> list;
    for (const auto& url : urls)
        list.append(QUrl{url});
    auto data = std::make_unique<QMimeData>();
    data->setUrls(list);
    return data;
}
std::unique_ptr<QMimeData> textOf(const QString& text)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(text);
    return data;
}

TEST(Drop, FilesAndFoldersAreShared)
{
    const auto drop = readDrop(*dropOf({"file:///home/ann/Holiday%20photos/", "file:///home/ann/%C3%BC.txt"}));

    EXPECT_THAT(drop.share, ElementsAre(Path{"/home/ann/Holiday photos"}, Path{"/home/ann/ü.txt"}));
    EXPECT_THAT(drop.torrentFiles, IsEmpty());
    EXPECT_EQ(wordsFor(drop), "Share 2 item(s)");
}

TEST(Drop, TorrentFilesAreReceivedNotShared)
{
    const auto drop = readDrop(*dropOf({"file:///tmp/a.torrent", "file:///tmp/B.TORRENT", "file:///tmp/notes.txt"}));

    EXPECT_THAT(drop.torrentFiles, ElementsAre(Path{"/tmp/a.torrent"}, Path{"/tmp/B.TORRENT"}));
    EXPECT_THAT(drop.share, ElementsAre(Path{"/tmp/notes.txt"}));
}

TEST(Drop, LinksComeAsAddressesOrAsText)
{
    EXPECT_THAT(readDrop(*dropOf({droppedLink})).links, ElementsAre(droppedLink));
    EXPECT_THAT(readDrop(*textOf("  " + droppedLink + "\n")).links, ElementsAre(droppedLink));
    EXPECT_THAT(readDrop(*textOf("0123456789abcdef0123456789abcdef01234567")).links, testing::SizeIs(1));
    EXPECT_EQ(wordsFor(readDrop(*textOf(droppedLink))), "Receive what the link names");
}

TEST(Drop, OtherTextAndFilesOfOtherMachinesAreNothing)
{
    for (const auto& data : {textOf("a shopping list"), dropOf({"file://elsewhere/home/ann"}), textOf({})}) {
        EXPECT_FALSE(canBeDropped(*data));
        EXPECT_TRUE(readDrop(*data).isEmpty());
    }
}

TEST(Drop, WhetherItCanBeDroppedIsKnownFromTheFirstOfAHundredThousand)
{
    QByteArray list;
    for (int i = 0; i < 100'000; ++i)
        list += "file:///srv/photos/" + QByteArray::number(i) + ".jpg\r\n";
    QMimeData data;
    data.setData("text/uri-list", list);

    EXPECT_TRUE(canBeDropped(data));
    const auto drop = readDrop(data);
    ASSERT_EQ(drop.share.size(), 100'000U);
    EXPECT_EQ(drop.share.back(), Path{"/srv/photos/99999.jpg"});
    EXPECT_EQ(wordsFor(drop), "Share 100,000 item(s)");
}

class Target : public testing::Test {
protected:
    void enter(const QMimeData& data)
    {
        QDragEnterEvent event{{5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {}};
        QCoreApplication::sendEvent(&widget_, &event);
        isAccepted_ = event.isAccepted();
    }
    void let(const QMimeData& data)
    {
        QDropEvent event{{5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {}};
        QCoreApplication::sendEvent(&widget_, &event);
    }

    QWidget widget_;
    DropTarget* target_ = new DropTarget{widget_};
    QSignalSpy hovered_{target_, &DropTarget::hovered};
    bool isAccepted_ = false;
};

TEST_F(Target, SaysWhatLettingGoWouldDoAndThenDoesIt)
{
    QSignalSpy shares{target_, &DropTarget::shareRequested};
    const auto data = dropOf({"file:///home/ann/album"});

    enter(*data);
    EXPECT_TRUE(isAccepted_);
    EXPECT_EQ(hovered_.last()[0].toString(), "Share “album”");
    let(*data);

    EXPECT_EQ(hovered_.last()[0].toString(), "");
    ASSERT_EQ(shares.count(), 1);
    EXPECT_THAT(shares[0][0].value<std::vector<Path>>(), ElementsAre(Path{"/home/ann/album"}));
}

TEST_F(Target, TakesLinksAndEachTorrentFile)
{
    QSignalSpy links{target_, &DropTarget::receiveRequested};
    QSignalSpy files{target_, &DropTarget::torrentFileRequested};

    for (const auto& data : {textOf(droppedLink), dropOf({"file:///tmp/a.torrent", "file:///tmp/b.torrent"})}) {
        enter(*data);
        let(*data);
    }

    EXPECT_EQ(links.count(), 1);
    EXPECT_EQ(files.count(), 2);
}

TEST_F(Target, RefusesWhatItCantUse)
{
    enter(*textOf("a shopping list"));

    EXPECT_FALSE(isAccepted_);
    EXPECT_EQ(hovered_.count(), 0);
}

} // namespace
} // namespace shoal::ui
