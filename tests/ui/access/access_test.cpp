// Every screen, heard and steered with keys.
#include "app/desktop/translations.h"
#include "tests/ui/access/rules.h"
#include "tests/ui/shots/screens.h"
#include "ui/system/outlined_style.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QDialog>
#include <QMenuBar>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

#include <gmock/gmock.h>
#include <set>

namespace shoal::ui::access {
namespace {
using shots::Screen;
using testing::HasSubstr;
using testing::IsEmpty;

/// Until background work is over and nobody has more to say.
void untilQuiet()
{
    auto* events = QAbstractEventDispatcher::instance();
    for (int i = 0; i < 3; ++i) {
        QThreadPool::globalInstance()->waitForDone();
        for (int turn = 0; turn < 1000 && events->processEvents(QEventLoop::AllEvents); ++turn) {}
    }
}

std::vector<std::string> lines(const QStringList& faults)
{
    std::vector<std::string> all;
    for (const auto& fault : faults)
        all.push_back(fault.toStdString());
    return all;
}

QWidget& readyOn(shots::Stage& stage)
{
    auto& shown = stage.shown();
    shown.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&shown));
    return shown;
}

class EveryScreen : public testing::TestWithParam<Screen> {
protected:
    explicit EveryScreen(Qt::LayoutDirection direction = Qt::LeftToRight)
    {
        QApplication::setLayoutDirection(direction);
        QApplication::setCursorFlashTime(0);
        QApplication::setStyle(new OutlinedStyle);
        app::installTranslations(language_, QLocale{QLocale::English, QLocale::UnitedStates});
        stage_ = GetParam().show(untilQuiet);
    }
    ~EveryScreen() override { QApplication::setLayoutDirection(Qt::LeftToRight); }
    QWidget& shown() { return readyOn(*stage_); }

private:
    QObject language_;
    shots::Shown stage_;
};

class EveryMirroredScreen : public EveryScreen {
protected:
    EveryMirroredScreen()
        : EveryScreen{Qt::RightToLeft}
    {}
};

TEST_P(EveryScreen, NamesWhatCanBeUsedOrIsPainted) { EXPECT_THAT(lines(namelessIn(shown())), IsEmpty()); }
TEST_P(EveryScreen, HasWordsInItsCells) { EXPECT_THAT(lines(wordlessCellsIn(shown())), IsEmpty()); }
TEST_P(EveryScreen, IsWalkedWithTabInItsOrder) { EXPECT_THAT(lines(beyondTabIn(shown())), IsEmpty()); }
TEST_P(EveryMirroredScreen, IsWalkedWithTabInItsOrder) { EXPECT_THAT(lines(beyondTabIn(shown())), IsEmpty()); }
TEST_P(EveryScreen, ShowsWhereTheFocusIs) { EXPECT_THAT(lines(unseenFocusIn(shown())), IsEmpty()); }

const auto nameOfScreen = [](const testing::TestParamInfo<Screen>& of) {
    std::string name = of.param.name;
    std::erase(name, '-');
    return name;
};
INSTANTIATE_TEST_SUITE_P(Of, EveryScreen, testing::ValuesIn(shots::screens()), nameOfScreen);
INSTANTIATE_TEST_SUITE_P(Of, EveryMirroredScreen, testing::ValuesIn(shots::screens()), nameOfScreen);

class Letters : public testing::TestWithParam<QLocale> {};

TEST_P(Letters, MeanOneThingOnEveryScreen)
{
    QObject language;
    app::installTranslations(language, GetParam());
    int contextMenus = 0;
    for (const auto& screen : shots::screens()) {
        const auto stage = screen.show(untilQuiet);
        EXPECT_THAT(lines(sharedLettersIn(stage->shown())), IsEmpty()) << screen.name;
        EXPECT_THAT(lines(sharedLettersInContextMenusOf(stage->shown(), contextMenus)), IsEmpty()) << screen.name;
    }
    EXPECT_GE(contextMenus, 10) << "of shares, columns, files, peers, sources and the log";
}
INSTANTIATE_TEST_SUITE_P(In, Letters,
                         testing::Values(QLocale{QLocale::English, QLocale::UnitedStates},
                                         QLocale{QLocale::German, QLocale::Germany},
                                         QLocale{QLocale::Chinese, QLocale::SimplifiedChineseScript, QLocale::China}),
                         [](const auto& in) { return QLocale::languageToString(in.param.language()).toStdString(); });

TEST(Actions, HaveKeysAndAMenuEach)
{
    shots::Stage stage{[](auto&) {}, untilQuiet};
    auto& window = stage.window();
    std::set<QAction*> inMenus;
    for (const auto* menu : window.menuBar()->findChildren<QMenu*>())
        for (auto* action : menu->actions())
            inMenus.insert(action);
    std::map<QString, QString> ofKeys;
    for (auto* action : window.findChildren<QAction*>(QString{}, Qt::FindDirectChildrenOnly)) {
        if (action->objectName().isEmpty())
            continue;
        const auto name = action->objectName();
        const auto keys = action->shortcut().toString();
        EXPECT_TRUE(inMenus.contains(action)) << name.toStdString();
        EXPECT_FALSE(keys.isEmpty()) << name.toStdString();
        EXPECT_TRUE(ofKeys.emplace(keys, name).second)
            << keys.toStdString() << " is of " << name.toStdString() << " and " << ofKeys[keys].toStdString();
    }
    EXPECT_GE(ofKeys.size(), 30U);
}

/// A window with a fault of each kind.
class Planted : public testing::Test {
protected:
    Planted()
    {
        QApplication::setCursorFlashTime(0);
        QApplication::setStyle(new OutlinedStyle);
        auto* layout = new QVBoxLayout{&dialog};
        layout->addWidget(&first);
        layout->addWidget(&second);
        layout->addWidget(&third);
        dialog.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&dialog));
    }

    QDialog dialog;
    QPushButton first{QStringLiteral("&Good")};
    QPushButton second{QStringLiteral("&Fine")};
    QPushButton third{QStringLiteral("&Well")};
};

TEST_F(Planted, NoFaultIsSeenInAFaultlessWindow)
{
    EXPECT_THAT(lines(namelessIn(dialog) + beyondTabIn(dialog) + unseenFocusIn(dialog) + sharedLettersIn(dialog)),
                IsEmpty());
}

TEST_F(Planted, ANamelessButtonIsCaught)
{
    second.setText({});
    second.setObjectName("nameless");
    EXPECT_THAT(lines(namelessIn(dialog)), testing::ElementsAre(HasSubstr("nameless")));
}

TEST_F(Planted, AButtonThatTabPassesOverIsCaught)
{
    second.setFocusPolicy(Qt::NoFocus);
    EXPECT_THAT(lines(beyondTabIn(dialog)), testing::ElementsAre(HasSubstr("not reached")));
}

TEST_F(Planted, AWayBackIsCaught)
{
    QWidget::setTabOrder(&first, &third);
    QWidget::setTabOrder(&third, &second);
    EXPECT_THAT(lines(beyondTabIn(dialog)), testing::Each(HasSubstr("goes back")));
    EXPECT_THAT(lines(beyondTabIn(dialog)), testing::SizeIs(2));
}

TEST_F(Planted, AFocusThatIsNotSeenIsCaught)
{
    auto* blank = new QWidget;
    blank->setMinimumSize(20, 20);
    blank->setFocusPolicy(Qt::TabFocus);
    dialog.layout()->addWidget(blank);
    EXPECT_THAT(lines(unseenFocusIn(dialog)), testing::ElementsAre(HasSubstr("looks the same")));
}

TEST_F(Planted, ALetterOfTwoIsCaught)
{
    second.setText(QStringLiteral("&Gone"));
    EXPECT_THAT(lines(sharedLettersIn(dialog)), testing::ElementsAre(HasSubstr("&Good | &Gone")));
}

} // namespace
} // namespace shoal::ui::access
