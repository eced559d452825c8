#include "app/shoal/top/top_screen.h"

#include "app/shoal/report/format.h"
#include "app/shoal/report/share_fields.h"
#include "app/shoal/report/status_screen.h"
#include "app/shoal/terminal/text.h"
#include "app/shoal/words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

namespace shoal::app {
namespace {
constexpr std::size_t headerRows = 3;
constexpr std::size_t columnGap = 2; ///< columns between two columns
constexpr std::size_t leastNameColumns = 16;

struct Layout {
    bool hasHeader = false;
    bool hasTitles = false;
    bool hasBottom = false;
    std::size_t list = 1;
};

Layout layoutOf(std::size_t rows)
{
    Layout layout{.hasHeader = rows >= headerRows + 5, .hasTitles = rows >= 3, .hasBottom = rows >= 2};
    const auto taken = (layout.hasHeader ? headerRows : 0) + (layout.hasTitles ? 1 : 0) + (layout.hasBottom ? 1 : 0);
    layout.list = std::max<std::size_t>(rows, 1) - taken;
    return layout;
}

enum class Side { Left, Right };

template <class Row>
struct Column {
    const char* title;
    std::size_t width; ///< 0: what the others leave
    Side side;
    int importance; ///< the least goes first when there is no room
    std::string (*text)(const Row&);
    std::optional<ShareColumn> sort = {};
};

std::string rateOrNothing(BytesPerSecond rate) { return rate.value > 0 ? rateText(rate) : std::string{}; }

std::string doneText(const ShareRow& row)
{
    if (row.state == ShareState::Checking)
        return percentText(row.checked, row.checkTotal);
    return row.hasMetadata ? percentText(row.done, row.wanted) : std::string{};
}

constexpr std::array shareColumns{
    Column<ShareRow>{"DOWN", 11, Side::Right, 7, [](const ShareRow& row) { return rateOrNothing(row.downRate); },
                     ShareColumn::DownRate},
    Column<ShareRow>{"UP", 11, Side::Right, 6, [](const ShareRow& row) { return rateOrNothing(row.upRate); },
                     ShareColumn::UpRate},
    Column<ShareRow>{"DONE", 6, Side::Right, 8, doneText, ShareColumn::Progress},
    Column<ShareRow>{"SIZE", 8, Side::Right, 3, [](const ShareRow& row) { return bytesText(row.size); },
                     ShareColumn::Size},
    Column<ShareRow>{"PEERS", 5, Side::Right, 2, [](const ShareRow& row) { return std::to_string(row.peers); }},
    Column<ShareRow>{"STATE", 11, Side::Left, 5, [](const ShareRow& row) { return stateWords(row.state); },
                     ShareColumn::State},
    Column<ShareRow>{"ID", 6, Side::Right, 4, [](const ShareRow& row) { return std::to_string(row.id.value); },
                     ShareColumn::Id},
    Column<ShareRow>{"NAME", 0, Side::Left, 9, [](const ShareRow& row) { return printable(shownName(row)); },
                     ShareColumn::Name},
};

constexpr std::array peerColumns{
    Column<PeerRow>{"DOWN", 11, Side::Right, 4, [](const PeerRow& row) { return rateOrNothing(row.downRate); }},
    Column<PeerRow>{"UP", 11, Side::Right, 3, [](const PeerRow& row) { return rateOrNothing(row.upRate); }},
    Column<PeerRow>{"HAS", 6, Side::Right, 2,
                    [](const PeerRow& row) { return percentText(static_cast<Bytes>(row.progress * 1000.0), 1000); }},
    Column<PeerRow>{"CLIENT", 20, Side::Left, 1, [](const PeerRow& row) { return printable(row.client); }},
    Column<PeerRow>{"ADDRESS", 0, Side::Left, 9, [](const PeerRow& row) { return printable(row.address); }},
};

/// The columns that there is room for, in their order.
template <class Row>
std::vector<Column<Row>> columnsThatFit(std::span<const Column<Row>> all, std::size_t columns)
{
    std::vector<Column<Row>> shown{all.begin(), all.end()};
    const auto used = [&shown] {
        std::size_t sum = leastNameColumns;
        for (const auto& column : shown)
            sum += column.width + (column.width > 0 ? columnGap : 0);
        return sum;
    };
    while (shown.size() > 1 && used() > columns)
        shown.erase(std::ranges::min_element(shown, {}, &Column<Row>::importance));
    auto& last = shown.back();
    last.width = columns - std::min(columns, used() - leastNameColumns);
    return shown;
}

template <class Row, class Text>
std::string rowLine(const std::vector<Column<Row>>& shown, const Text& textOf)
{
    std::string line;
    for (const auto& column : std::span{shown}.first(shown.size() - 1)) {
        const auto text = clipped(textOf(column), column.width);
        line += column.side == Side::Right ? paddedLeft(text, column.width) : padded(text, column.width);
        line += std::string(columnGap, ' ');
    }
    return line + shortened(textOf(shown.back()), shown.back().width);
}

/// The column that the list is sorted by is marked.
template <class Row>
std::string titleOf(const Column<Row>& column, ShareSort sort)
{
    const auto mark = column.sort == sort.column ? (sort.isDescending ? "▼" : "▲") : "";
    return column.side == Side::Right ? std::string{mark} + column.title : std::string{column.title} + mark;
}

template <class Row>
void addList(std::vector<ScreenLine>& lines, std::span<const Column<Row>> all, const std::vector<Row>& rows,
             std::optional<std::size_t> marked, ShareSort sort, const Layout& layout, std::size_t columns)
{
    const auto shown = columnsThatFit(all, columns);
    if (layout.hasTitles)
        lines.push_back({rowLine(shown, [sort](const Column<Row>& column) { return titleOf(column, sort); }), true});
    const auto end = lines.size() + layout.list;
    for (std::size_t i = 0; i < rows.size() && lines.size() < end; ++i)
        lines.push_back(
            {rowLine(shown, [&row = rows[i]](const Column<Row>& column) { return column.text(row); }), marked == i});
    lines.resize(end);
}

std::string speedsText(const EngineStatus& status)
{
    const auto ratio = ratioOf(status);
    return fmt::format("Down {}  Up {}  Received {}  Sent {}{}  {}", rateText(status.downRate), rateText(status.upRate),
                       bytesText(status.downloaded), bytesText(status.uploaded),
                       ratio ? fmt::format("  Ratio {:.2f}", *ratio) : "", countText(status.peers, "peer"));
}

std::string engineText(const TopView& view)
{
    const auto upFor = durationText(view.status.runningFor);
    const auto service = !view.servedBy ? "no service: shares rest until `shoal service` runs"
        : view.servedBy->tenure == Tenure::OfAService
        ? fmt::format("service up {}", upFor)
        : fmt::format("no service: {}, up {}", nameOf(*view.servedBy), upFor);
    return fmt::format("Shoal {}  {}  {}", view.status.version, sharesText(view.status), service);
}

void addHeader(std::vector<ScreenLine>& lines, const TopView& view)
{
    lines.push_back({engineText(view)});
    lines.push_back({speedsText(view.status)});
    lines.push_back(
        {fmt::format("{} {}", sentence(view.status.network.dht.health), sentence(view.status.network.reachability))});
}

std::string placeText(const TopView& view)
{
    const auto& [first, page] = view.shares;
    const auto shown = page.total == 0 ? std::string{"none"} : fmt::format("{} of {}", view.cursor + 1, page.total);
    return view.filter.empty() ? shown : fmt::format("{} with \"{}\"", shown, printable(view.filter));
}

std::string bottomText(const TopView& view)
{
    if (view.isTyping)
        return fmt::format("/{}_  Enter keeps it, Esc takes it back", printable(view.filter));
    if (!view.message.empty())
        return printable(view.message);
    if (view.peers)
        return fmt::format("{} of {}  Esc back  q quit",
                           countText(static_cast<std::int64_t>(view.peers->peers.page.total), "peer"),
                           printable(view.peers->share));
    return placeText(view) + "  q quit  ↑↓ move  s sort  r reverse  p pause  / find  Enter peers";
}
} // namespace

std::size_t listRows(ScreenSize size) { return layoutOf(size.rows).list; }

std::vector<ScreenLine> topScreen(const TopView& view, ScreenSize size)
{
    const auto layout = layoutOf(size.rows);
    std::vector<ScreenLine> lines;
    if (layout.hasHeader)
        addHeader(lines, view);
    if (view.peers) {
        addList<PeerRow>(lines, peerColumns, view.peers->peers.page.rows, std::nullopt, {}, layout, size.columns);
    } else {
        const auto marked = view.cursor - view.shares.first; // far beyond the list while it is on another part of it
        addList<ShareRow>(lines, shareColumns, view.shares.page.rows, marked, view.sort, layout, size.columns);
    }
    if (layout.hasBottom)
        lines.push_back({bottomText(view)});
    for (auto& line : lines)
        line.text = clipped(line.text, size.columns);
    return lines;
}

const std::vector<ShareColumn>& sortColumns()
{
    static const auto columns = [] {
        std::vector<ShareColumn> all;
        for (const auto& column : shareColumns)
            if (column.sort)
                all.push_back(*column.sort);
        return all;
    }();
    return columns;
}

} // namespace shoal::app
