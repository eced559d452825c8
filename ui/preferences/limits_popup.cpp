#include "ui/preferences/limits_popup.h"

#include "core/settings/value_text.h"
#include "ui/preferences/rate_editor.h"
#include "ui/words/error_words.h"
#include "ui/words/mnemonic.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <array>

namespace shoal::ui {
namespace {
constexpr std::uint64_t kibibyte = 1024;
constexpr std::uint64_t mebibyte = 1024 * kibibyte;

/// Where the slider can stand; its end is no limit.
constexpr std::array sliderStops{
    10 * kibibyte,    20 * kibibyte,  30 * kibibyte,  50 * kibibyte,  75 * kibibyte,     100 * kibibyte,
    150 * kibibyte,   200 * kibibyte, 300 * kibibyte, 500 * kibibyte, 750 * kibibyte,    mebibyte,
    3 * mebibyte / 2, 2 * mebibyte,   3 * mebibyte,   5 * mebibyte,   15 * mebibyte / 2, 10 * mebibyte,
    15 * mebibyte,    20 * mebibyte,  30 * mebibyte,  50 * mebibyte,  75 * mebibyte,     100 * mebibyte,
};
constexpr int noLimitStop = static_cast<int>(sliderStops.size());

struct LimitPreset {
    const char* label;
    std::uint64_t bytes;
};
constexpr std::array limitPresets{
    LimitPreset{QT_TRANSLATE_NOOP("shoal::ui::LimitsPopup", "No limit"), 0},
    LimitPreset{QT_TRANSLATE_NOOP("shoal::ui::LimitsPopup", "100 KiB/s"), 100 * kibibyte},
    LimitPreset{QT_TRANSLATE_NOOP("shoal::ui::LimitsPopup", "500 KiB/s"), 500 * kibibyte},
    LimitPreset{QT_TRANSLATE_NOOP("shoal::ui::LimitsPopup", "1 MiB/s"), mebibyte},
    LimitPreset{QT_TRANSLATE_NOOP("shoal::ui::LimitsPopup", "5 MiB/s"), 5 * mebibyte},
};

/// A pressed button isn't told by its shade alone.
QString markedPreset(const LimitPreset& preset)
{
    return LimitsPopup::tr("✓ %1", "a preset that holds").arg(LimitsPopup::tr(preset.label));
}

int stopOf(BytesPerSecond rate)
{
    if (rate.value == 0)
        return noLimitStop;
    const auto after = std::ranges::upper_bound(sliderStops, rate.value);
    return std::max(0, static_cast<int>(after - sliderStops.begin()) - 1);
}

BytesPerSecond rateOfStop(int stop)
{
    return {stop >= noLimitStop ? 0 : sliderStops[static_cast<std::size_t>(std::max(stop, 0))]};
}
} // namespace

LimitsPopup::LimitsPopup(Desk& desk, QWidget* parent)
    : QFrame{parent, Qt::Popup}
    , settings_{desk.settings}
    , error_{new QLabel}
{
    setFrameStyle(static_cast<int>(QFrame::StyledPanel) | static_cast<int>(QFrame::Plain));
    setAccessibleName(tr("Speed limits"));
    auto* layout = new QGridLayout{this};
    addLimit(*layout, &Settings::downloadLimit, tr("&Receive at most"), QStringLiteral("download"));
    layout->setRowMinimumHeight(layout->rowCount(), fontMetrics().lineSpacing() / 2);
    addLimit(*layout, &Settings::uploadLimit, tr("&Send at most"), QStringLiteral("upload"));
    error_->setObjectName(QStringLiteral("error"));
    error_->setWordWrap(true);
    error_->hide();
    layout->addWidget(error_, layout->rowCount(), 0, 1, 2);
    layout->setColumnStretch(1, 1);
    connect(&settings_, &SettingsHome::changed, this, [this] { refresh(Typed::Keep); });
    refresh(Typed::Replace);
}

/// A field that loses the focus is taken over, for which all must be there yet.
LimitsPopup::~LimitsPopup() { hide(); }

void LimitsPopup::addLimit(QGridLayout& layout, BytesPerSecond Settings::*member, const QString& title,
                           const QString& name)
{
    Limit limit{member, new RateEditor{this}, new QSlider{Qt::Horizontal}, {}};
    auto* label = new QLabel{title};
    label->setBuddy(limit.editor->field());
    limit.editor->field()->setObjectName(name);
    limit.slider->setObjectName(name + QStringLiteral("-slider"));
    limit.slider->setRange(0, noLimitStop);
    limit.slider->setPageStep(4);
    limit.slider->setAccessibleName(withoutMnemonic(title));
    auto* presets = new QHBoxLayout;
    for (const auto& preset : limitPresets) {
        auto* button = new QPushButton{markedPreset(preset)};
        button->setMinimumWidth(button->sizeHint().width());
        button->setCheckable(true);
        button->setObjectName(name + QStringLiteral(":%1").arg(preset.bytes));
        button->setAccessibleName(
            tr("%1: %2", "limit: preset").arg(withoutMnemonic(title), withoutMnemonic(tr(preset.label))));
        connect(button, &QPushButton::clicked, this, [this, member, rate = preset.bytes] { set(member, {rate}); });
        presets->addWidget(button, 1);
        limit.presets.push_back(button);
    }
    const int row = layout.rowCount();
    layout.addWidget(label, row, 0);
    layout.addWidget(limit.editor, row, 1);
    layout.addWidget(limit.slider, row + 1, 0, 1, 2);
    layout.addLayout(presets, row + 2, 0, 1, 2);
    connect(limit.editor, &ValueEditor::committed, this,
            [this, member, editor = limit.editor] { set(member, editor->rate()); });
    connect(limit.slider, &QSlider::valueChanged, this, [this, limit](int stop) {
        // While it is dragged it only shows.
        limit.slider->isSliderDown() ? show(limit, rateOfStop(stop)) : set(limit.member, rateOfStop(stop));
    });
    connect(limit.slider, &QSlider::sliderReleased, this,
            [this, limit] { set(limit.member, rateOfStop(limit.slider->value())); });
    limits_.push_back(std::move(limit));
}

void LimitsPopup::set(BytesPerSecond Settings::*member, BytesPerSecond rate)
{
    const auto result =
        settings_.now().*member == rate ? Result<void>{} : settings_.set(keyOfRate(member), writeText(rate));
    if (!result) {
        const auto words = wordsFor(result.error());
        error_->setText(tr("%1 %2", "what went wrong, what to do").arg(words.what, words.advice));
    }
    error_->setVisible(!result);
    refresh(Typed::Replace);
    adjustSize();
}

void LimitsPopup::show(const Limit& limit, BytesPerSecond rate)
{
    limit.editor->setRate(rate);
    limit.editor->describe(limit.slider->accessibleName(), limitInWords(rate));
    limit.slider->setAccessibleDescription(limitInWords(rate));
    for (std::size_t i = 0; i < limit.presets.size(); ++i) {
        const bool holds = limitPresets[i].bytes == rate.value;
        limit.presets[i]->setChecked(holds);
        limit.presets[i]->setText(holds ? markedPreset(limitPresets[i]) : tr(limitPresets[i].label));
    }
}

void LimitsPopup::refresh(Typed typed)
{
    for (const auto& limit : limits_) {
        if (typed == Typed::Keep && limit.editor->field()->hasFocus())
            continue;
        const auto rate = settings_.now().*limit.member;
        show(limit, rate);
        const QSignalBlocker silence{limit.slider};
        if (!limit.slider->isSliderDown())
            limit.slider->setValue(stopOf(rate));
    }
}

void LimitsPopup::hideEvent(QHideEvent* event)
{
    // What was typed holds, as if its field had been left.
    for (const auto& limit : limits_)
        if (limit.editor->rate() != settings_.now().*limit.member)
            set(limit.member, limit.editor->rate());
    QFrame::hideEvent(event);
}

void LimitsPopup::popUpOver(const QWidget& anchor)
{
    refresh(Typed::Replace);
    adjustSize();
    const auto screen = anchor.screen()->availableGeometry();
    const auto top = anchor.mapToGlobal(QPoint{0, 0});
    int x = anchor.layoutDirection() == Qt::RightToLeft ? top.x() : top.x() + anchor.width() - width();
    int y = top.y() - height();
    if (y < screen.top())
        y = top.y() + anchor.height();
    x = std::clamp(x, screen.left(), std::max(screen.left(), screen.right() - width()));
    move(x, y);
    QFrame::show();
    limits_.front().editor->setFocus(Qt::PopupFocusReason);
}

} // namespace shoal::ui
