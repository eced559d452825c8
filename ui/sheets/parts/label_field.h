// Labels as people type them: between commas, completed from those in use.
#pragma once

#include "core/labels.h"
#include "ui/desk.h"

#include <QLineEdit>

class QStringListModel;

namespace shoal::ui {

class LabelField : public QLineEdit {
    Q_OBJECT
public:
    explicit LabelField(Desk& desk, QWidget* parent = nullptr);

    /// Error: BadArgument (about = the label).
    Result<Labels> labels() const;

private:
    QStringListModel* inUse_;
};

} // namespace shoal::ui
