// Fields that are one widget of Qt each: yes or no, a number, a text, one of several.
#pragma once

#include "ui/preferences/value_editor.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace shoal::ui {

class YesOrNoEditor : public ValueEditor {
    Q_OBJECT
public:
    YesOrNoEditor(const QString& title, QWidget* parent);
    std::string value() const override;
    void setValue(const std::string& value) override;
    bool hasOwnTitle() const override { return true; }

private:
    QCheckBox* box_;
};

class WholeNumberEditor : public ValueEditor {
    Q_OBJECT
public:
    WholeNumberEditor(const WholeNumber& number, QWidget* parent);
    std::string value() const override;
    void setValue(const std::string& value) override;

private:
    QSpinBox* number_;
};

class FreeTextEditor : public ValueEditor {
    Q_OBJECT
public:
    explicit FreeTextEditor(QWidget* parent);
    std::string value() const override;
    void setValue(const std::string& value) override;

private:
    QLineEdit* line_;
};

class OneOfEditor : public ValueEditor {
    Q_OBJECT
public:
    OneOfEditor(OneOf choices, QWidget* parent);
    std::string value() const override;
    void setValue(const std::string& value) override;

private:
    OneOf choices_;
    QComboBox* box_;
};

} // namespace shoal::ui
