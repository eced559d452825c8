// Limits on the speed of everything, a click away from the status bar.
#pragma once

#include "ui/desk.h"
#include "ui/preferences/preference.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace shoal::ui {

class RateEditor;

class LimitsPopup : public QFrame {
    Q_OBJECT
public:
    explicit LimitsPopup(Desk& desk, QWidget* parent = nullptr);
    ~LimitsPopup() override;

    /// Opens above the widget, or below it where there is no room, its field for the first limit chosen.
    void popUpOver(const QWidget& anchor);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    struct Limit {
        BytesPerSecond Settings::*member;
        RateEditor* editor;
        QSlider* slider;
        std::vector<QPushButton*> presets;
    };

    void addLimit(QGridLayout& layout, BytesPerSecond Settings::*member, const QString& title, const QString& name);
    void set(BytesPerSecond Settings::*member, BytesPerSecond rate);
    void show(const Limit& limit, BytesPerSecond rate);
    enum class Typed { Keep, Replace };
    /// What somebody is typing may stay.
    void refresh(Typed typed);

    SettingsHome& settings_;
    std::vector<Limit> limits_;
    QLabel* error_;
};

} // namespace shoal::ui
