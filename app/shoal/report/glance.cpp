#include "app/shoal/report/glance.h"

#include "app/shoal/report/format.h"
#include "app/shoal/terminal/text.h"
#include "app/shoal/words.h"

#include <fmt/format.h>

namespace shoal::app {
namespace {
constexpr std::size_t barColumns = 22;
constexpr std::size_t leastNameColumns = 12;

std::string joined(const std::vector<std::string>& parts)
{
    std::string line;
    for (const auto& part : parts)
        if (!part.empty())
            line += (line.empty() ? "" : "  ") + part;
    return line;
}

/// "head  name  [bar]  facts": the bar goes first when there is little room, then the facts are cut.
std::string lineOf(const std::string& head, const std::string& name, const std::string& bar, const std::string& facts,
                   std::size_t columns)
{
    const auto room = columns > 1 ? columns - 1 : 1;
    const auto used = displayWidth(joined({head, facts})) + 2;
    const bool hasBar = !bar.empty() && used + 2 + displayWidth(bar) + leastNameColumns <= room;
    const auto taken = used + (hasBar ? displayWidth(bar) + 2 : 0);
    const auto nameRoom = taken < room ? room - taken : 0;
    const auto shownName = nameRoom < 4 ? std::string{} : shortened(name, nameRoom);
    return shortened(joined({head, shownName, hasBar ? bar : std::string{}, facts}), room);
}

Glance glanceOf(const std::string& head, const std::string& name, const std::string& facts, Bytes done, Bytes total,
                std::size_t columns)
{
    const auto bar = total > 0 ? barText(done, total, barColumns) : std::string{};
    return {lineOf(head, name, bar, facts, columns), joined({head, name, facts}), done, total};
}

std::string doneOf(Bytes done, Bytes total)
{
    return fmt::format("{}  {} of {}", percentText(done, total), bytesText(done), bytesText(total));
}

/// Nothing until it is known how much there is to check, or when there is nothing.
std::string checkedOf(Bytes done, Bytes total) { return total > 0 ? doneOf(done, total) : std::string{}; }

std::string timeLeftText(const std::optional<std::chrono::seconds>& left)
{
    return left ? durationText(*left) + " left" : std::string{};
}

Glance downloading(const ShareRow& row, const std::string& name, const std::string& why, std::size_t columns)
{
    const bool isMoving = row.downRate.value > 0;
    const auto facts = joined({doneOf(row.done, row.wanted), isMoving ? rateText(row.downRate) : std::string{},
                               countText(row.peers, "peer"), isMoving ? timeLeftText(row.timeLeft) : why});
    return glanceOf("Getting", name, facts, row.done, row.wanted, columns);
}

Glance serving(const ShareRow& row, const std::string& name, const std::string& why, std::size_t columns)
{
    const auto sent = row.uploaded > 0 ? bytesText(row.uploaded) + " sent" : std::string{};
    const auto rate = row.upRate.value > 0 ? rateText(row.upRate) : std::string{};
    return glanceOf("Sharing", name, joined({rate, countText(row.peers, "peer"), sent, why}), 0, 0, columns);
}
} // namespace

Glance glanceAt(const Hashing& hashing, std::size_t columns)
{
    const auto& [done, total, rate, left] = hashing.progress;
    const auto facts = joined({doneOf(done, total), rateText(rate), durationText(left) + " left"});
    return glanceOf("Reading", "", facts, done, total, columns);
}

Glance glanceAt(const CheckingData& checking, std::size_t columns)
{
    return glanceOf("Checking", "", checkedOf(checking.done, checking.total), checking.done, checking.total, columns);
}

Glance glanceAt(const ShareRow& row, std::size_t columns)
{
    const auto name = printable(row.name);
    const auto why = printable(brief(row.reason));
    switch (row.state) {
    case ShareState::FetchingMetadata:
        return glanceOf("Finding", name, joined({countText(row.peers, "peer"), why}), 0, 0, columns);
    case ShareState::Checking:
        return glanceOf("Checking", name, checkedOf(row.checked, row.checkTotal), row.checked, row.checkTotal, columns);
    case ShareState::Moving: return glanceOf("Moving", name, "", 0, 0, columns);
    case ShareState::Downloading: return downloading(row, name, why, columns);
    case ShareState::Seeding: return serving(row, name, why, columns);
    case ShareState::Complete: return glanceOf("Complete", name, "", 0, 0, columns);
    case ShareState::Paused: return glanceOf("Paused", name, why, 0, 0, columns);
    case ShareState::Failed: return glanceOf("Stopped", name, why, 0, 0, columns);
    }
    return {};
}

} // namespace shoal::app
