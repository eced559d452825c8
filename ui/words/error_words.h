// What failed, to what, and what to do, in the user's language.
#pragma once

#include "core/result.h"

#include <QString>

namespace shoal::ui {

/// "The disk of /srv is full (…)." and what to do about it.
struct ErrorWords {
    QString what;
    QString advice; ///< a sentence; never empty
};
ErrorWords wordsFor(const Error& error);

} // namespace shoal::ui
