#include "core/settings/toml_file.h"
#include "tests/ui/desk_of_tests.h"
#include "ui/preferences/desktop_choices.h"
#include "ui/preferences/preference_row.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/preferences/setting_words.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace shoal::ui {
namespace {

class PreferencesOnScreen : public testing::Test {
protected:
    PreferencesOnScreen()
    {
        desk_.desk.choices = &choices_;
        open();
    }

    void open()
    {
        dialog_ = std::make_unique<PreferencesDialog>(desk_.desk);
        dialog_->show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(dialog_.get()));
    }
    template <class Widget>
    Widget* find(const std::string& name)
    {
        auto* widget = dialog_->findChild<Widget*>(QString::fromStdString(name));
        EXPECT_NE(widget, nullptr) << name;
        return widget;
    }
    QLabel* error(const std::string& key) { return find<QLabel>("error:" + key); }
    QPushButton* reset(const std::string& key) { return find<QPushButton>("reset:" + key); }
    /// The whole rows, by key.
    std::vector<std::string> shown()
    {
        std::vector<std::string> keys;
        for (const auto* row : dialog_->findChildren<PreferenceRow*>())
            if (row->isVisible())
                keys.push_back(row->preference().key);
        return keys;
    }
    /// By Tab alone, from the list of sections.
    bool tabTo(const std::string& key)
    {
        dialog_->findChild<QListWidget*>("sections")->setFocus();
        for (int i = 0; i < 60; ++i) {
            auto* focused = dialog_->focusWidget();
            if (focused->objectName().toStdString() == key)
                return true;
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        return false;
    }
    void goToSection(const std::string& section)
    {
        auto* sections = find<QListWidget>("sections");
        sections->setFocus();
        QTest::keyClick(sections, Qt::Key_Home);
        while (sections->currentItem()->text() != wordsForSection(section))
            QTest::keyClick(sections, Qt::Key_Down);
    }
    Settings saved() const { return *loadToml(desk_.settings.file()); }

    DeskOfTests desk_;
    QSettings store_{QString::fromStdString((desk_.folder / "desktop.ini").string()), QSettings::IniFormat};
    DesktopChoices choices_{store_};
    std::unique_ptr<PreferencesDialog> dialog_;
};

/// Another value, typed as somebody does who has no mouse.
struct ByKeyboard {
    QWidget* field;

    void operator()(const YesOrNo&) const { QTest::keyClick(field, Qt::Key_Space); }
    void operator()(const WholeNumber&) const
    {
        QTest::keyClick(field, Qt::Key_Up);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void operator()(const Rate&) const { (*this)(WholeNumber{}); }
    void operator()(const TextList&) const
    {
        QTest::keyClick(field, Qt::Key_Home);
        QTest::keyClick(field, Qt::Key_Delete);
    }
    void operator()(const FolderPath&) const
    {
        QTest::keyClicks(field, "/srv");
        QTest::keyClick(field, Qt::Key_Return);
    }
    void operator()(const FreeText&) const { (*this)(FolderPath{}); }
    void operator()(const OneOf&) const { QTest::keyClick(field, Qt::Key_Down); }
};

TEST_F(PreferencesOnScreen, EverySettingAndChoiceIsReachedAndChangedByKeyboard)
{
    auto all = preferencesOf(choices_);
    for (auto& setting : preferencesOf(desk_.settings))
        all.push_back(std::move(setting));
    ASSERT_EQ(all.size(), desktopChoices().size() + settingRows({}).size());
    for (const auto& preference : all) {
        goToSection(sectionOfKey(preference.key));
        ASSERT_TRUE(tabTo(preference.key)) << preference.key;
        const auto before = preference.value();
        std::visit(ByKeyboard{dialog_->focusWidget()}, preference.type);
        EXPECT_NE(preference.value(), before) << preference.key;
        EXPECT_FALSE(error(preference.key)->isVisible()) << preference.key;
    }
    EXPECT_EQ(saved(), desk_.settings.now());
}

TEST_F(PreferencesOnScreen, EveryFieldHasANameAndADescription)
{
    for (const auto* row : dialog_->findChildren<PreferenceRow*>()) {
        const auto& preference = row->preference();
        auto* field = find<QWidget>(preference.key);
        const auto* face = QAccessible::queryAccessibleInterface(field);
        ASSERT_NE(face, nullptr) << preference.key;
        EXPECT_FALSE(face->text(QAccessible::Name).isEmpty()) << preference.key;
        EXPECT_TRUE(face->text(QAccessible::Description).contains(preference.help)) << preference.key;
    }
}

TEST_F(PreferencesOnScreen, ASectionShowsItsOwnAlone)
{
    goToSection("limits");
    EXPECT_THAT(shown(), testing::ElementsAre("limits.download", "limits.upload"));
    goToSection("hashing");
    EXPECT_THAT(shown(), testing::ElementsAre("hashing.threads"));
}

TEST_F(PreferencesOnScreen, TheDesktopComesFirst)
{
    const auto keys = shown();
    EXPECT_EQ(keys.size(), desktopChoices().size());
    EXPECT_EQ(find<QListWidget>("sections")->item(0)->text(), "Desktop");
}

TEST_F(PreferencesOnScreen, WithoutChoicesThereAreTheSettings)
{
    desk_.desk.choices = nullptr;
    open();
    EXPECT_EQ(find<QListWidget>("sections")->item(0)->text(), "Network");
    EXPECT_EQ(dialog_->findChildren<PreferenceRow*>().size(), static_cast<qsizetype>(settingRows({}).size()));
}

TEST_F(PreferencesOnScreen, ASearchGoesOverAllSections)
{
    QTest::keyClicks(find<QLineEdit>("search"), "peers at once");
    EXPECT_THAT(shown(), testing::UnorderedElementsAre("network.max_connections", "upload.slots"));
    EXPECT_EQ(find<QLabel>("found")->text(), "2 setting(s) found");
}

TEST_F(PreferencesOnScreen, ASearchFindsKeysOfTheFile)
{
    QTest::keyClicks(find<QLineEdit>("search"), "dht.bootstrap");
    EXPECT_THAT(shown(), testing::ElementsAre("dht.bootstrap"));
}

TEST_F(PreferencesOnScreen, ASearchForNothingThatThereIsSaysSo)
{
    QTest::keyClicks(find<QLineEdit>("search"), "weather");
    EXPECT_TRUE(shown().empty());
    EXPECT_EQ(find<QLabel>("found")->text(), "No setting has these words. Try fewer, or others.");
}

TEST_F(PreferencesOnScreen, AnEndedSearchShowsTheSectionAgain)
{
    goToSection("limits");
    auto* search = find<QLineEdit>("search");
    QTest::keyClicks(search, "hash");
    search->clear();
    EXPECT_THAT(shown(), testing::ElementsAre("limits.download", "limits.upload"));
    QTest::keyClicks(search, "hash");
    goToSection("hashing");
    EXPECT_TRUE(search->text().isEmpty());
}

TEST_F(PreferencesOnScreen, AClickOnTheSectionThatWasShownEndsASearch)
{
    goToSection("limits");
    auto* sections = find<QListWidget>("sections");
    QTest::keyClicks(find<QLineEdit>("search"), "hash");
    EXPECT_TRUE(sections->selectedItems().isEmpty());
    QTest::mouseClick(sections->viewport(), Qt::LeftButton, {},
                      sections->visualItemRect(sections->currentItem()).center());
    EXPECT_THAT(shown(), testing::ElementsAre("limits.download", "limits.upload"));
}

TEST_F(PreferencesOnScreen, NothingIsCutOffHoweverNarrowTheWindowIsMade)
{
    dialog_->resize(10, 400);
    for (int i = 0; i < find<QListWidget>("sections")->count(); ++i) {
        find<QListWidget>("sections")->setCurrentRow(i);
        QCoreApplication::processEvents();
        for (const auto* row : dialog_->findChildren<PreferenceRow*>())
            if (row->isVisible()) {
                EXPECT_GE(row->width(), row->minimumSizeHint().width()) << row->preference().key;
            }
        const auto* scroll = dialog_->findChild<QScrollArea*>();
        EXPECT_LE(scroll->widget()->width(), scroll->viewport()->width());
    }
}

TEST_F(PreferencesOnScreen, WhatCantBeTakenIsSaidWhileItIsTyped)
{
    dialog_->showPreference("storage.folder");
    auto* path = find<QLineEdit>("storage.folder");

    QTest::keyClicks(path, "srv");

    EXPECT_EQ(error("storage.folder")->text(), "It must be a whole path that starts with /, or empty.");
    EXPECT_TRUE(error("storage.folder")->isVisible());
    EXPECT_TRUE(path->accessibleDescription().startsWith(error("storage.folder")->text()));
    QTest::keyClick(path, Qt::Key_Home);
    QTest::keyClicks(path, "/");
    EXPECT_FALSE(error("storage.folder")->isVisible());
    EXPECT_EQ(desk_.settings.now().downloadFolder, "") << "the field was not left";
    QTest::keyClick(path, Qt::Key_Tab);
    EXPECT_EQ(desk_.settings.now().downloadFolder, "/srv");
}

TEST_F(PreferencesOnScreen, AWrongValueStaysInTheFieldAndIsNotSaved)
{
    dialog_->showPreference("network.listen");
    auto* next = find<QWidget>("row:network.listen")->findChild<QLineEdit*>("next");
    QTest::keyClicks(next, "here");
    QTest::keyClick(next, Qt::Key_Return);

    EXPECT_TRUE(error("network.listen")->isVisible());
    EXPECT_EQ(find<QListWidget>("network.listen")->count(), 3);
    EXPECT_EQ(desk_.settings.now(), Settings{});
}

TEST_F(PreferencesOnScreen, AFileThatCantBeWrittenIsNamed)
{
    std::filesystem::create_directories(desk_.settings.file());
    dialog_->showPreference("network.utp");
    QTest::keyClick(find<QCheckBox>("network.utp"), Qt::Key_Space);

    EXPECT_TRUE(error("network.utp")->isVisible());
    EXPECT_TRUE(error("network.utp")->text().contains(QString::fromStdString(desk_.settings.file().string())));
    EXPECT_TRUE(desk_.settings.now().utp);
}

TEST_F(PreferencesOnScreen, ResetBringsTheDefaultBack)
{
    ASSERT_TRUE(desk_.settings.set("network.max_connections", "90"));
    dialog_->showPreference("network.max_connections");
    auto* number = find<QSpinBox>("network.max_connections");
    EXPECT_EQ(number->value(), 90);
    EXPECT_TRUE(reset("network.max_connections")->isVisible());
    EXPECT_FALSE(reset("network.utp")->isVisible());

    QTest::mouseClick(reset("network.max_connections"), Qt::LeftButton);

    EXPECT_EQ(desk_.settings.now().maxConnections, 500);
    EXPECT_EQ(number->value(), 500);
    EXPECT_FALSE(reset("network.max_connections")->isVisible());
}

TEST_F(PreferencesOnScreen, ResetAlsoEndsAnError)
{
    dialog_->showPreference("storage.folder");
    QTest::keyClicks(find<QLineEdit>("storage.folder"), "srv");
    QTest::mouseClick(reset("storage.folder"), Qt::LeftButton);
    EXPECT_FALSE(error("storage.folder")->isVisible());
    EXPECT_TRUE(find<QLineEdit>("storage.folder")->text().isEmpty());
}

TEST_F(PreferencesOnScreen, WhatWaitsForANewStartIsCollectedInALine)
{
    auto* line = find<QLabel>("next-start");
    EXPECT_FALSE(line->isVisible());
    desk_.script.needRestart = std::vector<std::string>{"network.utp"};
    dialog_->showPreference("network.utp");
    QTest::keyClick(find<QCheckBox>("network.utp"), Qt::Key_Space);

    EXPECT_TRUE(comes([&] { return line->isVisible(); }));
    EXPECT_EQ(line->text(), "Once Shoal is started again: Use uTP beside TCP (off).");
}

TEST_F(PreferencesOnScreen, SettingsThatNeedARestartSaySo)
{
    for (const auto* row : dialog_->findChildren<PreferenceRow*>()) {
        const auto* help = find<QLabel>("help:" + row->preference().key);
        EXPECT_EQ(help->text().endsWith("Needs a restart."), row->preference().isForNextStart) << row->preference().key;
    }
}

TEST_F(PreferencesOnScreen, ARunningShoalThatRefusesIsQuoted)
{
    desk_.script.needRestart = fail(ErrorKind::BadSetting, "network.utp", "expected true or false");
    dialog_->showPreference("limits.upload");
    auto* number = find<QDoubleSpinBox>("limits.upload");
    QTest::keyClick(number, Qt::Key_Up);
    QTest::keyClick(number, Qt::Key_Return);
    EXPECT_TRUE(comes([&] { return find<QLabel>("failure")->isVisible(); }));
    EXPECT_TRUE(find<QLabel>("failure")->text().startsWith("Saved, but not taken over by the running Shoal:"));
}

TEST_F(PreferencesOnScreen, ChangesFromElsewhereAreShown)
{
    dialog_->showPreference("limits.download");
    find<QListWidget>("sections")->setFocus();
    ASSERT_TRUE(desk_.settings.set("limits.download", "2MiB"));
    EXPECT_EQ(find<QDoubleSpinBox>("limits.download")->value(), 2.0);
}

TEST_F(PreferencesOnScreen, ClosingTakesOverWhatWasBegun)
{
    dialog_->showPreference("dht.bootstrap");
    auto* next = find<QWidget>("row:dht.bootstrap")->findChild<QLineEdit*>("next");
    QTest::keyClicks(next, "node.example:6881");
    QTest::keyClick(next, Qt::Key_Escape);

    EXPECT_FALSE(dialog_->isVisible());
    EXPECT_EQ(desk_.settings.now().dhtBootstrap.back(), "node.example:6881");
}

TEST_F(PreferencesOnScreen, ClosingStopsOnceAtWhatCantBeTaken)
{
    dialog_->showPreference("dht.bootstrap");
    auto* next = find<QWidget>("row:dht.bootstrap")->findChild<QLineEdit*>("next");
    QTest::keyClicks(next, "nowhere");
    dialog_->reject();
    EXPECT_TRUE(dialog_->isVisible());
    EXPECT_TRUE(error("dht.bootstrap")->isVisible());

    dialog_->reject();
    EXPECT_FALSE(dialog_->isVisible());
    EXPECT_EQ(desk_.settings.now(), Settings{});
}

TEST_F(PreferencesOnScreen, EnterInAFieldClosesNothing)
{
    dialog_->showPreference("storage.folder");
    auto* path = find<QLineEdit>("storage.folder");
    QTest::keyClicks(path, "/srv");
    QTest::keyClick(path, Qt::Key_Return);
    EXPECT_TRUE(dialog_->isVisible());
    EXPECT_EQ(desk_.settings.now().downloadFolder, "/srv");
}

TEST_F(PreferencesOnScreen, CommentsOfTheFileStay)
{
    std::ofstream{desk_.settings.file()} << "# mine\n[network]\nutp = true # and this\n";
    dialog_->showPreference("network.utp");
    QTest::keyClick(find<QCheckBox>("network.utp"), Qt::Key_Space);
    EXPECT_EQ(test::contentOf(desk_.settings.file()), "# mine\n[network]\nutp = false # and this\n");
}

} // namespace
} // namespace shoal::ui
