#include "tests/ui/desk_of_tests.h"
#include "ui/preferences/desktop_choices.h"
#include "ui/window/clipboard_offer.h"

#include <QSettings>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

const QString link = QStringLiteral("magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=holiday");

class OfferOfTheClipboard : public testing::Test {
protected:
    void SetUp() override
    {
        on_.desk.choices = &choices_;
        ASSERT_TRUE(choices_.set("desktop.offer_clipboard", "true"));
    }
    void comeToTheWindow()
    {
        QEvent event{QEvent::WindowActivate};
        QCoreApplication::sendEvent(&window_, &event);
        QCoreApplication::processEvents();
    }

    DeskOfTests on_;
    QSettings kept_{QString::fromStdString((on_.folder / "choices.ini").string()), QSettings::IniFormat};
    DesktopChoices choices_{kept_};
    QWidget window_;
    ClipboardOffer offer_{on_.desk, window_};
    QSignalSpy found_{&offer_, &ClipboardOffer::found};
};

TEST_F(OfferOfTheClipboard, NamesALinkOnce)
{
    on_.surroundings.clipboard = link;

    comeToTheWindow();
    comeToTheWindow();

    ASSERT_EQ(found_.count(), 1);
    EXPECT_EQ(found_[0][0].toString(), link);
    EXPECT_EQ(found_[0][1].toString(), "holiday");
}

TEST_F(OfferOfTheClipboard, IsSilentAboutOtherTexts)
{
    for (const auto* copied : {"", "holiday", "https://example.org/", "magnet:?dn=nothing"}) {
        on_.surroundings.clipboard = QString::fromLatin1(copied);
        comeToTheWindow();
    }
    EXPECT_EQ(found_.count(), 0);
}

TEST_F(OfferOfTheClipboard, IsNotMadeWhereNobodyWantsIt)
{
    ASSERT_TRUE(choices_.set("desktop.offer_clipboard", "false"));
    on_.surroundings.clipboard = link;

    comeToTheWindow();

    EXPECT_EQ(found_.count(), 0);
}

TEST_F(OfferOfTheClipboard, IsNotMadeForAShareOfTheList)
{
    on_.put(1, "holiday").hashes = parseMagnet(link.toStdString())->hashes;
    on_.surroundings.clipboard = link;

    comeToTheWindow();

    EXPECT_EQ(found_.count(), 0);
}

} // namespace
} // namespace shoal::ui
