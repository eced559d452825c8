// A limit on a speed: none, or a number of KiB or MiB a second.
#pragma once

#include "core/share.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QWidget>

#include <optional>

namespace shoal::ui {

class RateField : public QWidget {
    Q_OBJECT
public:
    /// `name`: what is limited, with a mnemonic: "&Receive at most".
    RateField(const QString& name, QWidget* parent);

    /// 0: no limit; none: shares differ, and it is left to each.
    void setRate(std::optional<BytesPerSecond> rate);
    std::optional<BytesPerSecond> rate() const;

private:
    QCheckBox* isLimited_;
    QDoubleSpinBox* number_;
    QComboBox* unit_;
};

} // namespace shoal::ui
