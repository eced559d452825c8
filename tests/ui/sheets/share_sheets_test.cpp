// Sheets about shares that are on the list.
#include "tests/ui/sheets/sheet_of_tests.h"
#include "ui/sheets/error_sheet.h"
#include "ui/sheets/label_sheet.h"
#include "ui/sheets/limit_sheet.h"
#include "ui/sheets/move_sheet.h"
#include "ui/sheets/remove_sheet.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QPlainTextEdit>

namespace shoal::ui {
namespace {
using testing::ElementsAre;
using testing::Pair;

template <class T>
class OfThree : public SheetTest<T> {
protected:
    /// Of 1 KiB, 2 KiB and 3 KiB, with shares before and between that are not asked for.
    NamedShares three()
    {
        NamedShares shares;
        for (const std::int64_t id : {2, 4, 6}) {
            this->on_.put(id - 1, "other");
            auto& row = this->on_.put(id, "share " + std::to_string(id));
            row.done = static_cast<Bytes>(id) * 512;
            row.folder = "/srv/data";
            shares.push_back({{id}, QString::fromStdString(row.name)});
        }
        return shares;
    }
    ShareRow& row(std::int64_t id) { return this->on_.script.rows[{id}]; }
};

class Removing : public OfThree<RemoveSheet> {};

TEST_F(Removing, KeepsTheFilesUnlessAsked)
{
    open(three());
    EXPECT_EQ(words("heading"), "Remove 3 share(s)?");

    QTest::keyClick(sheet_.data(), Qt::Key_Return);

    EXPECT_TRUE(closes());
    EXPECT_THAT(record().removed,
                ElementsAre(Pair(ShareId{2}, Data::Keep), Pair(ShareId{4}, Data::Keep), Pair(ShareId{6}, Data::Keep)));
}

TEST_F(Removing, AsksTwiceInOtherWordsBeforeFilesAreDeleted)
{
    open(three());
    ASSERT_TRUE(comes([this] { return part<QCheckBox>("files").text().contains("6.00 KiB"); }));

    click("files");
    click("remove");
    EXPECT_EQ(record().removed.size(), 0U);
    EXPECT_EQ(words("heading"), "Delete the files of 3 share(s) for good?");
    EXPECT_TRUE(words("what").startsWith("6.00 KiB are gone"));
    EXPECT_EQ(part<QPushButton>("remove").text(), "Delete for &good");
    click("remove");

    EXPECT_TRUE(closes());
    ASSERT_EQ(record().removed.size(), 3U);
    EXPECT_EQ(record().removed[0].second, Data::Delete);
}

TEST_F(Removing, ReturnAndEscapeDeleteNothing)
{
    open(three());
    click("files");
    click("remove");

    QTest::keyClick(sheet_.data(), Qt::Key_Return);

    EXPECT_TRUE(closes());
    EXPECT_EQ(record().removed.size(), 0U);
}

TEST_F(Removing, NamesASingleShare)
{
    on_.put(1, "album");
    open(NamedShares{{{1}, "album"}});

    EXPECT_EQ(words("heading"), "Remove “album”?");
}

class Moving : public OfThree<MoveSheet> {};

TEST_F(Moving, BeginsWhereTheyLieAndSaysWhatRoomIsLeft)
{
    on_.surroundings.free = 10 * 1024;
    open(three());
    ASSERT_TRUE(comes([this] { return words("from") == "6.00 KiB lie in /srv/data."; }));

    EXPECT_EQ(part<QComboBox>("folder").currentText(), "/srv/data");
    EXPECT_FALSE(part("move").isEnabled()) << "they are there already";
    EXPECT_EQ(words("room"), "10.00 KiB free, 4.00 KiB afterwards");
}

TEST_F(Moving, MovesEachToTheFolderThatWasTyped)
{
    open(three());
    ASSERT_TRUE(comes([this] { return !words("from").isEmpty(); }));
    auto& line = *part<QComboBox>("folder").lineEdit();
    line.selectAll();
    QTest::keyClicks(&line, "/mnt/other/");

    click("move");

    EXPECT_TRUE(closes());
    EXPECT_THAT(
        record().moved,
        ElementsAre(Pair(ShareId{2}, "/mnt/other"), Pair(ShareId{4}, "/mnt/other"), Pair(ShareId{6}, "/mnt/other")));
    MoveSheet next{on_.desk, three()};
    EXPECT_EQ(partOf<QComboBox>(next, "folder").itemText(0), "/mnt/other") << "offered again";
}

TEST_F(Moving, WantsAWholePath)
{
    open(three());
    auto& line = *part<QComboBox>("folder").lineEdit();
    line.selectAll();
    QTest::keyClicks(&line, "other");

    EXPECT_FALSE(part("move").isEnabled());
    EXPECT_TRUE(words("room").contains("whole path"));
}

TEST_F(Moving, SaysWhatFailedAndTriesThatAgainAlone)
{
    on_.script.refused = {{4}};
    open(three());
    QTest::keyClicks(part<QComboBox>("folder").lineEdit(), "/other");
    click("move");
    ASSERT_TRUE(comes([this] { return trouble().contains("“share 4”"); }));
    EXPECT_FALSE(trouble().contains("share 2"));

    on_.script.refused.clear();
    click("move");

    EXPECT_TRUE(closes());
    EXPECT_EQ(record().moved.size(), 4U);
    EXPECT_EQ(record().moved.back().first, ShareId{4});
}

class Labelling : public OfThree<LabelSheet> {
protected:
    void openThree()
    {
        const auto shares = three();
        row(2).labels = {"live", "music"};
        row(4).labels = {"music"};
        row(6).labels = {"music"};
        on_.script.counts.labels = {{"films", 2}, {"live", 1}, {"music", 3}};
        open(shares);
        ASSERT_TRUE(comes([this] { return part<QListWidget>("list").count() == 3; }));
    }
    void tick(int row)
    {
        auto& list = part<QListWidget>("list");
        list.setCurrentRow(row);
        QTest::keyClick(&list, Qt::Key_Space);
    }
};

TEST_F(Labelling, ShowsWhichLabelsAllSomeAndNoneHave)
{
    openThree();
    auto& list = part<QListWidget>("list");

    EXPECT_EQ(list.item(0)->text(), "films");
    EXPECT_EQ(list.item(0)->checkState(), Qt::Unchecked);
    EXPECT_EQ(list.item(1)->checkState(), Qt::PartiallyChecked);
    EXPECT_EQ(list.item(2)->checkState(), Qt::Checked);
}

TEST_F(Labelling, ShowsNoEmptyListWhereNoLabelIsInUse)
{
    open(three());
    ASSERT_TRUE(comes([this] { return part<QPushButton>("apply").isEnabled(); }));
    EXPECT_FALSE(part<QListWidget>("list").isVisible());
    openThree();
    EXPECT_TRUE(part<QListWidget>("list").isVisible());
}

TEST_F(Labelling, AddsAndRemovesWhatWasTouchedAlone)
{
    openThree();
    tick(0);
    tick(2);
    type("labels", "new, films");

    click("apply");

    EXPECT_TRUE(closes());
    ASSERT_EQ(record().edited.size(), 3U);
    EXPECT_EQ(record().edited[0].second.addLabels, (Labels{"films", "new"}));
    EXPECT_EQ(record().edited[0].second.removeLabels, (Labels{"music"}));
}

TEST_F(Labelling, SaysWhichLabelIsTooLong)
{
    openThree();
    type("labels", QString{100, 'x'});

    click("apply");

    EXPECT_EQ(record().edited.size(), 0U);
    EXPECT_TRUE(trouble().contains("can't be used"));
}

TEST_F(Labelling, CompletesTheLabelBehindTheLastComma)
{
    openThree();
    type("labels", "new, mu");
    auto* offers = part<QLineEdit>("labels").completer()->popup();
    ASSERT_TRUE(comes([&] { return offers->isVisible(); }));

    QTest::keyClick(offers, Qt::Key_Down);
    QTest::keyClick(offers, Qt::Key_Return);

    EXPECT_EQ(part<QLineEdit>("labels").text(), "new, music");
}

class Limiting : public OfThree<LimitSheet> {
protected:
    void openThree(const NamedShares& shares)
    {
        open(shares);
        ASSERT_TRUE(comes([this] { return part("apply").isEnabled(); }));
    }
    template <class T>
    T& in(const char* field, const char* name)
    {
        return partOf<T>(part(field), name);
    }
};

TEST_F(Limiting, LeavesToEachWhatTheyDifferInAndIsntTouched)
{
    const auto shares = three();
    row(2).limits.down = {100 * 1024};
    row(2).priority = Priority::High;
    openThree(shares);
    EXPECT_EQ(in<QCheckBox>("down", "isLimited").checkState(), Qt::PartiallyChecked);
    EXPECT_EQ(part<QComboBox>("priority").currentText(), "As each has it");

    click("apply");

    EXPECT_TRUE(closes());
    ASSERT_EQ(record().edited.size(), 3U);
    EXPECT_EQ(record().edited[0].second.downLimit, std::nullopt);
    EXPECT_EQ(record().edited[0].second.upLimit, BytesPerSecond{0});
    EXPECT_EQ(record().edited[0].second.priority, std::nullopt);
}

TEST_F(Limiting, SetsANumberInItsUnitAndAPriority)
{
    openThree(three());
    QTest::mouseClick(&in<QCheckBox>("up", "isLimited"), Qt::LeftButton, {}, {8, 8});
    auto& number = in<QDoubleSpinBox>("up", "number");
    number.selectAll();
    QTest::keyClicks(&number, "2.5");
    QTest::keyClick(&part("priority"), Qt::Key_End);

    click("apply");

    EXPECT_TRUE(closes());
    ASSERT_EQ(record().edited.size(), 3U);
    EXPECT_EQ(record().edited[2].second.upLimit, BytesPerSecond{2'621'440});
    EXPECT_EQ(record().edited[2].second.priority, Priority::Low);
}

TEST(RateField, KeepsWhatItWasGiven)
{
    RateField field{"&Send at most", nullptr};
    for (const std::uint64_t rate : {std::uint64_t{0}, std::uint64_t{100 * 1024}, std::uint64_t{5} << 20}) {
        field.setRate(BytesPerSecond{rate});
        EXPECT_EQ(field.rate(), BytesPerSecond{rate});
    }
    field.setRate(std::nullopt);
    EXPECT_EQ(field.rate(), std::nullopt);
}

class Failing : public SheetTest<ErrorSheet> {};

TEST_F(Failing, SaysWhatAndWhatToDoAndCopiesTheDetails)
{
    open(QString{"“album” couldn't be moved"}, Error{ErrorKind::DiskFull, "/mnt/usb", "No space left on device"});
    EXPECT_TRUE(words("what").startsWith("/mnt/usb can't be written"));
    EXPECT_TRUE(words("advice").startsWith("Free some space"));

    click("copy");

    EXPECT_TRUE(on_.surroundings.clipboard.startsWith("error: disk-full\nabout: /mnt/usb\nreason: No space"));
}

TEST(NamedShares, RowsAreFoundAmongManyPages)
{
    DeskOfTests on;
    for (int id = 1; id <= 3000; ++id)
        on.put(id, "share");
    std::optional<std::vector<ShareRow>> rows;

    findRows(on.desk, &on.core, {{{2}, {}}, {{1700}, {}}, {{9999}, {}}}, [&](auto found) { rows = *found; });

    ASSERT_TRUE(comes([&] { return rows.has_value(); }));
    ASSERT_EQ(rows->size(), 2U);
    EXPECT_EQ((*rows)[1].id, ShareId{1700});
}

TEST(NamedShares, AreCommandedAllOfThemAndWhatIsGoneIsNoFailure)
{
    DeskOfTests on;
    NamedShares shares;
    for (int id = 1; id <= 500; ++id) {
        if (id != 77)
            on.put(id, "share");
        shares.push_back({{id}, "share"});
    }
    on.script.refused = {{300}};
    std::optional<std::vector<ShareTrouble>> troubles;

    commandEach(
        on.desk, &on.core, shares,
        [](Engine& engine, ShareId id, Reply<ShareId> reply) { engine.pause(id, std::move(reply)); },
        [&](auto failed) { troubles = failed; });

    ASSERT_TRUE(comes([&] { return troubles.has_value(); }));
    EXPECT_EQ(on.script.record.paused.size(), 500U);
    ASSERT_EQ(troubles->size(), 1U);
    EXPECT_EQ((*troubles)[0].share.id, ShareId{300});
}

} // namespace
} // namespace shoal::ui
