#include "app/shoal/report/format.h"
#include "app/shoal/report/glance.h"
#include "app/shoal/report/human.h"
#include "app/shoal/report/qr.h"
#include "app/shoal/terminal/text.h"
#include "tests/app/fake_terminal.h"
#include "tests/app/sample_reports.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(BytesText, ShowsThreeDigitsAndABinaryUnit)
{
    EXPECT_EQ(bytesText(0), "0 B");
    EXPECT_EQ(bytesText(1023), "1023 B");
    EXPECT_EQ(bytesText(1024), "1.00 KiB");
    EXPECT_EQ(bytesText(1536 * 1024), "1.50 MiB");
    EXPECT_EQ(bytesText(12'900'000), "12.3 MiB");
    EXPECT_EQ(bytesText(Bytes{250} << 30), "250 GiB");
    EXPECT_EQ(bytesText((Bytes{1} << 20) - 1), "1.00 MiB") << "never \"1024 KiB\"";
    EXPECT_EQ(bytesText(~Bytes{0}), "16.0 EiB");
}

TEST(DurationText, ShowsTheTwoLargestUnits)
{
    EXPECT_EQ(durationText(0s), "0 s");
    EXPECT_EQ(durationText(59s), "59 s");
    EXPECT_EQ(durationText(65s), "1 min 5 s");
    EXPECT_EQ(durationText(2h), "2 h 0 min");
    EXPECT_EQ(durationText(76h), "3 d 4 h");
    EXPECT_EQ(durationText(-5s), "0 s");
}

TEST(PercentText, IsHundredOnlyWhenAllIsDone)
{
    EXPECT_EQ(percentText(0, 10), "0.0 %");
    EXPECT_EQ(percentText(999'999, 1'000'000), "99.9 %");
    EXPECT_EQ(percentText(~Bytes{0} - 1, ~Bytes{0}), "99.9 %");
    EXPECT_EQ(percentText(10, 10), "100 %");
    EXPECT_EQ(percentText(0, 0), "100 %");
}

TEST(SizeText, IsReadInBinaryUnits)
{
    EXPECT_EQ(parseSize("16384"), 16384U);
    EXPECT_EQ(parseSize("256K"), 262144U);
    EXPECT_EQ(parseSize("256kib"), 262144U);
    EXPECT_EQ(parseSize("4 MiB"), 4194304U);
    EXPECT_EQ(parseSize("1TB"), Bytes{1} << 40);
    for (const auto* const wrong : {"", "K", "-1", "1.5M", "4X", "4MiBs", "99999999999T", "18446744073709551616"})
        EXPECT_EQ(parseSize(wrong), std::nullopt) << wrong;
}

TEST(TimeText, IsUtc)
{
    const std::chrono::sys_seconds time{1'000'000'000s};

    EXPECT_EQ(timeText(time), "2001-09-09 01:46:40 UTC");
    EXPECT_EQ(timeIso(time), "2001-09-09T01:46:40Z");
}

TEST(BarText, FillsWithWhatIsDone)
{
    EXPECT_EQ(barText(0, 4, 6), "[....]");
    EXPECT_EQ(barText(2, 4, 6), "[##..]");
    EXPECT_EQ(barText(4, 4, 6), "[####]");
    EXPECT_EQ(barText(1, 2, 0), "[.]");
}

ShareRow downloading()
{
    ShareRow row;
    row.name = "a rather long name for a share.tar";
    row.state = ShareState::Downloading;
    row.size = row.wanted = 4096;
    row.done = 1024;
    row.peers = 2;
    row.downRate = {512};
    row.timeLeft = 6s;
    return row;
}

TEST(Glance, OfADownloadShowsDoneRatePeersAndTimeLeft)
{
    EXPECT_EQ(glanceAt(downloading(), 120).plain,
              "Getting  a rather long name for a share.tar  25.0 %  1.00 KiB of 4.00 KiB  512 B/s  2 peers  6 s left");
}

TEST(Glance, SaysWhyNothingMoves)
{
    auto row = downloading();
    row.downRate = {0};
    row.reason = {.kind = ReasonKind::ChokedByAll, .count = 2};

    EXPECT_THAT(glanceAt(row, 120).plain, HasSubstr("waiting for a turn at 2 connected peers"));
}

TEST(Glance, OfACheckCountsOnlyOnceThereIsSomethingToCheck)
{
    auto row = downloading();
    row.state = ShareState::Checking;
    EXPECT_EQ(glanceAt(row, 120).plain, "Checking  a rather long name for a share.tar");
    row.checkTotal = 2'000'000;
    EXPECT_THAT(glanceAt(row, 120).plain, HasSubstr("0.0 %  0 B of 1.91 MiB"));
}

TEST(Glance, IsNeverWiderThanTheTerminal)
{
    auto row = downloading();
    row.name = "日本語のとても長い名前🎵.flac";
    for (int state = 0; state <= static_cast<int>(ShareState::Failed); ++state)
        for (std::size_t columns = 1; columns < 140; ++columns) {
            row.state = static_cast<ShareState>(state);
            EXPECT_LE(displayWidth(glanceAt(row, columns).text), std::max<std::size_t>(columns - 1, 1)) << columns;
        }
}

TEST(Glance, HasABarWhenThereIsRoom)
{
    EXPECT_THAT(glanceAt(downloading(), 140).text, HasSubstr("[#####...............]"));
    EXPECT_THAT(glanceAt(downloading(), 60).text, Not(HasSubstr("[#")));
}

struct Line {
    Line()
        : status{terminal, [this] { return now; }}
    {}
    Glance at(Bytes done) { return {"at " + std::to_string(done), "plain " + std::to_string(done), done, 100}; }

    test::FakeTerminal terminal;
    std::chrono::steady_clock::time_point now{};
    StatusLine status;
};

TEST(StatusLine, IsDrawnAgainOnATerminal)
{
    Line line;
    line.terminal.shown = {.isTerminal = true};

    line.status.show(line.at(1));
    line.status.show(line.at(2));
    line.status.print(Channel::Messages, "note");

    EXPECT_EQ(line.terminal.messages, "\r\x1b[Kat 1\r\x1b[Kat 2\r\x1b[Knote\nat 2");
}

TEST(StatusLine, InAPipeComesAtEveryTenthOfTheWay)
{
    Line line;
    for (Bytes done = 0; done <= 100; ++done)
        line.status.show(line.at(done));

    EXPECT_EQ(test::linesOf(line.terminal.messages).size(), 11U);
    EXPECT_THAT(line.terminal.messages, Not(HasSubstr("\x1b")));
}

TEST(StatusLine, InAPipeComesEveryTenSecondsIfItReadsDifferently)
{
    Line line;
    line.status.show(line.at(1));
    line.now += 9s;
    line.status.show(line.at(2));
    line.now += 1s;
    line.status.show(line.at(3));
    line.now += 10s;
    line.status.show(line.at(3));

    EXPECT_THAT(test::linesOf(line.terminal.messages), ElementsAre("plain 1", "plain 3"));
}

TEST(HumanReporter, LetsNoNameDriveTheTerminal)
{
    test::FakeTerminal terminal;
    {
        HumanReporter reporter{terminal, [] { return std::chrono::steady_clock::time_point{}; }};
        for (const auto& report : test::sampleReports())
            reporter.report(report);
    }

    EXPECT_THAT(terminal.all, Not(HasSubstr("\x1b")));
    EXPECT_THAT(terminal.all, HasSubstr("a\\x1b[2J\\xff\\x0a"));
}

TEST(HumanReporter, PrintsNothingButTheLinkAsResultOfAShare)
{
    test::FakeTerminal terminal;
    HumanReporter reporter{terminal, [] { return std::chrono::steady_clock::time_point{}; }};

    reporter.report(Created{"n", test::sampleHashes(), 1, 1, 16384, "magnet:?x", "n.torrent", false});
    reporter.report(Ready{"magnet:?x", test::sampleHashes(), true, false});

    EXPECT_EQ(terminal.results, "magnet:?x\n");
    EXPECT_THAT(terminal.messages, HasSubstr("Others can get it now."));
}

TEST(HumanReporter, GivesAdviceOnceForEachReason)
{
    test::FakeTerminal terminal;
    HumanReporter reporter{terminal, [] { return std::chrono::steady_clock::time_point{}; }};
    const StateChanged alone{ShareState::Downloading, {.kind = ReasonKind::NoDhtNode}};

    reporter.report(alone);
    reporter.report(StateChanged{ShareState::Downloading, {}});
    reporter.report(alone);

    EXPECT_EQ(test::linesOf(terminal.messages).size(), 1U);
    EXPECT_THAT(terminal.messages, StartsWith("No DHT node answers. "));
}

TEST(HumanReporter, UsesColoursOnlyWhereTheyAreShown)
{
    test::FakeTerminal terminal;
    HumanReporter reporter{terminal, [] { return std::chrono::steady_clock::time_point{}; }};

    reporter.report(Failed{{ErrorKind::BadLink, "x", ""}});
    EXPECT_THAT(terminal.messages, StartsWith("shoal: x is not"));
    terminal.shown.hasColours = true;
    reporter.report(Failed{{ErrorKind::BadLink, "x", ""}});
    EXPECT_THAT(terminal.messages, HasSubstr("\x1b[31mshoal: x is not"));
}

TEST(QrCode, IsDrawnWithTwoModulesACharacter)
{
    const auto code = qrCode("magnet:?xt=urn:btih:0000", 80, false);

    ASSERT_TRUE(code);
    const auto lines = test::linesOf(*code);
    EXPECT_EQ(displayWidth(lines.front()), 29U) << "version 2 has 25 modules, and 2 on each side stay bright";
    EXPECT_EQ(lines.size(), 15U);
}

TEST(QrCode, IsNotDrawnWhereItWouldNotFit)
{
    EXPECT_EQ(qrCode("magnet:?xt=urn:btih:0000", 20, false), std::nullopt);
    EXPECT_EQ(qrCode(std::string(4000, 'x'), 1000, false), std::nullopt);
}

} // namespace
} // namespace shoal::app
