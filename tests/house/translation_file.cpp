#include "tests/house/translation_file.h"

#include <array>
#include <utility>

namespace shoal::house {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities{
    {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}, {"&#xa0;", "\u00a0"}}};

std::string withoutEntities(std::string_view text)
{
    std::string plain;
    while (!text.empty()) {
        std::size_t taken = 1;
        auto is = text.substr(0, 1);
        for (const auto& [entity, character] : entities)
            if (text.starts_with(entity)) {
                taken = entity.size();
                is = character;
            }
        plain += is;
        text.remove_prefix(taken);
    }
    return plain;
}

/// What stands from `begin` to `end`, which are taken off the text with all before them; nothing when they aren't
/// there.
std::string_view taken(std::string_view& text, std::string_view begin, std::string_view end)
{
    const auto from = text.find(begin);
    if (from == std::string_view::npos)
        return {};
    const auto to = text.find(end, from + begin.size());
    if (to == std::string_view::npos)
        return {};
    const auto between = text.substr(from + begin.size(), to - from - begin.size());
    text.remove_prefix(to + end.size());
    return between;
}

TranslatedText textOf(std::string_view message, const std::string& context)
{
    TranslatedText text{.context = context};
    text.hasCount = message.starts_with(" numerus=\"yes\">");
    text.source = withoutEntities(taken(message, "<source>", "</source>"));
    text.isFinished = message.find("<translation type=") == std::string_view::npos;
    auto translation = taken(message, "<translation", "</translation>");
    if (const auto end = translation.find('>'); end != std::string_view::npos)
        translation.remove_prefix(end + 1);
    if (!text.hasCount)
        return text.forms.push_back(withoutEntities(translation)), text;
    while (translation.find("<numerusform>") != std::string_view::npos)
        text.forms.push_back(withoutEntities(taken(translation, "<numerusform>", "</numerusform>")));
    return text;
}

} // namespace

std::vector<TranslatedText> textsOf(std::string_view translationFile)
{
    std::vector<TranslatedText> texts;
    while (translationFile.find("<context>") != std::string_view::npos) {
        auto context = taken(translationFile, "<context>", "</context>");
        const auto name = withoutEntities(taken(context, "<name>", "</name>"));
        while (context.find("<message") != std::string_view::npos)
            texts.push_back(textOf(taken(context, "<message", "</message>"), name));
    }
    return texts;
}

std::string languageOf(std::string_view translationFile)
{
    return std::string{taken(translationFile, " language=\"", "\"")};
}

} // namespace shoal::house
