// A folder: its path, and a way to look for it.
#pragma once

#include "ui/preferences/value_editor.h"

class QLineEdit;
class QPushButton;

namespace shoal::ui {

class FolderEditor : public ValueEditor {
    Q_OBJECT
public:
    explicit FolderEditor(QWidget* parent);

    std::string value() const override;
    void setValue(const std::string& value) override;
    void describe(const QString& title, const QString& description) override;

private:
    void browse();

    QLineEdit* path_;
    QPushButton* browse_;
};

} // namespace shoal::ui
