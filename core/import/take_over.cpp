// Where the files of another program's share are, and which of them are wanted.
#include "core/bt/torrent_reader.h"
#include "core/import/foreign_share.h"
#include "core/labels.h"

#include <algorithm>

namespace shoal {
namespace {
namespace fs = std::filesystem;

bool isThere(const fs::path& path)
{
    std::error_code error;
    return fs::exists(path, error);
}

/// A path below a folder: what would lead out of it is none of a torrent's.
bool staysBelow(const fs::path& path)
{
    return !path.empty() && path.is_relative()
        && std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

class FileFinder {
public:
    FileFinder(const ForeignShare& share, const Torrent& torrent)
        : share_{share}
        , torrent_{torrent}
        , hasPaths_{share.paths.size() == torrent.files.size()}
    {}

    /// The folder of incomplete content, when some of it is there and none in the other.
    fs::path folder() const
    {
        if (share_.incompleteFolder.empty())
            return share_.folder;
        const auto holds = [this](const fs::path& folder) {
            for (std::uint32_t i = 0; i < torrent_.files.size(); ++i)
                if (!torrent_.files[i].isPad && found(folder, i))
                    return true;
            return false;
        };
        return !holds(share_.folder) && holds(share_.incompleteFolder) ? share_.incompleteFolder : share_.folder;
    }

    fs::path nameOf(std::uint32_t file) const
    {
        if (hasPaths_ && !share_.paths[file].empty())
            return share_.paths[file];
        return torrent_.files[file].path;
    }

    /// Where it lies below a folder, complete or not.
    std::optional<fs::path> found(const fs::path& folder, std::uint32_t file) const
    {
        auto path = folder / nameOf(file);
        if (isThere(path))
            return path;
        path += share_.incompleteSuffix;
        if (!share_.incompleteSuffix.empty() && isThere(path))
            return path;
        return std::nullopt;
    }

private:
    const ForeignShare& share_;
    const Torrent& torrent_;
    bool hasPaths_;
};

void findFiles(const ForeignShare& share, const Torrent& torrent, Takeover& takeover)
{
    const FileFinder finder{share, torrent};
    auto& request = takeover.request;
    request.folder = finder.folder();
    const bool isChoice = share.wanted.size() == torrent.files.size();
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i) {
        const auto& file = torrent.files[i];
        if (file.isPad)
            continue;
        const auto own = request.folder / file.path;
        const auto found = finder.found(request.folder, i);
        const auto path = found.value_or(request.folder / finder.nameOf(i));
        const bool isAbsolute = finder.nameOf(i).is_absolute();
        if (path != own && (isAbsolute || staysBelow(finder.nameOf(i))))
            request.places.push_back({i, path});
        if (!found && file.size > 0 && (!isChoice || share.wanted[i]))
            ++takeover.missing;
    }
}

/// Ranges over the files that people see.
void chooseFiles(const ForeignShare& share, const Torrent& torrent, Takeover& takeover)
{
    if (share.wanted.size() != torrent.files.size())
        return;
    auto& ranges = takeover.request.wanted.ranges;
    std::uint32_t visible = 0;
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < torrent.files.size(); ++i) {
        if (torrent.files[i].isPad)
            continue;
        if (share.wanted[i]) {
            ++count;
            if (!ranges.empty() && ranges.back().second + 1 == visible)
                ranges.back().second = visible;
            else
                ranges.emplace_back(visible, visible);
        }
        ++visible;
    }
    if (count == visible)
        ranges.clear(); // without any, all are wanted
    if (count == 0)
        takeover.request.isPaused = true;
}

/// Commas and control characters become spaces; what is too long is cut.
std::string labelOf(std::string text)
{
    std::ranges::replace_if(
        text, [](unsigned char c) { return c == ',' || c < ' ' || c == 0x7f; }, ' ');
    if (text.size() > longestLabel) {
        auto end = longestLabel;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U)
            --end;
        text.resize(end);
    }
    const auto first = text.find_first_not_of(' ');
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}
} // namespace

Result<Takeover> takeOver(const ForeignShare& share)
{
    Takeover takeover;
    auto& request = takeover.request;
    request.source = share.source;
    request.folder = share.folder;
    request.limits = share.limits;
    request.priority = share.priority;
    request.order = share.order;
    request.isPaused = share.isPaused;
    for (const auto& label : share.labels) {
        const auto own = labelOf(label);
        if (const auto usable = checkLabel(own))
            request.labels.push_back(own);
        else
            takeover.lostLabels.push_back({ErrorKind::BadArgument, label, usable.error().reason});
    }
    if (const auto* const bytes = std::get_if<std::string>(&share.source)) {
        auto parsed = bt::readTorrent(*bytes);
        if (!parsed)
            return fail(parsed.error());
        findFiles(share, parsed->torrent, takeover);
        chooseFiles(share, parsed->torrent, takeover);
        takeover.torrent = std::move(parsed->torrent);
    }
    return takeover;
}

} // namespace shoal
