#include "ui/window/actions.h"

#include <QKeySequence>

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace shoal::ui {
namespace {

TEST(Actions, EachHasAWordATipAndKeysOfItsOwn)
{
    std::map<QString, QString> keys;
    for (const auto& row : actionTable()) {
        const auto words = wordsOf(row);
        EXPECT_FALSE(tipOf(row).isEmpty()) << words.toStdString();
        EXPECT_TRUE(tipOf(row).endsWith('.')) << words.toStdString();
        const auto shortcut = QKeySequence{QLatin1String{row.shortcut}}.toString();
        EXPECT_FALSE(shortcut.isEmpty()) << words.toStdString() << " has no keys";
        const auto [at, isNew] = keys.emplace(shortcut, words);
        EXPECT_TRUE(isNew) << shortcut.toStdString() << ": " << words.toStdString() << " and "
                           << at->second.toStdString();
    }
}

TEST(Actions, EachIsReachedByOneLetterOfItsMenu)
{
    std::map<Menu, std::set<QChar>> letters;
    for (const auto& row : actionTable()) {
        const auto words = wordsOf(row);
        const auto at = words.indexOf('&');
        ASSERT_GE(at, 0) << words.toStdString();
        EXPECT_TRUE(letters[row.menu].insert(words[at + 1].toLower()).second) << words.toStdString();
    }
}

TEST(Actions, AreEachInTheTableOnce)
{
    std::set<Act> acts;
    std::set<std::string> keys;
    for (const auto& row : actionTable()) {
        EXPECT_TRUE(acts.insert(row.act).second) << row.key;
        EXPECT_TRUE(keys.insert(row.key).second) << row.key;
    }
    EXPECT_EQ(acts.size(), static_cast<std::size_t>(Act::About) + 1);
}

} // namespace
} // namespace shoal::ui
