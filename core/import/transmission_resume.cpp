// Key names as libtransmission/resume.cc writes them: with "-" up to version 4.0, with "_" later.
#include "core/import/transmission_resume.h"

#include "core/bt/bencode_reader.h"

#include <algorithm>
#include <limits>

namespace shoal {
namespace {
constexpr std::int64_t kilo = 1000;

const Bencoded* find(const Bencoded& dictionary, std::string key)
{
    if (const auto* const found = dictionary.find(key))
        return found;
    std::ranges::replace(key, '-', '_');
    return dictionary.find(key);
}

std::optional<std::int64_t> number(const Bencoded& dictionary, const std::string& key)
{
    const auto* const found = find(dictionary, key);
    const auto* const value = found != nullptr ? std::get_if<std::int64_t>(&found->value) : nullptr;
    return value != nullptr ? std::optional{*value} : std::nullopt;
}

std::string text(const Bencoded& dictionary, const std::string& key)
{
    const auto* const found = find(dictionary, key);
    const auto* const value = found != nullptr ? std::get_if<std::string>(&found->value) : nullptr;
    return value != nullptr ? *value : std::string{};
}

/// It stays in the file when it is switched off. Version 1 counted in kilobytes.
BytesPerSecond speedLimit(const Bencoded& resume, const std::string& key)
{
    const auto* const limit = find(resume, key);
    if (limit == nullptr || number(*limit, "use-speed-limit").value_or(0) == 0)
        return {};
    const auto old = number(*limit, "speed").value_or(0);
    const auto speed =
        number(*limit, "speed-Bps").value_or(old > std::numeric_limits<std::int64_t>::max() / kilo ? 0 : old * kilo);
    return {static_cast<std::uint64_t>(std::max<std::int64_t>(speed, 0))};
}

std::vector<std::string> texts(const Bencoded::List& list)
{
    std::vector<std::string> all;
    for (const auto& each : list) {
        const auto* const value = std::get_if<std::string>(&each.value);
        all.push_back(value != nullptr ? *value : std::string{});
    }
    return all;
}
} // namespace

bool readTransmissionResume(std::string_view bytes, ForeignShare& share)
{
    const auto resume = bt::readBencoded(bytes);
    if (!resume)
        return false;
    share.folder = text(*resume, "destination");
    if (!share.folder.is_absolute())
        return false;
    share.incompleteFolder = text(*resume, "incomplete-dir");
    share.incompleteSuffix = ".part";
    share.paths = texts(resume->list("files"));
    for (const auto& unwanted : resume->list("dnd")) {
        const auto* const flag = std::get_if<std::int64_t>(&unwanted.value);
        share.wanted.push_back(flag == nullptr || *flag == 0);
    }
    share.labels = texts(resume->list("labels"));
    share.isPaused = number(*resume, "paused").value_or(0) != 0;
    share.limits = {speedLimit(*resume, "speed-limit-down"), speedLimit(*resume, "speed-limit-up")};
    const auto priority = number(*resume, "bandwidth-priority").value_or(0);
    share.priority = priority < 0 ? Priority::Low : priority > 0 ? Priority::High : Priority::Normal;
    if (number(*resume, "sequential-download").value_or(0) != 0)
        share.order = PieceOrder::Sequential;
    return true;
}

std::optional<Magnet> transmissionMagnet(std::string_view bytes)
{
    const auto torrent = bt::readBencoded(bytes);
    const auto* const info = torrent ? torrent->find("magnet-info") : nullptr;
    if (info == nullptr)
        return std::nullopt;
    const auto hash = text(*info, "info_hash");
    Magnet magnet;
    if (hash.size() != magnet.hashes.v1.emplace().bytes.size())
        return std::nullopt;
    std::ranges::copy(hash, magnet.hashes.v1->bytes.begin());
    magnet.name = info->text("display-name");
    for (const auto& tier : torrent->list("announce-list"))
        if (const auto* const urls = std::get_if<Bencoded::List>(&tier.value))
            for (auto& url : texts(*urls))
                magnet.trackers.push_back(std::move(url));
    if (magnet.trackers.empty() && !torrent->text("announce").empty())
        magnet.trackers.push_back(torrent->text("announce"));
    magnet.webSeeds = texts(torrent->list("url-list"));
    // As of any link: names and addresses that can't be used are passed over.
    const auto read = parseMagnet(formatMagnet(magnet));
    return read ? std::optional{*read} : std::nullopt;
}

} // namespace shoal
