// A word to somebody who isn't looking at the window.
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace shoal::ui {

/// Something worth a word while the window isn't looked at.
struct Notice {
    QString title;
    QString text;
    bool isTrouble = false;
    struct Action {
        QString label;
        std::function<void()> run;
    };
    std::vector<Action> actions; ///< the first one also runs when the notice itself is clicked
};

} // namespace shoal::ui
