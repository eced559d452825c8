#include "ui/preferences/plain_editors.h"

#include "ui/preferences/unhurried_wheel.h"
#include "ui/words/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace shoal::ui {
namespace {
/// The editor is that widget, as far as the keyboard and labels go.
void wrap(ValueEditor& editor, QWidget* field)
{
    auto* layout = new QHBoxLayout{&editor};
    layout->setContentsMargins({});
    layout->addWidget(field);
    editor.setFocusProxy(field);
}
} // namespace

YesOrNoEditor::YesOrNoEditor(const QString& title, QWidget* parent)
    : ValueEditor{parent}
    , box_{new QCheckBox{title}}
{
    wrap(*this, box_);
    connect(box_, &QCheckBox::clicked, this, &ValueEditor::committed);
}
std::string YesOrNoEditor::value() const { return box_->isChecked() ? "true" : "false"; }
void YesOrNoEditor::setValue(const std::string& value)
{
    const QSignalBlocker silence{box_};
    box_->setChecked(value == "true");
}

WholeNumberEditor::WholeNumberEditor(const WholeNumber& number, QWidget* parent)
    : ValueEditor{parent}
    , number_{new QSpinBox}
{
    wrap(*this, number_);
    number_->setRange(number.least, number.most);
    number_->setAccelerated(true);
    if (number.least == 0 && !number.zero.isEmpty())
        number_->setSpecialValueText(number.zero);
    keepForFocusedWheel(number_);
    connect(number_, &QSpinBox::valueChanged, this, &ValueEditor::typed);
    connect(number_, &QSpinBox::editingFinished, this, &ValueEditor::committed);
}
std::string WholeNumberEditor::value() const { return std::to_string(number_->value()); }
void WholeNumberEditor::setValue(const std::string& value)
{
    const QSignalBlocker silence{number_};
    number_->setValue(text(value).toInt());
}

FreeTextEditor::FreeTextEditor(QWidget* parent)
    : ValueEditor{parent}
    , line_{new QLineEdit}
{
    wrap(*this, line_);
    connect(line_, &QLineEdit::textEdited, this, &ValueEditor::typed);
    connect(line_, &QLineEdit::editingFinished, this, &ValueEditor::committed);
}
std::string FreeTextEditor::value() const { return plain(line_->text()); }
void FreeTextEditor::setValue(const std::string& value) { line_->setText(text(value)); }

OneOfEditor::OneOfEditor(OneOf choices, QWidget* parent)
    : ValueEditor{parent}
    , choices_{std::move(choices)}
    , box_{new QComboBox}
{
    wrap(*this, box_);
    for (const auto& choice : choices_.values)
        box_->addItem(choice.words);
    keepForFocusedWheel(box_);
    connect(box_, &QComboBox::activated, this, &ValueEditor::committed);
}
std::string OneOfEditor::value() const
{
    const auto chosen = box_->currentIndex();
    return chosen < 0 ? std::string{} : choices_.values[static_cast<std::size_t>(chosen)].name;
}
void OneOfEditor::setValue(const std::string& value)
{
    const auto found = std::ranges::find(choices_.values, value, &OneOf::Value::name);
    box_->setCurrentIndex(found == choices_.values.end() ? -1 : static_cast<int>(found - choices_.values.begin()));
}

} // namespace shoal::ui
