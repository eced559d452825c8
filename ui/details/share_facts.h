// What there is to say about a share: a table of facts.
#pragma once

#include "core/share.h"

#include <QString>

#include <vector>

namespace shoal::ui {

struct ShareFact {
    /// Progress: numbers that change while it is looked at. Share: what it is, and stays.
    enum class Group { Progress, Share };
    const char* key; ///< its widgets are named by it
    const char* title;
    Group group;
    bool isLong;                                ///< selected and scrolled in a line of its own
    bool isCopied;                              ///< has a button that copies it
    QString (*text)(const ShareDetails& share); ///< nothing: the fact isn't shown
};

const std::vector<ShareFact>& shareFacts();
/// In the user's language.
QString titleOf(const ShareFact& fact);
/// The state, why it doesn't move, and what to do about it.
QString stateSentence(const ShareRow& row);
/// Where its file lies, or the folder of its files.
std::filesystem::path placeOf(const ShareDetails& share);

} // namespace shoal::ui
