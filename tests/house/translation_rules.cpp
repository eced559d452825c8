#include "tests/house/translation_rules.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

namespace shoal::house {
namespace {

bool isDigit(char character) { return std::isdigit(static_cast<unsigned char>(character)) != 0; }

/// "%1", "%L2", "%n", "%Ln", in order of the alphabet.
std::multiset<std::string> placeholdersOf(const std::string& text)
{
    std::multiset<std::string> found;
    for (auto at = text.find('%'); at != std::string::npos; at = text.find('%', at + 1)) {
        const std::size_t mark = at + 1 < text.size() && text[at + 1] == 'L' ? at + 2 : at + 1;
        if (mark < text.size() && (isDigit(text[mark]) || text[mark] == 'n'))
            found.insert(text.substr(at, mark + 1 - at));
    }
    return found;
}

/// The letter behind '&'; "&&" is a plain '&'.
std::optional<char> letterOf(const std::string& text)
{
    for (std::size_t at = 0; at + 1 < text.size(); ++at)
        if (text[at] == '&' && text[++at] != '&')
            return static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
    return std::nullopt;
}

bool asksForMore(const std::string& text) { return text.ends_with("…"); }

std::string faultOf(const std::string& source, const std::string& form)
{
    if (form.empty())
        return "has an empty translation";
    if (placeholdersOf(source) != placeholdersOf(form))
        return "has other placeholders: " + form;
    if (letterOf(source).has_value() != letterOf(form).has_value())
        return "and its translation should both have a letter, or both none: " + form;
    if (const auto letter = letterOf(form); letter && !std::isalnum(static_cast<unsigned char>(*letter)))
        return "has a letter that not every keyboard has: " + form;
    if (asksForMore(source) != asksForMore(form))
        return "and its translation should both end in “…”, or neither: " + form;
    return {};
}

} // namespace

std::size_t pluralFormsOf(std::string_view language)
{
    static const std::map<std::string_view, std::size_t> forms{{"en", 2}, {"de", 2}, {"zh_CN", 1}};
    const auto found = forms.find(language);
    return found == forms.end() ? 0 : found->second;
}

std::string faultOf(const TranslatedText& text, std::size_t pluralForms)
{
    if (!text.isFinished)
        return "is not translated";
    if (text.forms.size() != (text.hasCount ? pluralForms : 1))
        return "lacks a plural form";
    for (const auto& form : text.forms)
        if (auto fault = faultOf(text.source, form); !fault.empty())
            return fault;
    return {};
}

std::vector<std::string> lettersThatMeet(const std::vector<TranslatedText>& texts,
                                         const std::set<std::string>& contexts)
{
    std::map<char, std::pair<char, std::string>> taken; // by the translation's letter: the source's, and the text
    std::vector<std::string> meeting;
    for (const auto& text : texts) {
        const auto from = letterOf(text.source);
        const auto to = letterOf(text.forms.front());
        if (!contexts.contains(text.context) || !from || !to)
            continue;
        const auto [at, isNew] = taken.try_emplace(*to, *from, text.forms.front());
        if (!isNew && at->second.first != *from)
            meeting.push_back(at->second.second + " | " + text.forms.front());
    }
    return meeting;
}

} // namespace shoal::house
