// Texts of actions and labels, without the sign of their mnemonics.
#pragma once

#include <QString>

namespace shoal::ui {

/// "Save & quit…" of "&Save && quit…".
inline QString withoutMnemonic(QString text)
{
    for (qsizetype at = text.indexOf(QLatin1Char{'&'}); at >= 0; at = text.indexOf(QLatin1Char{'&'}, at + 1))
        text.remove(at, 1);
    return text;
}

} // namespace shoal::ui
