#include "app/shoal/commands/file_numbers.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace shoal::app {
namespace {
using FileRange = std::pair<std::uint32_t, std::uint32_t>;

bool isNumbers(const std::string& value)
{
    return !value.empty() && value.find_first_not_of("0123456789,- ") == std::string::npos;
}

std::optional<std::uint32_t> indexOf(std::string_view text)
{
    std::uint32_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || rest != end || number == 0)
        return std::nullopt;
    return number - 1;
}

/// "3" or "3-5".
std::optional<FileRange> rangeOf(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    const auto dash = text.find('-');
    const auto first = indexOf(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : indexOf(text.substr(dash + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return FileRange{*first, *last};
}

Result<std::vector<FileRange>> rangesOf(const std::string& value, const std::string& option)
{
    std::vector<FileRange> ranges;
    std::string_view rest = value;
    while (true) {
        const auto comma = rest.find(',');
        const auto range = rangeOf(rest.substr(0, comma));
        if (!range)
            return fail(ErrorKind::BadArgument, fmt::format("{} {}", option, value), "files count from 1, as in 1,3-5");
        ranges.push_back(*range);
        if (comma == std::string_view::npos)
            return ranges;
        rest.remove_prefix(comma + 1);
    }
}
} // namespace

Result<FileSelection> parseFiles(const std::vector<std::string>& values, const std::string& option)
{
    FileSelection selection;
    for (const auto& value : values) {
        if (value.empty())
            return fail(ErrorKind::BadArgument, option, "it names no file");
        if (!isNumbers(value)) {
            selection.patterns.push_back(value);
            continue;
        }
        const auto ranges = rangesOf(value, option);
        if (!ranges)
            return fail(ranges.error());
        selection.ranges.insert(selection.ranges.end(), ranges->begin(), ranges->end());
    }
    return selection;
}

FileSelection selectionOf(const Magnet& magnet)
{
    FileSelection selection;
    selection.ranges = magnet.selectOnly;
    return selection;
}

Result<std::monostate> checkNumbers(const FileSelection& selection, std::size_t files)
{
    for (const auto& [first, last] : selection.ranges)
        if (last >= files)
            return fail(ErrorKind::BadArgument, "--files " + std::to_string(last + std::uint64_t{1}),
                        "there are only " + std::to_string(files) + " files");
    return {};
}

Result<FileSelection> wantedOf(const std::vector<std::string>& values, const Source& source)
{
    if (values.empty()) {
        const auto* const magnet = std::get_if<Magnet>(&source);
        return magnet ? selectionOf(*magnet) : FileSelection{};
    }
    auto wanted = parseFiles(values);
    const auto* const torrent = std::get_if<TorrentSource>(&source);
    if (!wanted || !torrent)
        return wanted;
    const auto& files = torrent->parsed.torrent.files;
    const auto count = std::count_if(files.begin(), files.end(), [](const TorrentFile& file) { return !file.isPad; });
    if (const auto checked = checkNumbers(*wanted, static_cast<std::size_t>(count)); !checked)
        return fail(checked.error());
    return wanted;
}

} // namespace shoal::app
