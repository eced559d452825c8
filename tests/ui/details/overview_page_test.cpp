#include "ui/details/overview_page.h"

#include "tests/ui/details/page_of_tests.h"
#include "ui/details/trouble_line.h"

#include <QComboBox>
#include <QProgressBar>

namespace shoal::ui {
namespace {
using testing::HasSubstr;

class OverviewOfShare : public PageOfShare<OverviewPage> {
protected:
    OverviewOfShare()
    {
        auto& row = desk_.put(1, "album", ShareState::Downloading);
        row.size = 4096;
        row.wanted = 2048;
        row.done = 1024;
        row.folder = "/srv/music";
        row.reason = {.kind = ReasonKind::NobodyAnnounces};
        row.hashes.v1 = Sha1{};
        Torrent torrent{.name = "album", .pieceLength = 1024, .pieceCount = 4};
        torrent.comment = "<b>bold</b>";
        desk_.script.details[{1}] = {.row = row, .torrent = torrent, .link = "magnet:?xt=urn:btih:00", .places = {}};
    }
    std::string fact(const char* key)
    {
        for (const auto* form : page().findChildren<FactsForm*>())
            if (const auto text = form->textOf(key); !text.isEmpty())
                return text.toStdString();
        return {};
    }
};

TEST_F(OverviewOfShare, SaysWhyItDoesNotMoveAndWhatToDo)
{
    page();

    EXPECT_EQ(
        part<QLabel>("state").text().toStdString(),
        "Receiving: nobody offers it now. It starts by itself when somebody does: ask whether the sharer is online.");
}

TEST_F(OverviewOfShare, TellsTheFacts)
{
    page();

    EXPECT_EQ(part<QProgressBar>("progress").text(), "50 %");
    EXPECT_EQ(fact("size"), "4.00 KiB");
    EXPECT_EQ(fact("wanted"), "2.00 KiB");
    EXPECT_EQ(fact("folder"), "/srv/music");
    EXPECT_EQ(fact("hash1"), std::string(40, '0'));
    EXPECT_EQ(fact("pieces"), "4 of 1.00 KiB each");
    EXPECT_EQ(fact("left"), "–");
}

TEST_F(OverviewOfShare, LeavesOutWhatThereIsNot)
{
    page();

    EXPECT_EQ(fact("hash2"), "");
    EXPECT_FALSE(part<QWidget>("hash2").isVisible());
    EXPECT_TRUE(part<QWidget>("comment").isVisible());
}

TEST_F(OverviewOfShare, CopiesTheLinkAndShowsTheFolder)
{
    click("linkButton");
    click("folderButton");

    EXPECT_EQ(desk_.surroundings.clipboard, "magnet:?xt=urn:btih:00");
    EXPECT_THAT(desk_.surroundings.shown, testing::ElementsAre("/srv/music/album"));
}

TEST_F(OverviewOfShare, AChosenPartOfTheLinkStaysChosen)
{
    auto& link = part<QLineEdit>("link");
    link.setSelection(0, 6);

    refresh();

    EXPECT_EQ(link.selectedText(), "magnet");
}

TEST_F(OverviewOfShare, ShowsPiecesAndSpeeds)
{
    desk_.script.pieces[{1}] = {.states = {PieceState::Have, PieceState::Missing}, .availability = {1, 0}};
    desk_.script.speeds[{1, SpeedSpan::Minutes}] = {.samples = {{{2048}, {0}}}};
    page();

    EXPECT_EQ(part<PieceMapWidget>("pieceMap").accessibleDescription().toStdString(),
              "1 of 2 piece(s) here and 1 held by nobody connected");
    EXPECT_THAT(part<SpeedGraphWidget>("speedGraph").accessibleDescription().toStdString(),
                HasSubstr("2.00 KiB/s now"));
}

TEST_F(OverviewOfShare, SpeedsOfADayAreAskedForWhenTheyAreChosen)
{
    desk_.script.speeds[{1, SpeedSpan::Minutes}] = {.samples = {{{2048}, {0}}}};
    desk_.script.speeds[{1, SpeedSpan::Hours}] = {.samples = {{{4096}, {0}}, {{4096}, {0}}}};
    page();

    part<QComboBox>("span").setCurrentIndex(1);
    settle();

    EXPECT_EQ(part<SpeedGraphWidget>("speedGraph").history().samples.size(), 2U);
}

/// A link's share has no pieces yet: that is no error.
TEST_F(OverviewOfShare, WithoutPiecesNothingIsWrong)
{
    page();

    EXPECT_EQ(trouble(), "");
    EXPECT_EQ(part<PieceMapWidget>("pieceMap").accessibleDescription(), "The pieces are not known yet");
}

TEST_F(OverviewOfShare, AnErrorStandsBelowUntilItIsOver)
{
    page();
    desk_.script.rows.erase({1});
    const auto details = desk_.script.details.extract(ShareId{1});
    refresh();
    EXPECT_THAT(trouble(), HasSubstr("is not there"));

    desk_.script.details[{1}] = details.mapped();
    refresh();
    EXPECT_EQ(trouble(), "");
}

TEST(TroubleLine, WhatAPersonWantedStaysUntilItWorksOrIsClosed)
{
    TroubleLine line;
    line.tellCommand({.kind = ErrorKind::Io, .about = "x"});
    line.tellQuestion({.kind = ErrorKind::NotFound, .about = "y"});
    line.clearQuestion();
    EXPECT_TRUE(line.words().startsWith("x "));

    line.clearCommand();
    EXPECT_TRUE(line.words().isEmpty());
    EXPECT_TRUE(line.isHidden());
}

} // namespace
} // namespace shoal::ui
