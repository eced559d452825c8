// A limit on speed: a number, its unit, and "No limit".
#pragma once

#include "ui/preferences/value_editor.h"

class QComboBox;
class QDoubleSpinBox;

namespace shoal::ui {

class RateEditor : public ValueEditor {
    Q_OBJECT
public:
    explicit RateEditor(QWidget* parent);

    std::string value() const override;
    void setValue(const std::string& value) override;
    void describe(const QString& title, const QString& description) override;

    /// 0 is no limit.
    BytesPerSecond rate() const;
    void setRate(BytesPerSecond rate);

private:
    void takeUnit();

    QDoubleSpinBox* number_;
    QComboBox* unit_;
    BytesPerSecond shown_; ///< exactly, whatever its digits can say
    bool isExact_ = true;  ///< nobody changed a digit since
};

} // namespace shoal::ui
