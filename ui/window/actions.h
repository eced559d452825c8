// Everything that a person can do in the main window: one row of a table each. Menus, tool bar, shortcuts and the page
// that lists them walk it.
#pragma once

#include <QString>

#include <vector>

namespace shoal::ui {

enum class Act {
    ShareFiles,
    ShareFolder,
    Receive,
    OpenTorrent,
    Quit,
    Rename,
    Labels,
    Limits,
    SelectAll,
    Find,
    Preferences,
    Resume,
    Pause,
    ResumeAll,
    PauseAll,
    Verify,
    Reannounce,
    Move,
    Open,
    ShowInFolder,
    CopyLink,
    ShowLink,
    SaveTorrent,
    Remove,
    ShowSidebar,
    ShowDetails,
    NextPart,
    Statistics,
    Shortcuts,
    About,
};

enum class Menu { File, Edit, Share, View, Help };

/// How many shares must be chosen for it.
enum class Needs { Nothing, One, Some };

struct ActionRow {
    Act act;
    const char* key; ///< its object name
    Menu menu;
    const char* words; ///< with its mnemonic
    const char* tip;   ///< what it does, as a sentence
    const char* shortcut;
    const char* icon; ///< may be empty
    Needs needs = Needs::Nothing;
    bool isInToolBar = false;
    bool beginsGroup = false;
    bool isSwitch = false;
};

const std::vector<ActionRow>& actionTable();
QString wordsOf(const ActionRow& row);
QString tipOf(const ActionRow& row);
QString titleOf(Menu menu);

} // namespace shoal::ui
