#include "tests/ui/sheets/sheet_of_tests.h"
#include "ui/sheets/link/link_state.h"
#include "ui/sheets/link_sheet.h"

#include <QFileDialog>

#include <qrencode.h>

namespace shoal::ui {
namespace {
constexpr auto albumLink = "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=album";

class LinkOfTests : public SheetTest<LinkSheet> {
protected:
    void openAlbum(bool isAnnounced = false)
    {
        auto& row = on_.put(7, "album");
        row.isAnnounced = isAnnounced;
        row.reason.kind = isAnnounced ? ReasonKind::None : ReasonKind::NoDhtNode;
        tellDetails();
        open(ShareId{7});
        ASSERT_TRUE(comes([this] { return !part<QLineEdit>("link").text().isEmpty(); }));
    }
    void tellDetails()
    {
        on_.script.details[{7}] = {.row = on_.script.rows[{7}], .torrent = {}, .link = albumLink, .places = {}};
    }
};

TEST_F(LinkOfTests, ShowsTheLinkChosenAndCopiesIt)
{
    openAlbum();
    EXPECT_EQ(part<QLineEdit>("link").text(), albumLink);
    EXPECT_EQ(part<QLineEdit>("link").selectedText(), albumLink);

    QTest::keyClick(sheet_.data(), Qt::Key_Return);

    EXPECT_EQ(on_.surroundings.clipboard, albumLink);
    EXPECT_TRUE(isShown("done"));
}

TEST_F(LinkOfTests, SaysWhyTheLinkDoesntWorkYetAndThatItDoes)
{
    openAlbum();
    EXPECT_TRUE(words("state").startsWith("The link doesn't work yet: no DHT node answers. Check the internet"));

    on_.script.rows[{7}].isAnnounced = true;
    tellDetails();
    on_.engine.emit(ShareAnnounced{{7}});

    EXPECT_TRUE(comes([this] { return words("state").startsWith("The link works"); }));
}

TEST_F(LinkOfTests, HasTheCodeOfTheLinkAndItsText)
{
    openAlbum();

    auto& code = part<QrView>("qr");
    EXPECT_TRUE(code.isVisible());
    EXPECT_EQ(code.accessibleDescription(), albumLink);
    auto* expected = QRcode_encodeData(static_cast<int>(strlen(albumLink)),
                                       reinterpret_cast<const unsigned char*>(albumLink), 0, QR_ECLEVEL_L);
    ASSERT_EQ(code.moduleCount(), expected->width);
    for (int row = 0; row < expected->width; ++row)
        for (int column = 0; column < expected->width; ++column)
            ASSERT_EQ(code.isDark(row, column), (expected->data[row * expected->width + column] & 1) != 0);
    QRcode_free(expected);
}

TEST_F(LinkOfTests, PaintsTheCodeDarkOnLight)
{
    QrView code;
    ASSERT_TRUE(code.setText("shoal"));
    const int all = code.moduleCount() + 8; // with the quiet zone
    code.resize(all * 3, all * 3);

    const auto image = code.grab().toImage().convertToFormat(QImage::Format_RGB32);

    const double module = image.width() / static_cast<double>(all);
    const auto colourAt = [&](int row, int column) {
        return image.pixelColor(static_cast<int>((column + 4.5) * module), static_cast<int>((row + 4.5) * module));
    };
    for (int row = 0; row < code.moduleCount(); ++row)
        for (int column = 0; column < code.moduleCount(); ++column)
            ASSERT_EQ(colourAt(row, column), code.isDark(row, column) ? QColor{Qt::black} : QColor{Qt::white});
    EXPECT_EQ(colourAt(-1, -1), QColor{Qt::white});
}

TEST_F(LinkOfTests, ATextThatIsTooLongHasNoCode)
{
    QrView code;
    EXPECT_FALSE(code.setText(QString{3000, 'x'}));
    EXPECT_EQ(code.moduleCount(), 0);
}

TEST_F(LinkOfTests, SaysOfAPrivateSwarmsShareThatItHasNone)
{
    auto& row = on_.put(7, "album");
    row.swarm = swarm::SwarmId{};
    row.swarmName = "The <b>choir</b>";
    on_.script.details[{7}] = {.row = row, .torrent = {}, .link = {}, .places = {}};
    open(ShareId{7});

    ASSERT_TRUE(comes([this] { return words("state").contains("The <b>choir</b>"); }));

    EXPECT_FALSE(isShown("link"));
    EXPECT_FALSE(isShown("qr"));
    for (const auto* button : {"copy", "save", "mail"})
        EXPECT_FALSE(part<QPushButton>(button).isEnabled()) << button;
}

TEST_F(LinkOfTests, WritesAnEMail)
{
    openAlbum();

    click("mail");

    ASSERT_EQ(on_.surroundings.urls.size(), 1);
    EXPECT_EQ(on_.surroundings.urls[0],
              "mailto:?subject=album&body=magnet%3A%3Fxt%3Durn%3Abtih%3A0123456789abcdef0123456789abcdef01234567%26dn%"
              "3Dalbum");
}

TEST_F(LinkOfTests, SavesTheTorrentFile)
{
    on_.script.torrentFiles[{7}] = "d4:infoe";
    openAlbum();
    const auto file = on_.folder / "album.torrent";

    click("save");
    auto* dialog = sheet_->findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->setDirectory(QString::fromStdString(on_.folder.path().string()));
    dialog->selectFile("album.torrent");
    QMetaObject::invokeMethod(dialog, "accept");

    ASSERT_TRUE(comes([this] { return words("done").startsWith("Saved as"); }));
    EXPECT_EQ(test::contentOf(file), "d4:infoe");
}

TEST_F(LinkOfTests, SaysThatTheShareIsGone)
{
    openAlbum();

    on_.script.details.clear();
    on_.script.rows.clear();
    on_.engine.emit(SharesRemoved{{{7}}});

    EXPECT_TRUE(comes([this] { return trouble().contains("no longer on the list"); }));
    EXPECT_FALSE(part("copy").isEnabled());
}

TEST(LinkState, APausedShareHasALinkThatDoesntWork)
{
    ShareDetails details;
    details.row.state = ShareState::Paused;
    details.row.isAnnounced = true;

    EXPECT_FALSE(linkStateOf(details).works);
}

TEST(LinkState, APrivateShareIsFoundThroughItsTrackers)
{
    ShareDetails details;
    details.row.state = ShareState::Seeding;
    details.torrent = Torrent{.isPrivate = true};

    EXPECT_TRUE(linkStateOf(details).works);
    EXPECT_TRUE(linkStateOf(details).words.contains("trackers"));
}

} // namespace
} // namespace shoal::ui
