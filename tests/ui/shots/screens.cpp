#include "tests/ui/shots/screens.h"

#include "tests/ui/shots/sample.h"
#include "ui/details/add_peer_dialog.h"
#include "ui/help/about_dialog.h"
#include "ui/help/shortcuts_page.h"
#include "ui/preferences/limits_popup.h"
#include "ui/preferences/preferences_dialog.h"
#include "ui/sheets/error_sheet.h"
#include "ui/sheets/label_sheet.h"
#include "ui/sheets/limit_sheet.h"
#include "ui/sheets/link_sheet.h"
#include "ui/sheets/move_sheet.h"
#include "ui/sheets/receive_sheet.h"
#include "ui/sheets/remove_sheet.h"
#include "ui/sheets/share_sheet.h"
#include "ui/statistics/statistics_window.h"
#include "ui/words/format.h"

#include <QLineEdit>

#include <fstream>

namespace shoal::ui::shots {
namespace {

void nothing(test::FakeEngine::Script&) {}
void tenThousand(test::FakeEngine::Script& script) { fillWithMany(script, 10'000); }

Shown ofDetails(int tab, const Settle& settle)
{
    auto stage = std::make_unique<Stage>(fillWithAFew, settle);
    stage->choose(1);
    stage->showTab(tab);
    return stage;
}

/// A dialog over the window with a few shares.
Shown ofDialog(const Settle& settle, const std::function<std::unique_ptr<QWidget>(Stage&)>& make)
{
    auto stage = std::make_unique<Stage>(fillWithAFew, settle);
    stage->put(make(*stage));
    return stage;
}

template <class Dialog>
Shown ofPlain(const Settle& settle)
{
    return ofDialog(settle, [](Stage& stage) { return std::make_unique<Dialog>(stage.on().desk, &stage.window()); });
}

template <class SheetOfShares>
Shown ofSheet(const Settle& settle, const std::vector<std::int64_t>& ids)
{
    return ofDialog(settle, [&](Stage& stage) {
        NamedShares shares;
        for (const auto id : ids)
            shares.push_back({{id}, text(stage.on().script.rows[{id}].name)});
        return std::make_unique<SheetOfShares>(stage.on().desk, shares, &stage.window());
    });
}

Shown ofPreferences(const Settle& settle, const char* key)
{
    return ofDialog(settle, [key](Stage& stage) {
        auto dialog = std::make_unique<PreferencesDialog>(stage.on().desk, &stage.window());
        dialog->showPreference(key);
        return dialog;
    });
}

Shown ofSharing(const Settle& settle)
{
    return ofDialog(settle, [](Stage& stage) {
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

Shown ofReceivingFrom(const Settle& settle, const QString& source)
{
    return ofDialog(settle, [&source](Stage& stage) {
        return std::make_unique<ReceiveSheet>(stage.on().desk, source, &stage.window());
    });
}

/// The list of files has come.
Shown ofReceiving(const Settle& settle)
{
    return ofDialog(settle, [](Stage& stage) {
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

Shown ofTrouble(const Settle& settle, const Event& event)
{
    auto stage = std::make_unique<Stage>(fillWithAFew, settle);
    stage->choose(9);
    stage->on().engine.emit(event);
    stage->settle();
    return stage;
}

Shown ofSearch(const Settle& settle)
{
    auto stage = std::make_unique<Stage>(fillWithAFew, settle);
    stage->window().findChild<QLineEdit*>("search")->setText("nowhere");
    stage->settle();
    return stage;
}

Shown ofShortcuts(const Settle& settle)
{
    auto stage = std::make_unique<Stage>(fillWithAFew, settle);
    stage->window().actions()[Act::Shortcuts].trigger();
    stage->settle();
    stage->lookAt(*stage->window().findChild<ShortcutsPage*>());
    return stage;
}

} // namespace

const std::vector<Screen>& screens()
{
    using S = const Settle&;
    static const std::vector<Screen> all{
        {"welcome", [](S settle) { return std::make_unique<Stage>(nothing, settle); }},
        {"overview", [](S settle) { return ofDetails(0, settle); }},
        {"files", [](S settle) { return ofDetails(1, settle); }},
        {"peers", [](S settle) { return ofDetails(2, settle); }},
        {"sources", [](S settle) { return ofDetails(3, settle); }},
        {"log", [](S settle) { return ofDetails(4, settle); }},
        {"ten-thousand", [](S settle) { return std::make_unique<Stage>(tenThousand, settle); }},
        {"nothing-fits", ofSearch},
        {"share", ofSharing},
        {"link",
         [](S settle) {
             return ofDialog(settle, [](Stage& stage) {
                 return std::make_unique<LinkSheet>(stage.on().desk, ShareId{1}, &stage.window());
             });
         }},
        {"receive-ask", [](S settle) { return ofReceivingFrom(settle, {}); }},
        {"receive", ofReceiving},
        {"receive-bad-link", [](S settle) { return ofReceivingFrom(settle, QStringLiteral("ed2k://|file|old|12|")); }},
        {"remove",
         [](S settle) {
             return ofSheet<RemoveSheet>(settle, {1, 2, 3});
         }},
        {"move", [](S settle) { return ofSheet<MoveSheet>(settle, {1}); }},
        {"labels",
         [](S settle) {
             return ofSheet<LabelSheet>(settle, {1, 2});
         }},
        {"limits", [](S settle) { return ofSheet<LimitSheet>(settle, {1}); }},
        {"limits-of-all", ofPlain<LimitsPopup>},
        {"preferences", [](S settle) { return ofPreferences(settle, "desktop.tray_icon"); }},
        {"preferences-network", [](S settle) { return ofPreferences(settle, "network.listen"); }},
        {"statistics", ofPlain<StatisticsWindow>},
        {"about", ofPlain<AboutDialog>},
        {"shortcuts", ofShortcuts},
        {"add-peer",
         [](S settle) {
             return ofDialog(settle, [](Stage& stage) { return std::make_unique<AddPeerDialog>(&stage.window()); });
         }},
        {"error",
         [](S settle) {
             return ofDialog(settle, [](Stage& stage) {
                 return std::make_unique<ErrorSheet>(stage.on().desk, QStringLiteral("Film"),
                                                     Error{ErrorKind::DiskFull, "/srv/shares/film.mkv"},
                                                     &stage.window());
             });
         }},
        {"engine-lost", [](S settle) { return ofTrouble(settle, EngineLost{}); }},
        {"share-failed",
         [](S settle) {
             return ofTrouble(settle, ShareFailed{{9}, {ErrorKind::DiskFull, "/srv/shares/wiki/pages.tar"}});
         }},
    };
    return all;
}

} // namespace shoal::ui::shots
