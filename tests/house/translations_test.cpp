// Translations of the desktop, read as text. What the sources say meanwhile is compared in tests/desktop.
#include "tests/house/source_tree.h"
#include "tests/house/translation_rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>

namespace shoal::house {
namespace {

/// The files by their name's language.
const std::map<std::string, std::string>& translationFiles()
{
    static const auto files = [] {
        std::map<std::string, std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(sourceRoot() + "/resources/translations")) {
            const auto name = entry.path().stem().string();
            std::ifstream stream(entry.path(), std::ios::binary);
            if (entry.path().extension() == ".ts")
                found[name.substr(name.find('_') + 1)] = {std::istreambuf_iterator<char>(stream), {}};
        }
        return found;
    }();
    return files;
}

bool isNamedInSources(const std::string& context)
{
    return std::ranges::any_of(ownSources(), [&](const auto& source) {
        const auto& [path, text] = source;
        return !path.starts_with("tests/")
            && (text.find("Q_DECLARE_TR_FUNCTIONS(" + context + ")") != std::string::npos
                || text.find("translate(\"" + context + "\"") != std::string::npos);
    });
}

TranslatedText translated(std::string source, std::string form)
{
    return {.context = "Menu", .source = std::move(source), .isFinished = true, .forms = {std::move(form)}};
}

TEST(Translations, SayWhichLanguageTheyAre)
{
    EXPECT_EQ(translationFiles().count("de") + translationFiles().count("zh_CN") + translationFiles().count("en"), 3U);
    for (const auto& [language, file] : translationFiles()) {
        EXPECT_EQ(languageOf(file), language);
        EXPECT_GT(pluralFormsOf(language), 0U) << language << ": name it in translation_rules.cpp";
        EXPECT_FALSE(textsOf(file).empty()) << language;
    }
}

TEST(Translations, OweNothingToTheirSource)
{
    for (const auto& [language, file] : translationFiles())
        for (const auto& text : textsOf(file)) {
            const auto fault = faultOf(text, pluralFormsOf(language));
            EXPECT_TRUE(fault.empty()) << language << ", " << text.context << ": “" << text.source << "” " << fault;
        }
}

TEST(Translations, StandWhereTheProgramLooksForThem)
{
    // A class of ours is looked up by its full name, anything else by the name that it gives itself.
    for (const auto& [language, file] : translationFiles())
        for (const auto& text : textsOf(file))
            EXPECT_TRUE(text.context.starts_with("shoal::") || isNamedInSources(text.context))
                << language << ": nobody looks for “" << text.source << "” in " << text.context;
}

TEST(Translations, KeepLettersApartThatTheSourceKeepsApart)
{
    // Contexts whose buttons stand in one window. Menus of the main window: tests/desktop/translations_test.cpp.
    const std::vector<std::set<std::string>> together{
        {"shoal::ui::ReceiveSheet", "shoal::ui::FileChoice", "shoal::ui::FolderField"},
        {"shoal::ui::ShareSheet", "shoal::ui::ShareOptions", "shoal::ui::HashingPanel"},
        {"shoal::ui::MoveSheet", "shoal::ui::FolderField"}};
    for (const auto& [language, file] : translationFiles()) {
        const auto texts = textsOf(file);
        auto groups = together;
        for (const auto& text : texts)
            if (text.context != "Actions")
                groups.push_back({text.context});
        for (const auto& group : groups)
            EXPECT_EQ(lettersThatMeet(texts, group), std::vector<std::string>{}) << language << ", " << *group.begin();
    }
}

TEST(Mnemonics, AreTakenOffInOnePlace)
{
    // Where they stand in brackets of their own, the brackets go too: ui/words/mnemonic.h.
    for (const auto& [file, text] : ownSources())
        EXPECT_FALSE(file.starts_with("ui/") && text.find("remove(QLatin1Char{'&'})") != std::string::npos)
            << file << ": use withoutMnemonic()";
}

TEST(TranslationRules, AContextThatNobodyNamesIsNoticed)
{
    EXPECT_TRUE(isNamedInSources("Actions"));
    EXPECT_FALSE(isNamedInSources("LimitsPopup"));
}

TEST(TranslationRules, ATextThatIsNotTranslatedIsAFault)
{
    auto text = translated("Sent", "Gesendet");
    EXPECT_EQ(faultOf(text, 2), "");
    text.isFinished = false;
    EXPECT_NE(faultOf(text, 2), "");
    EXPECT_NE(faultOf(translated("Sent", ""), 2), "");
}

TEST(TranslationRules, PlaceholdersMayChangePlacesAndNothingElse)
{
    EXPECT_EQ(faultOf(translated("%1 of %L2", "%L2 / %1"), 2), "");
    EXPECT_NE(faultOf(translated("%1 of %2", "%1"), 2), "");
    EXPECT_NE(faultOf(translated("%1 of %2", "%1 von %1"), 2), "");
    EXPECT_EQ(faultOf(translated("100 % of %1", "%1: 100 %"), 2), "");
}

TEST(TranslationRules, APluralFormMayNotBeMissing)
{
    TranslatedText text{
        .source = "%n file(s)", .isFinished = true, .hasCount = true, .forms = {"%n Datei", "%n Dateien"}};
    EXPECT_EQ(faultOf(text, 2), "");
    text.forms.pop_back();
    EXPECT_NE(faultOf(text, 2), "");
    text.forms.emplace_back("Dateien");
    EXPECT_NE(faultOf(text, 2), "");
}

TEST(TranslationRules, LettersAndDotsStay)
{
    EXPECT_EQ(faultOf(translated("&Open…", "Ö&ffnen …"), 2), "");
    EXPECT_NE(faultOf(translated("&Open…", "Öffnen …"), 2), "");
    EXPECT_NE(faultOf(translated("&Open…", "&Öffnen …"), 2), "");
    EXPECT_NE(faultOf(translated("&Open…", "Ö&ffnen"), 2), "");
    EXPECT_NE(faultOf(translated("Open", "Ö&ffnen"), 2), "");
    EXPECT_EQ(faultOf(translated("This && that", "Dies && das"), 2), "");
}

TEST(TranslationRules, TwoTextsWithOneLetterMeet)
{
    const std::vector texts{translated("&Open", "Ö&ffnen"), translated("&Find", "&Finden"),
                            translated("&Order", "&Folge")};
    EXPECT_EQ(lettersThatMeet(texts, {"Menu"}), std::vector<std::string>{"Ö&ffnen | &Finden"});
    EXPECT_TRUE(lettersThatMeet(texts, {"Another"}).empty());
}

TEST(TranslationRules, AFileIsReadAsItIsWritten)
{
    const auto texts = textsOf(R"(<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>One</name>
    <message>
        <source>&amp;Share…</source>
        <comment>a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n &lt;Datei&gt;</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Two</name>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
</context>
</TS>)");
    ASSERT_EQ(texts.size(), 3U);
    EXPECT_EQ(texts[0].source, "&Share…");
    EXPECT_FALSE(texts[0].isFinished);
    EXPECT_EQ(texts[1].context, "One");
    EXPECT_EQ(texts[1].forms, (std::vector<std::string>{"%n <Datei>", "%n Dateien"}));
    EXPECT_EQ(texts[2].context, "Two");
    EXPECT_EQ(texts[2].forms, std::vector<std::string>{"Gesendet"});
}

} // namespace
} // namespace shoal::house
