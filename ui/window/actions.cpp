#include "ui/window/actions.h"

#include <QCoreApplication>

namespace shoal::ui {
namespace {
struct Actions {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};
constexpr bool inToolBar = true;
constexpr bool newGroup = true;
} // namespace

const std::vector<ActionRow>& actionTable()
{
    static const std::vector<ActionRow> table{
        {Act::ShareFiles, "shareFiles", Menu::File, QT_TRANSLATE_NOOP("Actions", "Share &files…"),
         QT_TRANSLATE_NOOP("Actions", "Makes a link for files of yours."), "Ctrl+N", "share-files", Needs::Nothing,
         inToolBar},
        {Act::ShareFolder, "shareFolder", Menu::File, QT_TRANSLATE_NOOP("Actions", "Share a f&older…"),
         QT_TRANSLATE_NOOP("Actions", "Makes a link for a whole folder."), "Ctrl+Shift+N", "share-folder",
         Needs::Nothing, inToolBar},
        {Act::Receive, "receive", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Receive from a link…"),
         QT_TRANSLATE_NOOP("Actions", "Fetches what a link names."), "Ctrl+L", "add-link", Needs::Nothing, inToolBar,
         newGroup},
        {Act::OpenTorrent, "openTorrent", Menu::File, QT_TRANSLATE_NOOP("Actions", "Receive from a &torrent file…"),
         QT_TRANSLATE_NOOP("Actions", "Fetches, or seeds, what a torrent file names."), "Ctrl+O", ""},
        {Act::Quit, "quit", Menu::File, QT_TRANSLATE_NOOP("Actions", "&Quit"),
         QT_TRANSLATE_NOOP("Actions", "Stops the transfers that this window runs, and saves everything."), "Ctrl+Q", "",
         Needs::Nothing, false, newGroup},

        {Act::Rename, "rename", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "R&ename"),
         QT_TRANSLATE_NOOP("Actions", "Changes the name in the list. Files keep theirs."), "F2", "edit", Needs::One},
        {Act::Labels, "labels", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "La&bels…"),
         QT_TRANSLATE_NOOP("Actions", "Puts labels on shares, to find them by."), "Ctrl+T", "label", Needs::Some},
        {Act::Limits, "limits", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "L&imits and priority…"),
         QT_TRANSLATE_NOOP("Actions", "How fast these shares may be, and which come first."), "Ctrl+M", "limit",
         Needs::Some},
        {Act::SelectAll, "selectAll", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Select &all"),
         QT_TRANSLATE_NOOP("Actions", "Chooses every share that is listed."), "Ctrl+A", "", Needs::Nothing, false,
         newGroup},
        {Act::Find, "find", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Find"),
         QT_TRANSLATE_NOOP("Actions", "Goes to the field that filters the list by name."), "Ctrl+F", "search"},
        {Act::Preferences, "preferences", Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Preferences…"),
         QT_TRANSLATE_NOOP("Actions", "Everything that can be set."), "Ctrl+,", "settings", Needs::Nothing, false,
         newGroup},

        {Act::Resume, "resume", Menu::Share, QT_TRANSLATE_NOOP("Actions", "&Start"),
         QT_TRANSLATE_NOOP("Actions", "Goes on with shares that are paused or failed."), "Ctrl+S", "resume",
         Needs::Some, inToolBar, newGroup},
        {Act::Pause, "pause", Menu::Share, QT_TRANSLATE_NOOP("Actions", "&Pause"),
         QT_TRANSLATE_NOOP("Actions", "Lets shares rest until they are started."), "Ctrl+P", "pause", Needs::Some,
         inToolBar},
        {Act::ResumeAll, "resumeAll", Menu::Share, QT_TRANSLATE_NOOP("Actions", "S&tart all"),
         QT_TRANSLATE_NOOP("Actions", "Goes on with every share."), "Ctrl+Shift+S", ""},
        {Act::PauseAll, "pauseAll", Menu::Share, QT_TRANSLATE_NOOP("Actions", "Pa&use all"),
         QT_TRANSLATE_NOOP("Actions", "Lets every share rest."), "Ctrl+Shift+P", ""},
        {Act::ShowLink, "showLink", Menu::Share, QT_TRANSLATE_NOOP("Actions", "Show &link and QR code…"),
         QT_TRANSLATE_NOOP("Actions", "The link to give away, as text and as a picture."), "Ctrl+K", "link", Needs::One,
         inToolBar, newGroup},
        {Act::CopyLink, "copyLink", Menu::Share, QT_TRANSLATE_NOOP("Actions", "&Copy link"),
         QT_TRANSLATE_NOOP("Actions", "Puts the links of the chosen shares on the clipboard."), "Ctrl+C", "copy",
         Needs::Some},
        {Act::SaveTorrent, "saveTorrent", Menu::Share, QT_TRANSLATE_NOOP("Actions", "Save as torre&nt file…"),
         QT_TRANSLATE_NOOP("Actions", "A file that other BitTorrent programs open."), "Ctrl+E", "", Needs::One},
        {Act::Open, "open", Menu::Share, QT_TRANSLATE_NOOP("Actions", "&Open"),
         QT_TRANSLATE_NOOP("Actions", "Opens the file, or the folder, with the program that it belongs to."),
         "Ctrl+Return", "", Needs::One, false, newGroup},
        {Act::ShowInFolder, "showInFolder", Menu::Share, QT_TRANSLATE_NOOP("Actions", "Show in &folder"),
         QT_TRANSLATE_NOOP("Actions", "Shows where the files lie."), "Ctrl+Shift+O", "folder", Needs::One},
        {Act::Move, "move", Menu::Share, QT_TRANSLATE_NOOP("Actions", "&Move files…"),
         QT_TRANSLATE_NOOP("Actions", "Takes the files to another folder, and goes on with them there."),
         "Ctrl+Shift+M", "", Needs::Some},
        {Act::Verify, "verify", Menu::Share, QT_TRANSLATE_NOOP("Actions", "Check files a&gain"),
         QT_TRANSLATE_NOOP("Actions", "Reads and hashes all files. What is wrong is fetched again."), "Ctrl+R",
         "verify", Needs::Some, false, newGroup},
        {Act::Reannounce, "reannounce", Menu::Share, QT_TRANSLATE_NOOP("Actions", "&Ask for peers now"),
         QT_TRANSLATE_NOOP("Actions", "Asks the DHT and trackers at once instead of when it is time."), "Ctrl+Shift+R",
         "", Needs::Some},
        {Act::Remove, "remove", Menu::Share, QT_TRANSLATE_NOOP("Actions", "&Remove…"),
         QT_TRANSLATE_NOOP("Actions", "Takes shares off the list. Files stay unless you say otherwise."), "Del",
         "remove", Needs::Some, inToolBar, newGroup},

        {Act::ShowSidebar, "showSidebar", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Sidebar"),
         QT_TRANSLATE_NOOP("Actions", "Shows or hides the filters."), "F9", "", Needs::Nothing, false, false, true},
        {Act::ShowDetails, "showDetails", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Details"),
         QT_TRANSLATE_NOOP("Actions", "Shows or hides what there is to know of the chosen share."), "F8", "",
         Needs::Nothing, false, false, true},
        {Act::NextPart, "nextPart", Menu::View, QT_TRANSLATE_NOOP("Actions", "&Next part of the window"),
         QT_TRANSLATE_NOOP("Actions", "Goes from the filters to the list, to the details, and round."), "F6", ""},
        {Act::Statistics, "statistics", Menu::View, QT_TRANSLATE_NOOP("Actions", "S&tatistics…"),
         QT_TRANSLATE_NOOP("Actions", "What was sent and received, by day and month."), "Ctrl+I", "statistics",
         Needs::Nothing, false, newGroup},

        {Act::Shortcuts, "shortcuts", Menu::Help, QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts…"),
         QT_TRANSLATE_NOOP("Actions", "Lists every action with its keys."), "F1", ""},
        {Act::About, "about", Menu::Help, QT_TRANSLATE_NOOP("Actions", "&About Shoal…"),
         QT_TRANSLATE_NOOP("Actions", "Version, licence and libraries."), "Shift+F1", ""},
    };
    return table;
}

QString wordsOf(const ActionRow& row) { return Actions::tr(row.words); }
QString tipOf(const ActionRow& row) { return Actions::tr(row.tip); }

QString titleOf(Menu menu)
{
    switch (menu) {
    case Menu::File: return Actions::tr("&File");
    case Menu::Edit: return Actions::tr("&Edit");
    case Menu::Share: return Actions::tr("&Share");
    case Menu::View: return Actions::tr("&View");
    case Menu::Help: return Actions::tr("&Help");
    }
    return {};
}

} // namespace shoal::ui
