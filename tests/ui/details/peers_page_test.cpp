#include "ui/details/peers_page.h"

#include "tests/ui/details/page_of_tests.h"

#include <QDialog>
#include <QMessageBox>

namespace shoal::ui {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

class PeersOfShare : public PageOfShare<PeersPage> {
protected:
    void putPeers(const std::vector<std::string>& addresses)
    {
        desk_.script.peers[{1}].clear();
        for (const auto& address : addresses) {
            desk_.script.peers[{1}].emplace_back();
            desk_.script.peers[{1}].back().address = address;
        }
    }
    void choose(int row)
    {
        page().table().setCurrentIndex(page().table().model()->index(row, 0));
        settle();
    }
    std::string count() { return part<QLabel>("peerCount").text().toStdString(); }
};

TEST_F(PeersOfShare, SayWhenNobodyIsThere)
{
    page();
    EXPECT_EQ(count(), "Nobody is connected");

    putPeers({"1.1.1.1:1", "2.2.2.2:2"});
    refresh();
    EXPECT_EQ(count(), "2 peer(s)");
}

TEST_F(PeersOfShare, TheChosenOneStaysChosen)
{
    putPeers({"1.1.1.1:1", "2.2.2.2:2"});
    page();
    choose(1);

    putPeers({"3.3.3.3:3", "2.2.2.2:2"});
    refresh();

    EXPECT_EQ(page().table().chosen().data().toString(), "2.2.2.2:2");
}

TEST_F(PeersOfShare, ThePiecesOfTheChosenOneAreShown)
{
    putPeers({"1.1.1.1:1", "2.2.2.2:2"});
    desk_.script.peerPieces["2.2.2.2:2"] = {.states = {PieceState::Have, PieceState::Missing}, .availability = {}};
    page();
    auto& pieces = part<PieceMapWidget>("peerPieceMap");
    EXPECT_FALSE(pieces.isVisible());

    choose(1);
    EXPECT_TRUE(pieces.isVisible());
    EXPECT_EQ(pieces.accessibleDescription(), "It has 1 of 2 piece(s)");
    choose(0);
    EXPECT_EQ(pieces.accessibleDescription(), "It has not said which pieces it has");
}

TEST_F(PeersOfShare, BanningAsksFirst)
{
    putPeers({"1.1.1.1:1"});
    page();
    EXPECT_FALSE(part<QAbstractButton>("banPeerButton").isEnabled());
    choose(0);
    click("banPeerButton");
    auto& question = part<QMessageBox>("banQuestion");
    EXPECT_THAT(question.text().toStdString(), HasSubstr("1.1.1.1:1"));
    EXPECT_THAT(record_.peersBanned, IsEmpty());

    QTest::mouseClick(question.findChild<QAbstractButton*>("banYes"), Qt::LeftButton);
    settle();

    EXPECT_THAT(record_.peersBanned, ElementsAre(Pair(ShareId{1}, "1.1.1.1:1")));
}

TEST_F(PeersOfShare, NoBanWithoutAYes)
{
    putPeers({"1.1.1.1:1"});
    page();
    choose(0);
    click("banPeerButton");
    QTest::keyClick(&part<QMessageBox>("banQuestion"), Qt::Key_Escape);
    settle();

    EXPECT_THAT(record_.peersBanned, IsEmpty());
}

TEST_F(PeersOfShare, OnlyAnAddressCanBeAdded)
{
    click("addPeerButton");
    auto& dialog = *page().findChild<QDialog*>("addPeer");
    auto& add = *dialog.findChild<QAbstractButton*>("addPeerButton");
    auto& address = *dialog.findChild<QLineEdit*>("peerAddress");
    EXPECT_FALSE(add.isEnabled());
    QTest::keyClicks(&address, "some.host:6881");
    EXPECT_FALSE(add.isEnabled());
    EXPECT_THAT(dialog.findChild<QLabel*>("peerHint")->text().toStdString(), HasSubstr("no address"));

    address.clear();
    QTest::keyClicks(&address, "192.0.2.7:6881");
    QTest::mouseClick(&add, Qt::LeftButton);
    settle();

    EXPECT_THAT(record_.peersAdded, ElementsAre(Pair(ShareId{1}, "192.0.2.7:6881")));
}

TEST_F(PeersOfShare, ARefusedPeerIsToldInPlace)
{
    desk_.script.refused.insert(ShareId{1});
    click("addPeerButton");
    auto& dialog = *page().findChild<QDialog*>("addPeer");
    QTest::keyClicks(dialog.findChild<QLineEdit*>("peerAddress"), "192.0.2.7:6881");
    QTest::keyClick(&dialog, Qt::Key_Return);
    settle();

    EXPECT_THAT(trouble(), HasSubstr("can't be used"));
    refresh();
    EXPECT_THAT(trouble(), HasSubstr("can't be used"));
}

TEST_F(PeersOfShare, TheAddressIsCopied)
{
    putPeers({"1.1.1.1:1"});
    page();
    choose(0);

    click("copyPeerButton");

    EXPECT_EQ(desk_.surroundings.clipboard, "1.1.1.1:1");
}

TEST_F(PeersOfShare, AreSortedByNumbersNotByTheirText)
{
    putPeers({"1.1.1.1:1", "2.2.2.2:2", "3.3.3.3:3"});
    desk_.script.peers[{1}][0].downRate = {900};
    desk_.script.peers[{1}][1].downRate = {2048};
    desk_.script.peers[{1}][2].downRate = {1024 * 1024};
    page();

    page().table().sortByColumn(4, Qt::DescendingOrder);

    const auto& model = *page().table().model();
    EXPECT_EQ(model.index(0, 0).data().toString(), "3.3.3.3:3");
    EXPECT_EQ(model.index(2, 0).data().toString(), "1.1.1.1:1");
}

} // namespace
} // namespace shoal::ui
