#include "app/shoal/report/status_screen.h"

#include "app/shoal/report/format.h"
#include "app/shoal/terminal/text.h"
#include "app/shoal/words.h"

#include <algorithm>
#include <fmt/format.h>

namespace shoal::app {
namespace {
constexpr std::size_t statusLabelColumns = 14;

std::string statusField(const char* label, const std::string& value)
{
    return value.empty() ? std::string{} : padded(label, statusLabelColumns) + printable(value) + "\n";
}

std::string statusTotals(const EngineStatus& status)
{
    const auto ratio = ratioOf(status);
    return fmt::format("{} received, {} sent{}", bytesText(status.downloaded), bytesText(status.uploaded),
                       ratio ? fmt::format(" (ratio {:.2f})", *ratio) : "");
}

/// In the words of `dht status`.
std::string statusNetwork(const NetworkStatus& network)
{
    auto text = statusField("DHT", sentence(network.dht.health))
        + statusField("Nodes known", std::to_string(network.dht.knownNodes));
    for (const auto& address : network.listening)
        text += statusField("Listening", address);
    return text + statusField("Seen as", network.externalAddress.value_or(""))
        + statusField("From outside", sentence(network.reachability)) + statusField("Router", network.portMapping);
}
} // namespace

std::optional<double> ratioOf(const EngineStatus& status)
{
    if (status.downloaded == 0)
        return std::nullopt;
    return static_cast<double>(status.uploaded) / static_cast<double>(status.downloaded);
}

std::string stateWords(ShareState state)
{
    std::string words = shareStateName(state);
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

std::string sharesText(const EngineStatus& status)
{
    auto text = countText(static_cast<std::int64_t>(status.shares), "share");
    auto separator = ": ";
    for (const auto& [state, shares] : status.states) {
        text += fmt::format("{}{} {}", separator, shares, stateWords(state));
        separator = ", ";
    }
    return text;
}

std::string statusScreen(const EngineStatusShown& shown)
{
    const auto& status = shown.status;
    auto text = statusField("Shoal", status.version);
    const auto since = fmt::format("since {} ({})", localTimeText(shown.startedAt), durationText(status.runningFor));
    if (shown.servedBy && shown.servedBy->tenure == Tenure::OfAService)
        text += statusField("Service", fmt::format("runs {}, process {}", since, status.pid));
    else if (shown.servedBy)
        text += statusField("Service", fmt::format("none; {} runs this profile {}", nameOf(*shown.servedBy), since));
    else
        text += statusField("Service", "none runs this profile, so no share does; `shoal service` starts it");
    text += statusField("Shares", sharesText(status)) + statusField("Totals", statusTotals(status));
    if (shown.servedBy)
        text += statusField("Speed", fmt::format("{} down, {} up", rateText(status.downRate), rateText(status.upRate)))
            + statusField("Peers", std::to_string(status.peers)) + statusNetwork(status.network);
    text.pop_back();
    return text;
}

} // namespace shoal::app
