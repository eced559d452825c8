// Whether a share's link leads anybody to it yet.
#pragma once

#include "core/share.h"

#include <QString>

namespace shoal::ui {

struct LinkState {
    bool works = false;
    QString words;  ///< a sentence
    QString advice; ///< a sentence; may be empty
};
LinkState linkStateOf(const ShareDetails& details);

} // namespace shoal::ui
