// Texts of actions and labels, without the sign of their mnemonics.
#pragma once

#include <QString>

namespace shoal::ui {

/// "Save & quit…" of "&Save && quit…", and "退出…" of "退出(&Q)…": where no letter of the text can be typed, one stands
/// behind it.
inline QString withoutMnemonic(QString text)
{
    const auto sign = QLatin1Char{'&'};
    for (qsizetype at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at)) {
        if (at > 0 && text[at - 1] == QLatin1Char{'('} && text.indexOf(QLatin1Char{')'}, at) == at + 2) {
            text.remove(--at, 4);
            continue;
        }
        text.remove(at, 1);
        ++at;
    }
    return text;
}

} // namespace shoal::ui
