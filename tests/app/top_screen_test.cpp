#include "app/shoal/top/top_screen.h"

#include "app/shoal/terminal/text.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

ShareRow shareNamed(std::int64_t id, const std::string& name)
{
    ShareRow row;
    row.id = {id};
    row.name = name;
    row.state = ShareState::Downloading;
    row.hasMetadata = true;
    row.size = row.wanted = Bytes{5} << 30;
    row.done = Bytes{1} << 30;
    row.downRate = {12'900'000};
    row.upRate = {4096};
    row.peers = 12;
    return row;
}

TopView viewOf(std::size_t shares)
{
    TopView view;
    view.status = {.version = "0.1.0", .runningFor = 3h, .shares = shares, .peers = 12, .downRate = {12'900'000}};
    view.status.states = {{ShareState::Downloading, shares}};
    view.servedBy = ProfileHolder{.pid = 7, .tenure = Tenure::OfAService};
    view.shares.page.total = shares;
    for (std::size_t i = 0; i < shares; ++i)
        view.shares.page.rows.push_back(
            shareNamed(static_cast<std::int64_t>(i) + 1, "日本語のとても長い名前🎵 and more of it.flac"));
    view.sort = {ShareColumn::DownRate, true};
    return view;
}

void expectFits(const TopView& view, ScreenSize size)
{
    const auto lines = topScreen(view, size);
    EXPECT_EQ(lines.size(), size.rows) << size.columns << 'x' << size.rows;
    for (const auto& line : lines)
        EXPECT_LE(displayWidth(line.text), size.columns) << size.columns << 'x' << size.rows << ": " << line.text;
}

TEST(TopScreen, FitsAScreenOfAnySize)
{
    auto peers = viewOf(3);
    peers.peers = PeersView{"album", {0, {1, {{.address = "[2001:db8::1]:6881", .client = "qBittorrent 4.5.2"}}}}};
    auto typing = viewOf(0);
    typing.isTyping = true;
    typing.filter = std::string(100, 'x');
    for (const auto& view : {viewOf(30), peers, typing})
        for (const std::size_t rows : {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 50})
            for (std::size_t columns = 1; columns < 140; ++columns)
                expectFits(view, {columns, rows});
}

TEST(TopScreen, ShowsAsManyRowsAsItAsksFor)
{
    for (std::size_t rows = 1; rows < 40; ++rows) {
        std::size_t shown = 0;
        for (const auto& line : topScreen(viewOf(50), {120, rows}))
            shown += line.text.find(".flac") != std::string::npos ? 1 : 0;
        EXPECT_EQ(shown, listRows({120, rows})) << rows;
    }
}

TEST(TopScreen, ShowsHowEverythingDoesAboveTheList)
{
    const auto lines = topScreen(viewOf(2), {120, 12});

    EXPECT_EQ(lines[0].text, "Shoal 0.1.0  2 shares: 2 downloading  service up 3 h 0 min");
    EXPECT_THAT(lines[1].text, StartsWith("Down 12.3 MiB/s  Up 0 B/s  Received 0 B  Sent 0 B  12 peers"));
    EXPECT_THAT(lines[2].text, StartsWith("Asking the first DHT nodes"));
    EXPECT_THAT(lines[3].text,
                StartsWith("      ▼DOWN           UP    DONE      SIZE  PEERS  STATE            ID  NAME"));
    EXPECT_TRUE(lines[3].isMarked);
    EXPECT_THAT(lines[4].text,
                StartsWith(" 12.3 MiB/s   4.00 KiB/s  20.0 %  5.00 GiB     12  downloading       1  日本語"));
    EXPECT_THAT(lines[11].text, StartsWith("1 of 2  q quit"));
}

TEST(TopScreen, MarksTheShareUnderTheCursor)
{
    auto view = viewOf(3);
    view.cursor = 1;
    const auto lines = topScreen(view, {120, 12});

    EXPECT_FALSE(lines[4].isMarked);
    EXPECT_TRUE(lines[5].isMarked);
}

TEST(TopScreen, MarksNothingWhileTheCursorIsOnAnotherPartOfTheList)
{
    auto view = viewOf(3);
    view.shares.first = 10;
    view.cursor = 1;

    const auto lines = topScreen(view, {120, 12});
    for (std::size_t line = 4; line < lines.size(); ++line)
        EXPECT_FALSE(lines[line].isMarked);
}

TEST(TopScreen, LeavesOutColumnsBeforeTheNameGetsShort)
{
    EXPECT_THAT(topScreen(viewOf(1), {80, 12})[3].text, Not(HasSubstr("PEERS")));
    EXPECT_THAT(topScreen(viewOf(1), {40, 12})[3].text, Not(HasSubstr("SIZE")));
    EXPECT_EQ(topScreen(viewOf(1), {20, 12})[3].text, "NAME");
}

TEST(TopScreen, LetsNoNameDriveTheTerminal)
{
    auto view = viewOf(0);
    view.shares.page = {1, {shareNamed(1, "a\x1b[2J\xff")}};
    view.message = "b\x1b[2J";
    for (const auto& line : topScreen(view, {120, 12}))
        EXPECT_THAT(line.text, Not(HasSubstr("\x1b")));
}

TEST(TopScreen, ShowsThePeersOfAShare)
{
    auto view = viewOf(3);
    PeerRow peer{.address = "1.2.3.4:6881", .client = "liar\x1b[2J", .downRate = {2048}, .progress = 0.5};
    view.peers = PeersView{"album", {0, {1, {peer}}}};
    const auto lines = topScreen(view, {120, 12});

    EXPECT_EQ(lines[4].text, " 2.00 KiB/s               50.0 %  liar\\x1b[2J           1.2.3.4:6881");
    EXPECT_THAT(lines[11].text, StartsWith("1 peer of album"));
}

TEST(Drawing, ErasesEachLineBeforeItAndWhatIsBelow)
{
    EXPECT_EQ(drawing({{"a"}, {"b", true}}, {4, 3}), "\x1b[H\x1b[2Ka\r\n\x1b[2K\x1b[7mb   \x1b[0m\r\n\x1b[J");
    EXPECT_EQ(drawing({{"a"}, {"b"}}, {4, 1}), "\x1b[H\x1b[2Ka") << "a screen that has shrunk meanwhile";
}

TEST(Clipped, KeepsTheBeginning)
{
    EXPECT_EQ(clipped("abcdef", 6), "abcdef");
    EXPECT_EQ(clipped("abcdef", 4), "abc…");
    EXPECT_EQ(clipped("日本語", 4), "日…");
    EXPECT_EQ(clipped("abc", 0), "");
}

} // namespace
} // namespace shoal::app
