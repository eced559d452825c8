#include "core/chunks/create.h"
#include "tests/ui/sheets/sheet_of_tests.h"
#include "ui/sheets/receive_sheet.h"

namespace shoal::ui {
namespace {
using Path = std::filesystem::path;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const QString filmHash = QStringLiteral("0123456789abcdef0123456789abcdef01234567");
const QString filmLink = QStringLiteral("magnet:?xt=urn:btih:%1&dn=film").arg(filmHash);

class Receiving : public SheetTest<ReceiveSheet> {
protected:
    Receiving() { EXPECT_TRUE(on_.settings.set("storage.folder", "/srv/downloads")); }

    Path albumFile()
    {
        on_.folder.writeNoise("album/1.flac", 20'000);
        on_.folder.writeNoise("album/2.flac", 30'000);
        on_.folder.writeNoise("album/cover.jpg", 5'000);
        const auto created = createTorrent({.paths = {on_.folder / "album"}});
        return on_.folder.write("album.torrent", created->bytes);
    }
    void openAlbum()
    {
        open(albumFile());
        ASSERT_TRUE(comes([this] { return isShown("files"); }));
    }
    void openFilm()
    {
        open(filmLink);
        ASSERT_TRUE(comes([this] { return record().added.size() == 1 && part("withoutWaiting").isEnabled(); }));
    }
    void filesCome()
    {
        auto& row = on_.script.rows[{1}];
        row.name = "film";
        row.hasMetadata = true;
        row.state = ShareState::Paused;
        on_.script.files[{1}] = {{.index = 0, .path = "film/film.mkv", .size = 700},
                                 {.index = 1, .path = "film/film.srt", .size = 10}};
        on_.engine.emit(MetadataReceived{{1}});
        ASSERT_TRUE(comes([this] { return isShown("files"); }));
    }
    QTreeView& tree() { return part<QTreeView>("files"); }
    void untick(int file)
    {
        auto& files = static_cast<FileTreeModel&>(*tree().model());
        const auto index = files.indexOfFile(static_cast<std::uint32_t>(file));
        tree().setCurrentIndex(index);
        QTest::keyClick(&tree(), Qt::Key_Space);
    }
    void setFolder(const char* folder)
    {
        auto& line = *part<QComboBox>("folder").lineEdit();
        line.selectAll();
        QTest::keyClicks(&line, folder);
    }
};

TEST_F(Receiving, ShowsTheFilesOfATorrentFileWithTheirSizes)
{
    openAlbum();

    EXPECT_EQ(words("heading"), "Receive “album”");
    EXPECT_EQ(words("sum"), "3 of 3 file(s) chosen, 53.71 KiB of 53.71 KiB");
    EXPECT_EQ(part<QComboBox>("folder").currentText(), "/srv/downloads");
    EXPECT_THAT(record().added, IsEmpty()) << "nothing is on the list before Start";
}

TEST_F(Receiving, StartsWithWhatIsTicked)
{
    openAlbum();
    untick(1);
    EXPECT_EQ(words("sum"), "2 of 3 file(s) chosen, 24.41 KiB of 53.71 KiB");
    type("labels", "music");
    click("sequential");

    click("start");

    EXPECT_TRUE(closes());
    ASSERT_EQ(record().added.size(), 1U);
    const auto& request = record().added[0];
    EXPECT_THAT(request.wanted.ranges, ElementsAre(Pair(0U, 0U), Pair(2U, 2U)));
    EXPECT_EQ(request.folder, "/srv/downloads");
    EXPECT_EQ(request.labels, Labels{"music"});
    EXPECT_EQ(request.order, PieceOrder::Sequential);
    EXPECT_FALSE(request.isPaused);
    EXPECT_THAT(record().edited, IsEmpty());
}

TEST_F(Receiving, TheTabKeyGoesFromTopToBottomAndToTheButtonsLast)
{
    openAlbum();
    part("folder").setFocus();

    std::vector<std::string> order;
    do {
        order.push_back(QApplication::focusWidget()->objectName().toStdString());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    } while (order.size() < 11);

    EXPECT_THAT(order,
                ElementsAre(testing::_, "browse", "labels", "filter", "all", "none", "files", "startsNow", "sequential",
                            "start", "cancel"));
}

TEST_F(Receiving, CanAddItPaused)
{
    openAlbum();
    click("startsNow");
    EXPECT_EQ(part<QPushButton>("start").text(), "&Add paused");

    click("start");

    EXPECT_TRUE(closes());
    EXPECT_TRUE(record().added[0].isPaused);
    EXPECT_THAT(record().resumed, IsEmpty());
}

TEST_F(Receiving, SetsPrioritiesBeforeItStarts)
{
    openAlbum();
    auto& files = static_cast<FileTreeModel&>(*tree().model());
    files.setPriority({files.indexOfFile(2)}, FilePriority::High);

    click("start");

    EXPECT_TRUE(closes());
    EXPECT_TRUE(record().added[0].isPaused);
    ASSERT_EQ(record().edited.size(), 1U);
    ASSERT_EQ(record().edited[0].second.files.size(), 1U);
    EXPECT_EQ(record().edited[0].second.files[0].priority, FilePriority::High);
    EXPECT_THAT(record().resumed, ElementsAre(ShareId{1}));
}

TEST_F(Receiving, WantsAtLeastOneFile)
{
    openAlbum();

    click("none");
    EXPECT_FALSE(part("start").isEnabled());
    click("all");
    EXPECT_TRUE(part("start").isEnabled());
}

TEST_F(Receiving, AllAndNoneHeedTheFilter)
{
    openAlbum();
    type("filter", "flac");

    click("none");

    EXPECT_EQ(words("sum"), "1 of 3 file(s) chosen, 4.88 KiB of 53.71 KiB");
}

TEST_F(Receiving, SaysHowMuchRoomIsLeftForWhatIsChosen)
{
    on_.surroundings.free = 40 * 1024;
    openAlbum();
    EXPECT_EQ(words("room"), "Not enough room: 40.00 KiB are free, 53.71 KiB are needed.");

    untick(1);

    EXPECT_EQ(words("room"), "40.00 KiB free, 15.59 KiB afterwards");
}

TEST_F(Receiving, AFailureKeepsTheSheetAndWhatWasChosen)
{
    openAlbum();
    untick(1);
    on_.script.addFails = Error{ErrorKind::PermissionDenied, "/srv/downloads"};
    click("start");
    ASSERT_TRUE(comes([this] { return trouble().contains("/srv/downloads may not be used"); }));
    EXPECT_TRUE(words("sum").startsWith("2 of 3"));

    on_.script.addFails.reset();
    setFolder("/home/ann");
    click("start");

    EXPECT_TRUE(closes());
    EXPECT_EQ(record().added.back().folder, "/home/ann");
}

TEST_F(Receiving, PutsALinkOnTheListToRestAndSaysWhyItsFilesArentHere)
{
    openFilm();
    EXPECT_EQ(record().added[0].onMetadata, OnMetadata::Rest);
    EXPECT_EQ(std::get<Magnet>(record().added[0].source).name, "film");
    EXPECT_FALSE(isShown("files"));

    auto row = on_.script.rows[{1}];
    row.reason.kind = ReasonKind::NobodyAnnounces;
    on_.engine.change(row);

    EXPECT_TRUE(comes([this] { return words("reason").contains("nobody offers it now"); }));
}

TEST_F(Receiving, ShowsALinksFilesWhenTheyComeAndStartsWithTheChosen)
{
    openFilm();
    filesCome();
    untick(1);

    click("start");

    EXPECT_TRUE(closes());
    EXPECT_EQ(record().added.size(), 1U);
    ASSERT_EQ(record().edited.size(), 1U);
    ASSERT_EQ(record().edited[0].second.files.size(), 1U);
    EXPECT_EQ(record().edited[0].second.files[0].first, 1U);
    EXPECT_EQ(record().edited[0].second.files[0].priority, FilePriority::Skip);
    EXPECT_THAT(record().moved, IsEmpty());
    EXPECT_THAT(record().resumed, ElementsAre(ShareId{1}));
    EXPECT_THAT(record().removed, IsEmpty());
}

TEST_F(Receiving, AsksForAllFilesOfALongList)
{
    openFilm();
    auto& row = on_.script.rows[{1}];
    row.hasMetadata = true;
    for (std::uint32_t i = 0; i < 12'000; ++i)
        on_.script.files[{1}].push_back({.index = i, .path = "film/" + std::to_string(i), .size = 1});

    on_.engine.emit(MetadataReceived{{1}});

    EXPECT_TRUE(comes([this] { return words("sum").startsWith("12,000 of 12,000"); }));
}

TEST_F(Receiving, ALinksFilesGoToAnotherFolderThatWasChosen)
{
    openFilm();
    filesCome();
    setFolder("/mnt/films");

    click("start");

    EXPECT_TRUE(closes());
    EXPECT_THAT(record().moved, ElementsAre(Pair(ShareId{1}, "/mnt/films")));
    EXPECT_THAT(record().resumed, ElementsAre(ShareId{1}));
}

TEST_F(Receiving, ALinkInOrderIsAddedAgainWithItsOrder)
{
    openFilm();
    filesCome();
    click("sequential");

    click("start");

    EXPECT_TRUE(closes());
    ASSERT_EQ(record().added.size(), 2U);
    EXPECT_EQ(record().added[1].order, PieceOrder::Sequential);
    EXPECT_EQ(record().added[1].onMetadata, OnMetadata::GoOn);
}

TEST_F(Receiving, CancelTakesALinkOffTheListAgain)
{
    openFilm();

    QTest::keyClick(sheet_.data(), Qt::Key_Escape);

    EXPECT_TRUE(closes());
    EXPECT_THAT(record().removed, ElementsAre(Pair(ShareId{1}, Data::Keep)));
}

TEST_F(Receiving, CancelBeforeTheAnswerTakesItOffToo)
{
    open(filmLink);
    ASSERT_TRUE(comes([this] { return record().added.size() == 1; }));

    delete sheet_.data(); // the answer is on its way

    EXPECT_TRUE(comes([this] { return record().removed.size() == 1; }));
}

TEST_F(Receiving, StartsWithoutWaitingForTheFiles)
{
    openFilm();
    setFolder("/mnt/films");

    click("withoutWaiting");

    EXPECT_TRUE(closes());
    ASSERT_EQ(record().added.size(), 2U);
    EXPECT_EQ(record().added[1].onMetadata, OnMetadata::GoOn);
    EXPECT_EQ(record().added[1].folder, "/mnt/films");
    EXPECT_TRUE(record().added[1].wanted.isAll());
    EXPECT_FALSE(record().added[1].isPaused);
    EXPECT_THAT(record().removed, IsEmpty());
}

TEST_F(Receiving, OffersToShowWhatIsOnTheListAlready)
{
    on_.put(5, "film").hashes.v1 = sha1FromHex(filmHash.toStdString());
    open(filmLink);
    ASSERT_TRUE(comes([this] { return isShown("show"); }));
    QSignalSpy shown{sheet_.data(), &ReceiveSheet::showWanted};
    EXPECT_EQ(words("about"), "“film” is on the list already.");
    EXPECT_THAT(record().added, IsEmpty());

    click("show");

    ASSERT_EQ(shown.count(), 1);
    EXPECT_EQ(shown[0][0].value<ShareId>(), ShareId{5});
    EXPECT_TRUE(closes());
    EXPECT_THAT(record().removed, IsEmpty()) << "it isn't the sheet's to remove";
}

TEST_F(Receiving, ALinkThatCantBeUsedCanBeCorrected)
{
    open(QString{"https://example.org/film"});
    EXPECT_TRUE(trouble().startsWith("This is the address of a web page"));
    EXPECT_FALSE(isShown("start"));

    type("text", filmHash);

    EXPECT_TRUE(comes([this] { return record().added.size() == 1; }));
    EXPECT_EQ(trouble(), "");
}

TEST_F(Receiving, ATextThatNamesATorrentFileOpensIt)
{
    open("file://" + QString::fromStdString(albumFile().string()));

    EXPECT_TRUE(comes([this] { return isShown("files"); }));
}

TEST_F(Receiving, SaysWhatIsWrongWithATorrentFile)
{
    open(on_.folder.write("bad.torrent", "hello"));

    EXPECT_TRUE(comes([this] { return trouble().contains("is not a valid torrent file"); }));
    EXPECT_TRUE(isShown("openTorrent"));
}

TEST_F(Receiving, SaysThatItWasRemovedMeanwhile)
{
    openFilm();

    on_.script.rows.clear();
    on_.engine.emit(SharesRemoved{{{1}}});

    EXPECT_TRUE(comes([this] { return trouble().contains("removed from the list"); }));
    EXPECT_FALSE(part("withoutWaiting").isEnabled());
}

} // namespace
} // namespace shoal::ui
