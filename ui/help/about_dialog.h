// What Shoal is: its version, its licence, and what it is made of.
#pragma once

#include "core/engine_status.h"

#include <QDialog>

class QLabel;

namespace shoal::ui {

struct Desk;

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(Desk& desk, QWidget* parent = nullptr);

private:
    void take(const EngineStatus& status);
    /// For a report of a defect.
    QString asText() const;

    Desk& desk_;
    QLabel* engine_;
};

} // namespace shoal::ui
