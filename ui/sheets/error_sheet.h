// Something failed: what, what to do, and the details for whoever helps.
#pragma once

#include "ui/desk.h"
#include "ui/sheets/parts/sheet.h"

#include <QPlainTextEdit>

namespace shoal::ui {

class ErrorSheet : public Sheet {
    Q_OBJECT
public:
    /// `heading`: what was tried: "“Holiday” couldn't be moved".
    ErrorSheet(Desk& desk, const QString& heading, const Error& error, QWidget* parent = nullptr);

private:
    QPlainTextEdit* details_;
};

} // namespace shoal::ui
