// A short list of texts: lines are added below, changed in place (F2), and taken away (Del).
#pragma once

#include "ui/preferences/value_editor.h"

class QLineEdit;
class QListWidget;
class QPushButton;

namespace shoal::ui {

class TextListEditor : public ValueEditor {
    Q_OBJECT
public:
    explicit TextListEditor(QWidget* parent);

    std::string value() const override;
    void setValue(const std::string& value) override;
    void finish() override;
    void describe(const QString& title, const QString& description) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void append(const QString& line);
    void addTyped();
    void removeChosen();
    void dropBlanks();

    QListWidget* lines_;
    QLineEdit* next_;
    QPushButton* add_;
    QPushButton* remove_;
};

} // namespace shoal::ui
