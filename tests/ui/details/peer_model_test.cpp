#include "ui/details/peer_model.h"
#include "ui/details/peer_words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
using testing::ElementsAre;

PeerRow peerAt(std::string address, std::uint64_t rate = 0)
{
    PeerRow peer;
    peer.address = std::move(address);
    peer.downRate = {rate};
    return peer;
}

class PeerTable : public testing::Test {
protected:
    std::vector<std::string> addresses() const
    {
        std::vector<std::string> addresses;
        for (int row = 0; row < model_.rowCount(); ++row)
            addresses.push_back(model_.index(row, 0).data().toString().toStdString());
        return addresses;
    }
    int asked_ = 0;
    PeerModel model_{[this](const std::string& host) {
        ++asked_;
        return host == "1.1.1.1" ? std::string{"DE"} : std::string{};
    }};
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(PeerTable, KeepsPeersInTheirPlaces)
{
    model_.takePeers({peerAt("1.1.1.1:1"), peerAt("2.2.2.2:2"), peerAt("3.3.3.3:3"), peerAt("4.4.4.4:4")});
    QSignalSpy resets{&model_, &QAbstractItemModel::modelReset};
    QSignalSpy removed{&model_, &QAbstractItemModel::rowsRemoved};
    QSignalSpy inserted{&model_, &QAbstractItemModel::rowsInserted};
    const QPersistentModelIndex fourth{model_.index(3, 0)};

    model_.takePeers({peerAt("5.5.5.5:5"), peerAt("4.4.4.4:4"), peerAt("1.1.1.1:1"), peerAt("6.6.6.6:6")});

    EXPECT_THAT(addresses(), ElementsAre("1.1.1.1:1", "4.4.4.4:4", "5.5.5.5:5", "6.6.6.6:6"));
    EXPECT_EQ(fourth.row(), 1);
    EXPECT_EQ(removed.count(), 1);
    EXPECT_EQ(inserted.count(), 1);
    EXPECT_EQ(resets.count(), 0);
}

TEST_F(PeerTable, TellsTheCellThatChangedAndNoOther)
{
    model_.takePeers({peerAt("1.1.1.1:1"), peerAt("2.2.2.2:2")});
    QSignalSpy changes{&model_, &QAbstractItemModel::dataChanged};

    model_.takePeers({peerAt("1.1.1.1:1"), peerAt("2.2.2.2:2", 2048)});

    ASSERT_EQ(changes.count(), 1);
    EXPECT_EQ(changes[0][0].toModelIndex(), model_.index(1, 4));
    EXPECT_EQ(changes[0][1].toModelIndex(), model_.index(1, 4));
    EXPECT_EQ(model_.index(1, 4).data().toString(), "2.00 KiB/s");
}

TEST_F(PeerTable, TheSameAnswerIsNoChange)
{
    model_.takePeers({peerAt("1.1.1.1:1"), peerAt("2.2.2.2:2")});
    QSignalSpy changes{&model_, &QAbstractItemModel::dataChanged};

    model_.takePeers({peerAt("1.1.1.1:1"), peerAt("2.2.2.2:2")});

    EXPECT_EQ(changes.count(), 0);
}

TEST_F(PeerTable, APeerThatIsNamedTwiceIsOneRow)
{
    model_.takePeers({peerAt("1.1.1.1:1"), peerAt("1.1.1.1:1")});

    EXPECT_THAT(addresses(), ElementsAre("1.1.1.1:1"));
}

TEST_F(PeerTable, CountriesAreLookedUpOnceForEachPeer)
{
    model_.takePeers({peerAt("1.1.1.1:1"), peerAt("[::1]:2")});
    model_.takePeers({peerAt("1.1.1.1:1", 7), peerAt("[::1]:2")});

    EXPECT_EQ(model_.index(0, 1).data().toString(), "DE, Germany");
    EXPECT_EQ(model_.index(1, 1).data().toString(), "");
    EXPECT_EQ(asked_, 2);
}

TEST_F(PeerTable, FlagsAreLettersWithWords)
{
    auto peer = peerAt("1.1.1.1:1");
    peer.isUtp = true;
    peer.isEncrypted = true;
    peer.isChokingUs = true;
    peer.isChoked = false;
    peer.origin.peerExchange = true;
    model_.takePeers({peer});
    const auto flags = model_.index(0, PeerModel::flagsColumn);

    EXPECT_EQ(flags.data().toString(), "PECX");
    EXPECT_EQ(flags.data(Qt::AccessibleTextRole).toString(),
              "uTP, encrypted, it makes us wait, from other peers (PEX)");
    EXPECT_TRUE(flags.data(Qt::ToolTipRole).toString().contains("P: uTP"));
}

/// A stranger's client names itself in HTML.
TEST_F(PeerTable, WhatStrangersWriteIsNoMarkup)
{
    auto peer = peerAt("1.1.1.1:1");
    peer.client = "<img src='file:///etc/passwd'>";
    model_.takePeers({peer});

    EXPECT_FALSE(model_.index(0, 2).data(Qt::ToolTipRole).toString().contains("<img"));
}

TEST(PeerAddress, IsNumbersAndAPort)
{
    EXPECT_TRUE(isPeerAddress(" 192.0.2.7:6881 "));
    EXPECT_TRUE(isPeerAddress("[2001:db8::7]:6881"));
    for (const auto* wrong : {"", "192.0.2.7", "192.0.2.7:0", "192.0.2.7:66666", "some.host:6881", "2001:db8::7", "x"})
        EXPECT_FALSE(isPeerAddress(wrong)) << wrong;
}

} // namespace
} // namespace shoal::ui
