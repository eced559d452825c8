#include "ui/preferences/rate_editor.h"

#include "core/settings/value_text.h"
#include "ui/preferences/unhurried_wheel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <cmath>
#include <limits>

namespace shoal::ui {
namespace {
constexpr double kib = 1024.0;
constexpr double mib = 1024.0 * 1024.0;
constexpr double mostBytes = std::numeric_limits<std::int32_t>::max();
constexpr int kibUnit = 0;

/// "1.5", not "1.50".
class RateSpinBox : public QDoubleSpinBox {
public:
    QString textFromValue(double value) const override
    {
        return locale().toString(value, 'f', QLocale::FloatingPointShortest);
    }
};

double bytesOfUnit(int unit) { return unit == kibUnit ? kib : mib; }
} // namespace

RateEditor::RateEditor(QWidget* parent)
    : ValueEditor{parent}
    , number_{new RateSpinBox}
    , unit_{new QComboBox}
{
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins({});
    layout->addWidget(number_, 1);
    layout->addWidget(unit_);
    setFocusProxy(number_);
    number_->setDecimals(2);
    number_->setSpecialValueText(tr("No limit"));
    number_->setAccelerated(true);
    number_->setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    unit_->setObjectName(QStringLiteral("unit"));
    unit_->addItems({tr("KiB/s"), tr("MiB/s")});
    keepForFocusedWheel(number_);
    keepForFocusedWheel(unit_);
    takeUnit();
    connect(number_, &QDoubleSpinBox::valueChanged, this, [this] {
        isExact_ = false;
        Q_EMIT typed();
    });
    connect(number_, &QDoubleSpinBox::editingFinished, this, &ValueEditor::committed);
    connect(unit_, &QComboBox::activated, this, [this] {
        isExact_ = false;
        takeUnit();
        Q_EMIT committed();
    });
}

void RateEditor::takeUnit()
{
    const QSignalBlocker silence{number_};
    number_->setRange(0.0, std::floor(mostBytes / bytesOfUnit(unit_->currentIndex())));
    number_->setSingleStep(unit_->currentIndex() == kibUnit ? 50.0 : 0.5);
}

BytesPerSecond RateEditor::rate() const
{
    if (isExact_)
        return shown_;
    return {static_cast<std::uint64_t>(std::llround(number_->value() * bytesOfUnit(unit_->currentIndex())))};
}

void RateEditor::setRate(BytesPerSecond rate)
{
    const QSignalBlocker silenceNumber{number_};
    const auto bytes = static_cast<double>(rate.value);
    if (rate.value != 0) // the unit of a limit that is taken away stays
        unit_->setCurrentIndex(bytes < mib ? kibUnit : kibUnit + 1);
    takeUnit();
    number_->setValue(bytes / bytesOfUnit(unit_->currentIndex()));
    shown_ = rate;
    isExact_ = true;
}

std::string RateEditor::value() const { return writeText(rate()); }

void RateEditor::setValue(const std::string& value)
{
    BytesPerSecond rate;
    if (readText(value, rate))
        setRate(rate);
}

void RateEditor::describe(const QString& title, const QString& description)
{
    ValueEditor::describe(title, description);
    unit_->setAccessibleName(tr("Unit of “%1”").arg(title));
}

} // namespace shoal::ui
