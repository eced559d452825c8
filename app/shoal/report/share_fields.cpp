#include "app/shoal/report/share_fields.h"

#include "app/shoal/report/format.h"
#include "app/shoal/words.h"
#include "core/names.h"
#include "core/state/fold_case.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace shoal::app {
namespace {
constexpr auto nothing = "-";

std::string rateOrNothing(BytesPerSecond rate) { return rate.value > 0 ? rateText(rate) : nothing; }

std::string firstHash(const ShareRow& row)
{
    return row.hashes.v1 ? toHex(row.hashes.v1->bytes) : row.hashes.v2 ? toHex(row.hashes.v2->bytes) : nothing;
}

std::string idText(const ShareRow& row) { return std::to_string(row.id.value); }
std::string nameText(const ShareRow& row) { return shownName(row); }
std::string stateText(const ShareRow& row) { return shareStateName(row.state); }
std::string reasonText(const ShareRow& row) { return brief(row.reason); }
std::string progressText(const ShareRow& row) { return row.hasMetadata ? percentText(row.done, row.wanted) : nothing; }
std::string sizeText(const ShareRow& row) { return row.hasMetadata ? bytesText(row.size) : nothing; }
std::string downText(const ShareRow& row) { return rateOrNothing(row.downRate); }
std::string upText(const ShareRow& row) { return rateOrNothing(row.upRate); }
std::string peersText(const ShareRow& row) { return std::to_string(row.peers); }
std::string ratioText(const ShareRow& row)
{
    const auto ratio = ratioOf(row);
    return ratio ? fmt::format("{:.2f}", *ratio) : nothing;
}
std::string etaText(const ShareRow& row) { return row.timeLeft ? durationText(*row.timeLeft) : nothing; }
std::string downloadedText(const ShareRow& row) { return bytesText(row.downloaded); }
std::string uploadedText(const ShareRow& row) { return bytesText(row.uploaded); }
std::string labelsText(const ShareRow& row)
{
    return row.labels.empty() ? nothing : fmt::format("{}", fmt::join(row.labels, ","));
}
std::string priorityText(const ShareRow& row) { return priorityName(row.priority); }
std::string downLimitText(const ShareRow& row) { return rateOrNothing(row.limits.down); }
std::string upLimitText(const ShareRow& row) { return rateOrNothing(row.limits.up); }
std::string addedText(const ShareRow& row) { return timeText(row.addedAt); }
std::string swarmText(const ShareRow& row) { return row.swarm ? row.swarmName : nothing; }
std::string folderText(const ShareRow& row) { return row.folder.string(); }

std::int64_t idKey(const ShareRow& row) { return row.id.value; }
std::string nameKey(const ShareRow& row) { return foldCase(row.name); }
ShareState stateKey(const ShareRow& row) { return row.state; }
Bytes sizeKey(const ShareRow& row) { return row.size; }
BytesPerSecond downKey(const ShareRow& row) { return row.downRate; }
BytesPerSecond upKey(const ShareRow& row) { return row.upRate; }
std::uint32_t peersKey(const ShareRow& row) { return row.peers; }
double ratioKey(const ShareRow& row) { return ratioOf(row).value_or(-1); }
/// What never ends comes last.
std::int64_t etaKey(const ShareRow& row)
{
    return row.timeLeft ? row.timeLeft->count() : std::numeric_limits<std::int64_t>::max();
}
Bytes downloadedKey(const ShareRow& row) { return row.downloaded; }
Bytes uploadedKey(const ShareRow& row) { return row.uploaded; }
Labels labelsKey(const ShareRow& row) { return row.labels; }
Priority priorityKey(const ShareRow& row) { return row.priority; }
BytesPerSecond downLimitKey(const ShareRow& row) { return row.limits.down; }
BytesPerSecond upLimitKey(const ShareRow& row) { return row.limits.up; }
std::chrono::sys_seconds addedKey(const ShareRow& row) { return row.addedAt; }
std::string folderKey(const ShareRow& row) { return row.folder.string(); }

template <auto Key>
bool isLess(const ShareRow& a, const ShareRow& b)
{
    return Key(a) < Key(b);
}

constexpr std::array table{
    ShareField{"id", "ID", true, &idText, &isLess<idKey>},
    ShareField{"name", "NAME", false, &nameText, &isLess<nameKey>},
    ShareField{"state", "STATE", false, &stateText, &isLess<stateKey>},
    ShareField{"reason", "REASON", false, &reasonText, &isLess<reasonText>},
    ShareField{"progress", "DONE", true, &progressText, &isLess<progressOf>},
    ShareField{"size", "SIZE", true, &sizeText, &isLess<sizeKey>},
    ShareField{"down", "DOWN", true, &downText, &isLess<downKey>},
    ShareField{"up", "UP", true, &upText, &isLess<upKey>},
    ShareField{"peers", "PEERS", true, &peersText, &isLess<peersKey>},
    ShareField{"ratio", "RATIO", true, &ratioText, &isLess<ratioKey>},
    ShareField{"eta", "ETA", true, &etaText, &isLess<etaKey>},
    ShareField{"downloaded", "RECEIVED", true, &downloadedText, &isLess<downloadedKey>},
    ShareField{"uploaded", "SENT", true, &uploadedText, &isLess<uploadedKey>},
    ShareField{"labels", "LABELS", false, &labelsText, &isLess<labelsKey>},
    ShareField{"priority", "PRIORITY", false, &priorityText, &isLess<priorityKey>},
    ShareField{"down-limit", "DOWN LIMIT", true, &downLimitText, &isLess<downLimitKey>},
    ShareField{"up-limit", "UP LIMIT", true, &upLimitText, &isLess<upLimitKey>},
    ShareField{"added", "ADDED", false, &addedText, &isLess<addedKey>},
    ShareField{"folder", "FOLDER", false, &folderText, &isLess<folderKey>},
    ShareField{"swarm", "SWARM", false, &swarmText, &isLess<swarmText>},
    ShareField{"hash", "INFO-HASH", false, &firstHash, &isLess<firstHash>},
};
} // namespace

std::string shownName(const ShareRow& row)
{
    constexpr std::size_t digits = 8;
    return row.name.empty() ? fmt::format("(no name yet) {}…", firstHash(row).substr(0, digits)) : row.name;
}

std::span<const ShareField> shareFields() { return table; }

const ShareField* findShareField(std::string_view name)
{
    const auto* const found = std::ranges::find(table, name, &ShareField::name);
    return found == table.end() ? nullptr : found;
}

ShareFields usualShareFields()
{
    ShareFields fields;
    for (const auto* const name : {"id", "name", "state", "progress", "size", "down", "up", "peers", "ratio"})
        fields.push_back(findShareField(name));
    return fields;
}

ShareFields usualShareFields(const std::vector<ShareRow>& rows)
{
    auto fields = usualShareFields();
    if (std::ranges::any_of(rows, [](const ShareRow& row) { return row.swarm.has_value(); }))
        fields.insert(fields.begin() + 2, findShareField("swarm")); // behind the name
    return fields;
}

std::string shareFieldNames()
{
    std::string names;
    for (const auto& field : table)
        names += (names.empty() ? "" : ", ") + std::string{field.name};
    return names;
}

double progressOf(const ShareRow& row)
{
    if (!row.hasMetadata)
        return 0;
    return row.done >= row.wanted ? 1 : static_cast<double>(row.done) / static_cast<double>(row.wanted);
}

std::optional<double> ratioOf(const ShareRow& row)
{
    if (!row.hasMetadata || row.size == 0)
        return std::nullopt;
    return static_cast<double>(row.uploaded) / static_cast<double>(row.size);
}

} // namespace shoal::app
