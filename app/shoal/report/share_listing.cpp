#include "app/shoal/report/share_listing.h"

#include "app/shoal/report/format.h"
#include "app/shoal/report/listing_fields.h"
#include "app/shoal/report/table.h"
#include "app/shoal/words.h"
#include "core/files/selection.h"
#include "core/names.h"

#include <algorithm>
#include <fmt/format.h>

namespace shoal::app {
namespace {
std::string partText(double part) { return fmt::format("{:.1f} %", static_cast<int>(part * 1000) / 10.0); }

template <class T>
std::string countOrNothing(const std::optional<T>& count)
{
    return count ? std::to_string(*count) : "-";
}

std::string sizeWords(const ShareShown& shown)
{
    const auto& row = shown.details.row;
    if (!row.hasMetadata)
        return "not known yet";
    const auto files = shown.details.torrent
        ? " in " + countText(static_cast<std::int64_t>(visibleFiles(*shown.details.torrent).size()), "file")
        : std::string{};
    return fmt::format("{} ({} bytes){}", bytesText(row.size), row.size, files);
}

std::string doneWords(const ShareRow& row)
{
    if (!row.hasMetadata)
        return {};
    return fmt::format("{}, {} of {}", percentText(row.done, row.wanted), bytesText(row.done), bytesText(row.wanted));
}

std::string sentWords(const ShareRow& row)
{
    const auto ratio = ratioOf(row);
    return bytesText(row.uploaded) + (ratio ? fmt::format(", ratio {:.2f}", *ratio) : std::string{});
}

std::string peersWords(const ShareRow& row)
{
    return fmt::format("{} connected ({} complete), {} known", row.peers, row.seeds, row.knownPeers);
}

void addWork(std::string& text, const ShareRow& row)
{
    addField(text, "Received", bytesText(row.downloaded));
    addField(text, "Sent", sentWords(row));
    addField(text, "Speed", fmt::format("{} down, {} up", rateText(row.downRate), rateText(row.upRate)));
    addField(text, "Time left", row.timeLeft ? durationText(*row.timeLeft) : "");
    addField(text, "Peers", peersWords(row));
}

void addDecisions(std::string& text, const ShareRow& row)
{
    addField(text, "Limits", fmt::format("{} down, {} up", limitText(row.limits.down), limitText(row.limits.up)));
    addField(text, "Priority", priorityName(row.priority));
    addField(text, "Labels", fmt::format("{}", fmt::join(row.labels, ", ")));
    addField(text, "Swarm", row.swarm ? fmt::format("{}  ({})", row.swarmName, toHex(row.swarm->bytes)) : "");
    addField(text, "Folder", row.folder.string());
    addField(text, "Added at", timeText(row.addedAt));
    addField(text, "Complete at", row.completedAt ? timeText(*row.completedAt) : "");
}
} // namespace

std::string listing(const SharesListed& listed, std::size_t columns)
{
    std::vector<TableColumn> shape;
    for (const auto* const field : listed.fields)
        shape.push_back({field->head, field->isNumber, field->name == "name" || field->name == "folder"});
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : listed.rows) {
        auto& cells = rows.emplace_back();
        for (const auto* const field : listed.fields)
            cells.push_back(field->text(row));
    }
    return tableText(shape, rows, columns);
}

std::string totalOf(const SharesListed& listed)
{
    Bytes size = 0;
    BytesPerSecond down;
    BytesPerSecond up;
    for (const auto& row : listed.rows) {
        size += row.size;
        down.value += row.downRate.value;
        up.value += row.upRate.value;
    }
    return fmt::format("{}, {}{}{}", countText(static_cast<std::int64_t>(listed.rows.size()), "share"), bytesText(size),
                       down.value > 0 ? fmt::format(", {} down", rateText(down)) : "",
                       up.value > 0 ? fmt::format(", {} up", rateText(up)) : "");
}

/// That isn't said by whether it is wanted.
bool hasPriority(const ShareFileRow& row)
{
    return row.priority == FilePriority::Low || row.priority == FilePriority::High;
}

std::string listing(const FilesListed& listed, std::size_t columns)
{
    const bool hasPriorities = std::ranges::any_of(listed.rows, hasPriority);
    std::vector<TableColumn> shape{{"NO", true}, {"SIZE", true}, {"DONE", true}, {"WANTED"}};
    if (hasPriorities)
        shape.push_back({"PRIORITY"});
    shape.push_back({"PATH", false, true});
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : listed.rows) {
        auto& cells = rows.emplace_back();
        cells = {std::to_string(row.index + std::uint64_t{1}), bytesText(row.size), percentText(row.done, row.size),
                 row.isWanted ? "yes" : "no"};
        if (hasPriorities)
            cells.emplace_back(row.isWanted ? filePriorityName(row.priority) : "");
        cells.push_back(row.path);
    }
    return tableText(shape, rows, columns);
}

std::string listing(const PeersListed& listed, std::size_t columns)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : listed.rows)
        rows.push_back({row.address, row.client, partText(row.progress), rateText(row.downRate), rateText(row.upRate),
                        row.isUtp ? "uTP" : "TCP", row.isIncoming ? "in" : "out", row.isChokingUs ? "yes" : "no"});
    return tableText({{"ADDRESS"},
                      {"CLIENT", false, true},
                      {"HAS", true},
                      {"DOWN", true},
                      {"UP", true},
                      {"OVER"},
                      {"WAY"},
                      {"CHOKES US"}},
                     rows, columns);
}

std::string listing(const TrackersListed& listed, std::size_t columns)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : listed.rows)
        rows.push_back({std::to_string(row.tier), row.url, trackerStateName(row.state), countOrNothing(row.seeds),
                        countOrNothing(row.leeches), row.nextAnnounce ? durationText(*row.nextAnnounce) : "-",
                        row.message});
    return tableText({{"TIER", true},
                      {"URL", false, true},
                      {"STATE"},
                      {"SEEDS", true},
                      {"LEECHES", true},
                      {"NEXT", true},
                      {"MESSAGE", false, true}},
                     rows, columns);
}

std::string listing(const ShareShown& shown)
{
    const auto& row = shown.details.row;
    std::string text;
    addField(text, "Name", shownName(row));
    addField(text, "Id", std::to_string(row.id.value));
    addField(text, "State", shareStateName(row.state));
    addField(text, "Why", row.reason.kind == ReasonKind::None ? "" : sentence(row.reason));
    addHashFields(text, row.hashes);
    addField(text, "Size", sizeWords(shown));
    addField(text, "Done", doneWords(row));
    addWork(text, row);
    addDecisions(text, row);
    addField(text, "Link", shown.details.link);
    text.pop_back();
    return text;
}

} // namespace shoal::app
