#include "ui/sheets/parts/rate_field.h"

#include "ui/words/mnemonic.h"

#include <QHBoxLayout>

#include <cmath>

namespace shoal::ui {
namespace {
constexpr std::uint64_t kibi = 1024;
constexpr std::uint64_t mebi = kibi * 1024;
} // namespace

RateField::RateField(const QString& name, QWidget* parent)
    : QWidget{parent}
    , isLimited_{new QCheckBox{name, this}}
    , number_{new QDoubleSpinBox{this}}
    , unit_{new QComboBox{this}}
{
    isLimited_->setObjectName(QStringLiteral("isLimited"));
    const auto spoken = withoutMnemonic(name);
    number_->setObjectName(QStringLiteral("number"));
    number_->setAccessibleName(spoken);
    number_->setRange(0.1, 1'000'000);
    number_->setDecimals(1);
    number_->setValue(1);
    unit_->setObjectName(QStringLiteral("unit"));
    unit_->setAccessibleName(tr("Unit of the speed"));
    unit_->addItem(tr("KiB/s"), QVariant::fromValue<qulonglong>(kibi));
    unit_->addItem(tr("MiB/s"), QVariant::fromValue<qulonglong>(mebi));
    unit_->setCurrentIndex(1);
    setFocusProxy(isLimited_);
    auto* row = new QHBoxLayout{this};
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(isLimited_, 1);
    row->addWidget(number_);
    row->addWidget(unit_);
    const auto follow = [this] {
        const bool isOn = isLimited_->checkState() == Qt::Checked;
        number_->setEnabled(isOn);
        unit_->setEnabled(isOn);
    };
    connect(isLimited_, &QCheckBox::stateChanged, this, follow);
    follow();
}

void RateField::setRate(std::optional<BytesPerSecond> rate)
{
    isLimited_->setTristate(!rate);
    isLimited_->setCheckState(!rate ? Qt::PartiallyChecked : rate->value == 0 ? Qt::Unchecked : Qt::Checked);
    if (!rate || rate->value == 0)
        return;
    const auto unit = rate->value < mebi ? kibi : mebi;
    unit_->setCurrentIndex(unit == kibi ? 0 : 1);
    number_->setValue(static_cast<double>(rate->value) / static_cast<double>(unit));
}

std::optional<BytesPerSecond> RateField::rate() const
{
    switch (isLimited_->checkState()) {
    case Qt::PartiallyChecked: return std::nullopt;
    case Qt::Unchecked: return BytesPerSecond{0};
    case Qt::Checked: break;
    }
    const auto unit = static_cast<double>(unit_->currentData().toULongLong());
    return BytesPerSecond{static_cast<std::uint64_t>(std::llround(number_->value() * unit))};
}

} // namespace shoal::ui
