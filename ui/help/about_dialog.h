// What Shoal is: its version, its licence, and what it is made of.
#pragma once

#include "core/engine_status.h"

#include <QDialog>

#include <vector>

class QLabel;

namespace shoal::ui {

struct Desk;

struct UsedLibrary {
    QString name;
    QString version;
    QString licence; ///< an SPDX expression
};
/// As it runs, not as it was compiled against.
UsedLibrary usedQt();

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    AboutDialog(Desk& desk, const QString& version, std::vector<UsedLibrary> libraries, QWidget* parent = nullptr);

private:
    void take(const EngineStatus& status);
    /// For a report of a defect.
    QString asText() const;

    Desk& desk_;
    QString version_;
    std::vector<UsedLibrary> libraries_;
    QLabel* engine_;
};

} // namespace shoal::ui
