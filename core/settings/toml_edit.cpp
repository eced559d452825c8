#include "core/settings/toml_edit.h"

#include <algorithm>
#include <cstddef>
#include <toml++/toml.h>
#include <vector>

namespace shoal {
namespace {
/// Lines with their line ends, and what to do with them.
class Lines {
public:
    explicit Lines(std::string_view text)
    {
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
            lines_.emplace_back(text.substr(0, end));
            text.remove_prefix(end);
        }
        ending_ = !lines_.empty() && lines_.front().ends_with("\r\n") ? "\r\n" : "\n";
    }

    std::size_t count() const { return lines_.size(); }
    const std::string& at(std::size_t line) const { return lines_[line]; }
    std::string& at(std::size_t line) { return lines_[line]; }

    void insert(std::size_t before, const std::string& content)
    {
        if (before > 0 && !lines_[before - 1].ends_with('\n'))
            lines_[before - 1] += ending_;
        lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(before), content + ending_);
    }
    void append(const std::string& content) { insert(lines_.size(), content); }
    void erase(std::size_t first, std::size_t last)
    {
        lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(first),
                     lines_.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    }

    std::string text() const
    {
        std::string text;
        for (const auto& line : lines_)
            text += line;
        return text;
    }

private:
    std::vector<std::string> lines_;
    std::string ending_;
};

std::string_view withoutIndent(std::string_view line)
{
    return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

/// toml++ counts code points, from 1.
std::size_t byteOf(std::string_view line, std::size_t column)
{
    std::size_t at = 0;
    while (column > 1 && at < line.size()) {
        ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xc0) == 0x80)
            ++at;
        --column;
    }
    return at;
}

/// "#name = …" as the example file has it.
bool isCommentedOut(std::string_view line, std::string_view name)
{
    auto rest = withoutIndent(line);
    if (!rest.starts_with('#'))
        return false;
    rest = withoutIndent(rest.substr(1));
    return rest.starts_with(name) && withoutIndent(rest.substr(name.size())).starts_with('=');
}

/// Puts the value in the old one's place, whether that takes one line or several.
bool replaceValue(Lines& lines, const toml::source_region& old, std::string_view value)
{
    const std::size_t first = old.begin.line - 1;
    const std::size_t last = old.end.line - 1;
    if (old.begin.line == 0 || last >= lines.count() || first > last)
        return false;
    const auto before = lines.at(first).substr(0, byteOf(lines.at(first), old.begin.column));
    const auto after = lines.at(last).substr(byteOf(lines.at(last), old.end.column));
    lines.at(first) = before + std::string{value} + after;
    if (last > first)
        lines.erase(first + 1, last);
    return true;
}

/// Behind the line that has it commented out, else right under the section's header.
void insertUnderHeader(Lines& lines, std::size_t header, std::string_view name, const std::string& line)
{
    std::size_t at = header + 1;
    for (std::size_t i = at; i < lines.count() && !withoutIndent(lines.at(i)).starts_with('['); ++i)
        if (isCommentedOut(lines.at(i), name))
            at = i + 1;
    lines.insert(at, line);
}
} // namespace

std::optional<std::string> withTomlValue(std::string_view text, const toml::table& document, std::string_view key,
                                         std::string_view value)
{
    Lines lines{text};
    const auto section = key.substr(0, key.find('.'));
    const auto name = key.substr(section.size() + 1);
    const std::string assignment = std::string{name} + " = " + std::string{value};
    if (const auto old = document.at_path(key)) {
        if (!replaceValue(lines, old.node()->source(), value))
            return std::nullopt;
        return lines.text();
    }
    const auto* table = document.get(section);
    if (table == nullptr) {
        if (lines.count() > 0)
            lines.append("");
        lines.append('[' + std::string{section} + ']');
        lines.append(assignment);
        return lines.text();
    }
    const std::size_t line = table->source().begin.line - 1;
    if (line >= lines.count())
        return std::nullopt;
    if (withoutIndent(lines.at(line)).starts_with('['))
        insertUnderHeader(lines, line, name, assignment);
    else
        lines.insert(line, std::string{section} + '.' + assignment);
    return lines.text();
}

std::optional<std::string> withoutTomlValue(std::string_view text, const toml::table& document, std::string_view key)
{
    const auto old = document.at_path(key);
    if (!old)
        return std::string{text};
    Lines lines{text};
    const auto& source = old.node()->source();
    if (source.begin.line == 0 || source.end.line > lines.count() || source.end.line < source.begin.line)
        return std::nullopt;
    lines.erase(source.begin.line - 1, source.end.line - 1);
    return lines.text();
}

} // namespace shoal
