// The part of HumanReporter that tells of shares on the list.
#include "app/shoal/report/format.h"
#include "app/shoal/report/human.h"
#include "app/shoal/report/share_listing.h"
#include "app/shoal/report/table.h"
#include "app/shoal/terminal/text.h"
#include "app/shoal/words.h"
#include "core/names.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace shoal::app {
namespace {
constexpr auto fromTheTop = "\x1b[H";
constexpr auto eraseRestOfLine = "\x1b[K";
constexpr auto eraseRestOfScreen = "\x1b[J";

/// Of one list among several.
template <class Listed>
std::optional<NamedShare> headingOf(const Listed& listed)
{
    return listed.hasHeading ? std::optional{listed.share} : std::nullopt;
}

const char* deedWords(ShareTouched::Deed deed)
{
    switch (deed) {
    case ShareTouched::Deed::Paused: return "Paused";
    case ShareTouched::Deed::Resumed: return "Resumed";
    case ShareTouched::Deed::Reannounced: return "Asked for peers of";
    case ShareTouched::Deed::Verifying: return "Checking";
    }
    return "";
}

std::string emptyWords(const SharesListed& listed)
{
    return listed.isChosen ? "No share fits." : "No shares yet. `shoal share PATH` or `shoal get LINK` adds one.";
}

/// As much of a list as a screen holds, drawn over what stood there: nothing of the lines before stays, also when the
/// window has become narrower meanwhile.
std::string frameOf(const std::string& list, const std::string& total, const Screen& screen)
{
    std::string frame = fromTheTop;
    std::size_t lines = 0;
    std::size_t hidden = 0;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find('\n', at), list.size());
        if (lines + 2 < screen.rows) {
            frame += list.substr(at, end - at) + eraseRestOfLine + "\n";
            ++lines;
        } else {
            ++hidden;
        }
        at = end + 1;
    }
    const auto more = hidden > 0 ? fmt::format("{}; {} below", total, hidden) : total;
    return frame + shortened(more, screen.columns) + eraseRestOfLine + "\n" + eraseRestOfScreen;
}
} // namespace

std::size_t HumanReporter::resultColumns() const
{
    const auto screen = terminal_.screen(Channel::Results);
    return screen.isTerminal ? screen.columns : anyWidth;
}

void HumanReporter::show(const SharesListed& listed)
{
    const auto screen = terminal_.screen(Channel::Results);
    const auto list = listing(listed, resultColumns());
    const auto total = listed.rows.empty() ? emptyWords(listed) : totalOf(listed);
    if (listed.isWatched && screen.isTerminal) {
        status_.clear();
        return terminal_.write(Channel::Results, frameOf(list, total, screen));
    }
    if (listed.isWatched && std::exchange(lastList_, list + total) == list + total)
        return;
    if (!list.empty())
        result(list);
    note(total);
}

void HumanReporter::show(const ShareShown& shown) { result(listing(shown)); }

void HumanReporter::showTable(const std::optional<NamedShare>& heading, const std::string& table, const char* none)
{
    if (heading)
        result(printable(fmt::format("{} ({}):", heading->name, heading->id.value)));
    if (table.empty())
        note(none);
    else
        result(table);
}

void HumanReporter::show(const FilesListed& listed)
{
    showTable(headingOf(listed), listing(listed, resultColumns()), "Its files are not known yet.");
}

void HumanReporter::show(const PeersListed& listed)
{
    showTable(headingOf(listed), listing(listed, resultColumns()), "No peer is connected.");
}

void HumanReporter::show(const TrackersListed& listed)
{
    showTable(headingOf(listed), listing(listed, resultColumns()), "It has no trackers.");
}

void HumanReporter::show(const ShareTouched& touched)
{
    result(printable(fmt::format("{} {}", deedWords(touched.deed), touched.share.name)));
}

void HumanReporter::show(const ShareRemoved& removed)
{
    const auto* const data = removed.data == Data::Keep ? "its files stay" : "its files are deleted";
    const auto kept = removed.keptFiles == 0
        ? std::string{}
        : fmt::format(" but {} that another share on the list has, too",
                      countText(static_cast<std::int64_t>(removed.keptFiles), "file"));
    result(printable(fmt::format("Removed {}: {}{}", removed.share.name, data, kept)));
}

void HumanReporter::show(const ShareMoveTold& told)
{
    status_.clear();
    result(printable(
        fmt::format("{} {} to {}", told.isUnderWay ? "Moving" : "Moved", told.share.name, told.folder.string())));
}

void HumanReporter::show(const ShareChecked& checked)
{
    status_.clear();
    const auto& row = checked.row;
    if (checked.isWhole())
        return result(printable(fmt::format("{} is whole: {} checked", row.name, bytesText(row.wanted))));
    const auto files = countText(static_cast<std::int64_t>(checked.incompleteFiles), "file");
    result(printable(fmt::format("{} is not whole: {} of {} are there, {} not complete (`shoal files {}`)", row.name,
                                 bytesText(row.done), bytesText(row.wanted), files, row.id.value)));
}

void HumanReporter::show(const LimitsShown& shown)
{
    result(printable(
        fmt::format("{}: {} down, {} up", shown.share.name, limitText(shown.limits.down), limitText(shown.limits.up))));
}

void HumanReporter::show(const LabelsShown& shown)
{
    const auto labels = shown.labels.empty() ? "no labels" : fmt::format("{}", fmt::join(shown.labels, ", "));
    result(printable(fmt::format("{}: {}", shown.share.name, labels)));
}

void HumanReporter::show(const PriorityShown& shown)
{
    result(printable(fmt::format("{}: {}", shown.share.name, priorityName(shown.priority))));
}

void HumanReporter::show(const WantedShown& shown)
{
    result(printable(fmt::format("{}: {} of {} wanted, {} of {}", shown.share.name, shown.wantedFiles,
                                 countText(static_cast<std::int64_t>(shown.files), "file"), bytesText(shown.wanted),
                                 bytesText(shown.size))));
}

} // namespace shoal::app
