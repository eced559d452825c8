// What the desktop is made with.
#pragma once

#include <QString>

#include <vector>

namespace shoal::ui {

struct UsedLibrary {
    QString name;
    QString version; ///< of Qt as it runs; of others as they were when this was built
    QString licence; ///< an SPDX expression
};
std::vector<UsedLibrary> usedLibraries();

} // namespace shoal::ui
