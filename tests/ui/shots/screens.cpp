#include "tests/ui/shots/screens.h"

#include "tests/ui/desk_of_tests.h"
#include "tests/ui/shots/sample.h"
#include "ui/help/about_dialog.h"
#include "ui/help/shortcuts_page.h"
#include "ui/list/share_list_view.h"
#include "ui/preferences/limits_popup.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/sheets/label_sheet.h"
#include "ui/sheets/limit_sheet.h"
#include "ui/sheets/link_sheet.h"
#include "ui/sheets/move_sheet.h"
#include "ui/sheets/receive_sheet.h"
#include "ui/sheets/remove_sheet.h"
#include "ui/sheets/share_sheet.h"
#include "ui/statistics/statistics_window.h"
#include "ui/window/main_window.h"
#include "ui/words/format.h"

#include <QLineEdit>
#include <QSettings>
#include <QTabWidget>

#include <fstream>

namespace shoal::ui::shots {
namespace {

/// A window over a life of its own.
class Stage {
public:
    explicit Stage(const std::function<void(test::FakeEngine::Script&)>& fill)
    {
        fill(on_.script);
        window_ = std::make_unique<MainWindow>(on_.desk, kept_);
        window_->resize(1280, 800);
        window_->show();
        settle();
    }

    DeskOfTests& on() { return on_; }
    MainWindow& window() { return *window_; }
    /// Until timers of a second have run and nothing more comes.
    void settle() { QTest::qWait(1300); }
    void choose(std::int64_t id)
    {
        window_->findChild<ShareListView*>()->choose({id});
        settle();
    }
    void showTab(int index)
    {
        window_->findChild<QTabWidget*>()->setCurrentIndex(index);
        settle();
    }
    QPixmap picture() { return window_->grab(); }
    QPixmap pictureOf(QWidget& widget)
    {
        widget.show();
        settle();
        return widget.grab();
    }

private:
    DeskOfTests on_;
    QSettings kept_{QString::fromStdString((on_.folder / "window.ini").string()), QSettings::IniFormat};
    std::unique_ptr<MainWindow> window_;
};

void nothing(test::FakeEngine::Script&) {}
void tenThousand(test::FakeEngine::Script& script) { fillWithMany(script, 10'000); }

QPixmap ofDetails(int tab)
{
    Stage stage{fillWithAFew};
    stage.choose(1);
    stage.showTab(tab);
    return stage.picture();
}

/// A dialog over the window with a few shares.
QPixmap ofDialog(const std::function<std::unique_ptr<QWidget>(Stage&)>& make)
{
    Stage stage{fillWithAFew};
    const auto dialog = make(stage);
    return stage.pictureOf(*dialog);
}

template <class SheetOfShares>
QPixmap ofSheet(const std::vector<std::int64_t>& ids)
{
    return ofDialog([&](Stage& stage) {
        NamedShares shares;
        for (const auto id : ids)
            shares.push_back({{id}, text(stage.on().script.rows[{id}].name)});
        return std::make_unique<SheetOfShares>(stage.on().desk, shares, &stage.window());
    });
}

QPixmap ofPreferences(const char* key)
{
    return ofDialog([key](Stage& stage) {
        auto dialog = std::make_unique<PreferencesDialog>(stage.on().desk, &stage.window());
        dialog->showPreference(key);
        return dialog;
    });
}

QPixmap ofSharing()
{
    return ofDialog([](Stage& stage) {
        for (int i = 0; i < 24; ++i) {
            const auto file = stage.on().folder / "Field recordings" / ("take " + std::to_string(i) + ".flac");
            std::filesystem::create_directories(file.parent_path());
            std::ofstream{file} << std::string(static_cast<std::size_t>(i) * 20'000 + 1, 'x');
        }
        return std::make_unique<ShareSheet>(stage.on().desk,
                                            std::vector<std::filesystem::path>{stage.on().folder / "Field recordings"},
                                            &stage.window());
    });
}

/// The list of files has come.
QPixmap ofReceiving()
{
    return ofDialog([](Stage& stage) {
        auto& script = stage.on().script;
        script.onAdd = [&script](test::FakeEngine& engine, ShareId id) {
            script.rows[id] = script.rows[{1}];
            script.rows[id].id = id;
            script.rows[id].state = ShareState::Paused;
            script.details[id] = script.details[{1}];
            script.details[id].row = script.rows[id];
            script.files[id] = script.files[{1}];
            engine.emit(MetadataReceived{id});
        };
        return std::make_unique<ReceiveSheet>(
            stage.on().desk,
            QStringLiteral("magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=Field%20recordings"),
            &stage.window());
    });
}

QPixmap ofTrouble(const std::function<void(Stage&)>& happen)
{
    Stage stage{fillWithAFew};
    stage.choose(9);
    happen(stage);
    stage.settle();
    return stage.picture();
}

} // namespace

const std::vector<Screen>& screens()
{
    static const std::vector<Screen> all{
        {"welcome", [] { return Stage{nothing}.picture(); }},
        {"overview", [] { return ofDetails(0); }},
        {"files", [] { return ofDetails(1); }},
        {"peers", [] { return ofDetails(2); }},
        {"sources", [] { return ofDetails(3); }},
        {"log", [] { return ofDetails(4); }},
        {"ten-thousand", [] { return Stage{tenThousand}.picture(); }},
        {"nothing-fits",
         [] {
             Stage stage{fillWithAFew};
             stage.window().findChild<QLineEdit*>("search")->setText("nowhere");
             stage.settle();
             return stage.picture();
         }},
        {"share", ofSharing},
        {"link",
         [] {
             return ofDialog([](Stage& stage) {
                 return std::make_unique<LinkSheet>(stage.on().desk, ShareId{1}, &stage.window());
             });
         }},
        {"receive-ask",
         [] {
             return ofDialog([](Stage& stage) {
                 return std::make_unique<ReceiveSheet>(stage.on().desk, QString{}, &stage.window());
             });
         }},
        {"receive", ofReceiving},
        {"receive-bad-link",
         [] {
             return ofDialog([](Stage& stage) {
                 return std::make_unique<ReceiveSheet>(stage.on().desk, QStringLiteral("ed2k://|file|old|12|"),
                                                       &stage.window());
             });
         }},
        {"remove",
         [] {
             return ofSheet<RemoveSheet>({1, 2, 3});
         }},
        {"move", [] { return ofSheet<MoveSheet>({1}); }},
        {"labels",
         [] {
             return ofSheet<LabelSheet>({1, 2});
         }},
        {"limits", [] { return ofSheet<LimitSheet>({1}); }},
        {"limits-of-all",
         [] {
             return ofDialog(
                 [](Stage& stage) { return std::make_unique<LimitsPopup>(stage.on().desk, &stage.window()); });
         }},
        {"preferences", [] { return ofPreferences("desktop.tray_icon"); }},
        {"preferences-network", [] { return ofPreferences("network.listen"); }},
        {"statistics",
         [] {
             return ofDialog(
                 [](Stage& stage) { return std::make_unique<StatisticsWindow>(stage.on().desk, &stage.window()); });
         }},
        {"about",
         [] {
             return ofDialog(
                 [](Stage& stage) { return std::make_unique<AboutDialog>(stage.on().desk, &stage.window()); });
         }},
        {"shortcuts",
         [] {
             Stage stage{fillWithAFew};
             stage.window().actions()[Act::Shortcuts].trigger();
             stage.settle();
             return stage.window().findChild<ShortcutsPage*>()->grab();
         }},
        {"engine-lost", [] { return ofTrouble([](Stage& stage) { stage.on().engine.emit(EngineLost{}); }); }},
        {"share-failed",
         [] {
             return ofTrouble([](Stage& stage) {
                 stage.on().engine.emit(ShareFailed{{9}, {ErrorKind::DiskFull, "/srv/shares/wiki/pages.tar"}});
             });
         }},
    };
    return all;
}

} // namespace shoal::ui::shots
