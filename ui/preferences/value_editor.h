// A field for a value of a preference. Each type of value has one.
#pragma once

#include "ui/preferences/preference.h"

#include <QWidget>

namespace shoal::ui {

class ValueEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    ~ValueEditor() override;

    /// As the preference takes it, and perhaps wrong: it is what somebody typed.
    virtual std::string value() const = 0;
    /// Nothing is emitted.
    virtual void setValue(const std::string& value) = 0;
    /// What was begun and not ended (a line that was not added to its list) counts as typed.
    virtual void finish() {}
    /// For tools of accessibility. Buttons and units beside the field are named after it.
    virtual void describe(const QString& title, const QString& description);
    /// The widget that the keyboard works on.
    QWidget* field() const { return focusProxy(); }
    /// It says what it is itself: no label stands above it.
    virtual bool hasOwnTitle() const { return false; }

Q_SIGNALS:
    /// The value changes while somebody types.
    void typed();
    /// The field was left, Enter was pressed, or a choice was made.
    void committed();
};

/// The field that fits the type; its `field()` is named by the preference's key.
ValueEditor* makeEditor(const Preference& preference, QWidget* parent);

} // namespace shoal::ui
