// The columns of the list of shares: one row of a table each.
#pragma once

#include "core/share.h"

#include <QString>
#include <QVariant>

#include <vector>

namespace shoal::ui {

struct ListColumn {
    const char* key; ///< keeps a user's choice over versions and languages
    const char* title;
    ShareColumn sortsBy;
    bool isShownAtFirst;
    bool isNumber; ///< stands at the right edge
    int width;     ///< at first, in digits
    QString (*text)(const ShareRow& row);
};

const std::vector<ListColumn>& listColumns();
/// In the user's language.
QString titleOf(const ListColumn& column);
/// Of the wanted bytes, 0 to 1; while data is checked, of those.
double progressOf(const ShareRow& row);
/// The state, and why it doesn't move.
QString stateAndReason(const ShareRow& row);

constexpr int nameColumn = 0;
constexpr int stateColumn = 1;
int progressColumn();

} // namespace shoal::ui
