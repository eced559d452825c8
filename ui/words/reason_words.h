// Why a share isn't moving, in the user's language.
#pragma once

#include "core/reason.h"

#include <QString>

namespace shoal::ui {

struct ReasonWords {
    QString what;   ///< part of a line: "nobody offers it now"; empty: it moves
    QString advice; ///< a sentence; never empty
};
ReasonWords wordsFor(const Reason& reason);

} // namespace shoal::ui
