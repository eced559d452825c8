#include "tests/ui/sheets/sheet_of_tests.h"
#include "ui/sheets/share_sheet.h"

#include <QPlainTextEdit>

#include <sys/stat.h>

namespace shoal::ui {
namespace {
using Path = std::filesystem::path;

class Sharing : public SheetTest<ShareSheet> {
protected:
    Path album()
    {
        on_.folder.write("album/cd1/1.flac", std::string(3000, 'a'));
        on_.folder.write("album/cd1/2.flac", std::string(1000, 'b'));
        on_.folder.write("album/cover.jpg", std::string(100, 'c'));
        return on_.folder / "album";
    }
    void openAlbum()
    {
        open(std::vector{album()});
        ASSERT_TRUE(comes([this] { return words("contents").startsWith("3"); }));
    }
    void unfold() { click("fold"); }
    CreatedTorrent created() const
    {
        CreatedTorrent torrent;
        torrent.bytes = "d4:infoe";
        torrent.folder = on_.folder.path();
        return torrent;
    }
    bool isHashing() { return isShown("stop"); }
};

TEST_F(Sharing, CountsWhatIsInThere)
{
    openAlbum();

    EXPECT_EQ(words("contents"), "3 file(s) in 2 folder(s), 4.00 KiB");
    EXPECT_EQ(part<QLineEdit>("name").text(), "album");
    EXPECT_FALSE(isShown("leftOut"));
}

TEST_F(Sharing, SaysWhatIsLeftOut)
{
    album();
    std::filesystem::create_symlink("cover.jpg", on_.folder / "album/link.jpg");

    openAlbum();

    EXPECT_TRUE(isShown("leftOut"));
}

TEST_F(Sharing, HashesThenAddsAsJustHashedThenIsDone)
{
    openAlbum();
    QSignalSpy shared{sheet_.data(), &ShareSheet::shared};

    QTest::keyClick(sheet_.data(), Qt::Key_Return);
    ASSERT_EQ(record().created.size(), 1U);
    EXPECT_TRUE(isHashing());
    on_.engine.emit(
        CreateProgressed{{1}, {.done = 3500, .total = 4100, .rate = {1000}, .timeLeft = std::chrono::seconds{7}}});
    ASSERT_TRUE(comes([this] { return words("numbers").contains("7 s"); }));
    EXPECT_EQ(part("file").toolTip(), "album/cd1/2.flac");
    on_.engine.finishCreating(created());

    ASSERT_TRUE(comes([&] { return shared.count() == 1; }));
    EXPECT_TRUE(closes());
    ASSERT_EQ(record().added.size(), 1U);
    EXPECT_EQ(record().added[0].trust, DataTrust::JustHashed);
    EXPECT_EQ(record().added[0].folder, on_.folder.path());
    EXPECT_EQ(record().added[0].whenDone, WhenDone::Seed);
    EXPECT_EQ(record().created[0].paths, std::vector{on_.folder / "album"});
    EXPECT_EQ(record().created[0].name, "") << "its own name was not touched";
}

TEST_F(Sharing, AsksForWhatWasChosen)
{
    openAlbum();
    unfold();
    type("name", "Songs");
    type("labels", "music, live");
    type("comment", "Recorded in May");
    part<QPlainTextEdit>("trackers").setFocus();
    QTest::keyClicks(&part("trackers"), "https://tracker.example/announce");
    QTest::keyClick(&part("trackers"), Qt::Key_Return);
    QTest::keyClick(&part("trackers"), Qt::Key_Return);
    QTest::keyClicks(&part("trackers"), "udp://other.example:6969");
    QTest::keyClicks(&part("webSeeds"), "https://web.example/album/");
    QTest::keyClick(&part("format"), Qt::Key_End);
    QTest::keyClick(&part("pieceSize"), Qt::Key_Down);
    click("private");
    click("seed");

    click("start");

    ASSERT_EQ(record().created.size(), 1U) << trouble().toStdString();
    const auto& request = record().created[0];
    EXPECT_EQ(request.name, "Songs");
    EXPECT_EQ(request.comment, "Recorded in May");
    EXPECT_THAT(request.trackers, testing::ElementsAre("https://tracker.example/announce", "udp://other.example:6969"));
    EXPECT_THAT(request.webSeeds, testing::ElementsAre("https://web.example/album/"));
    EXPECT_EQ(request.format, TorrentFormat::V2);
    EXPECT_EQ(request.pieceLength, Bytes{16} << 10);
    EXPECT_TRUE(request.isPrivate);
    on_.engine.finishCreating(created());
    ASSERT_TRUE(comes([this] { return record().added.size() == 1; }));
    EXPECT_EQ(record().added[0].labels, (Labels{"live", "music"}));
    EXPECT_EQ(record().added[0].whenDone, WhenDone::Stop);
}

TEST_F(Sharing, TheTabKeyGoesFromTopToBottomAndToTheButtonsLast)
{
    openAlbum();
    unfold();
    part("name").setFocus();

    std::vector<std::string> order;
    do {
        order.push_back(QApplication::focusWidget()->objectName().toStdString());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    } while (!part("name").hasFocus() && order.size() < 20);

    EXPECT_THAT(order,
                testing::ElementsAre("name", "fold", "labels", "comment", "trackers", "webSeeds", "format", "pieceSize",
                                     "private", "seed", "start", "cancel"));
}

TEST_F(Sharing, SaysWhichTrackerCantBeUsed)
{
    openAlbum();
    unfold();
    QTest::keyClicks(&part("trackers"), "tracker.example");

    click("start");

    EXPECT_EQ(record().created.size(), 0U);
    EXPECT_THAT(trouble().toStdString(), testing::HasSubstr("tracker.example can't be used (a tracker begins with"));
}

TEST_F(Sharing, SaysWhatCantBeShared)
{
    const auto pipe = on_.folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    open(std::vector{pipe});
    EXPECT_TRUE(comes([this] { return trouble().contains("can't be shared"); }));
    delete sheet_.data();

    std::filesystem::create_directory(on_.folder / "empty");
    open(std::vector{on_.folder / "empty"});
    EXPECT_TRUE(comes([this] { return trouble().contains("holds no file"); }));
    delete sheet_.data();

    open(std::vector{on_.folder / "nowhere"});
    EXPECT_TRUE(comes([this] { return trouble().contains("is not there"); }));
}

TEST_F(Sharing, AFailureLosesNothingAndCanBeTriedAgain)
{
    openAlbum();
    type("name", "Songs");
    click("start");

    on_.engine.finishCreating(fail(ErrorKind::FileChanged, "album/cover.jpg", "it vanished"));
    ASSERT_TRUE(comes([this] { return trouble().contains("album/cover.jpg changed"); }));
    EXPECT_FALSE(isHashing());
    EXPECT_EQ(part<QLineEdit>("name").text(), "Songs");
    click("start");

    EXPECT_EQ(trouble(), "");
    ASSERT_EQ(record().created.size(), 2U);
    EXPECT_EQ(record().created[1].name, "Songs");
}

TEST_F(Sharing, CanBeStopped)
{
    openAlbum();
    click("start");

    click("stop");

    EXPECT_THAT(record().cancelled, testing::ElementsAre(JobId{1}));
    EXPECT_TRUE(comes([this] { return !isHashing(); }));
    EXPECT_TRUE(sheet_->isVisible());
    EXPECT_EQ(trouble(), "");
}

TEST_F(Sharing, GoesOnBehindAClosedSheetAndSaysSo)
{
    openAlbum();
    click("start");
    QSignalSpy behind{sheet_.data(), &ShareSheet::hashingBehind};
    QSignalSpy shared{sheet_.data(), &ShareSheet::shared};

    QTest::keyClick(sheet_.data(), Qt::Key_Escape);
    ASSERT_FALSE(sheet_.isNull());
    EXPECT_FALSE(sheet_->isVisible());
    on_.engine.emit(CreateProgressed{{1}, {.done = 2050, .total = 4100}});
    ASSERT_TRUE(comes([&] { return behind.count() == 2; }));
    EXPECT_EQ(behind.last()[0].toString(), "Reading “album”: 50 %");
    on_.engine.finishCreating(created());

    EXPECT_TRUE(closes());
    EXPECT_EQ(behind.last()[0].toString(), "");
    EXPECT_EQ(record().added.size(), 1U);
    EXPECT_EQ(shared.count(), 0) << "nobody watched: no window opens";
    ASSERT_EQ(on_.surroundings.notices.size(), 1U);
    EXPECT_EQ(on_.surroundings.notices[0].title, "“album” is shared");
    EXPECT_EQ(on_.surroundings.notices[0].actions.size(), 1U);
}

TEST_F(Sharing, IsThereAgainWhenItFailsBehind)
{
    openAlbum();
    click("start");
    QTest::keyClick(sheet_.data(), Qt::Key_Escape);

    on_.engine.finishCreating(fail(ErrorKind::PermissionDenied, "album/cover.jpg"));

    ASSERT_TRUE(comes([this] { return sheet_->isVisible(); }));
    EXPECT_TRUE(trouble().contains("album/cover.jpg may not be used"));
    EXPECT_TRUE(on_.surroundings.notices[0].isTrouble);
    QTest::keyClick(sheet_.data(), Qt::Key_Escape);
    EXPECT_TRUE(closes());
}

TEST_F(Sharing, SaysThatTheEngineWentWhileItHashed)
{
    openAlbum();
    click("start");

    on_.engine.emit(EngineLost{});

    EXPECT_TRUE(comes([this] { return trouble().contains("does not answer"); }));
    EXPECT_FALSE(isHashing());
}

} // namespace
} // namespace shoal::ui
