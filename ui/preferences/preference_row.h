// One preference: its title, field, help, what is wrong with it, and the way back to its default.
#pragma once

#include "ui/preferences/preference.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace shoal::ui {

class ValueEditor;

/// A value is taken over when its field is left. One that can't be taken stays in the field, with what is wrong.
class PreferenceRow : public QWidget {
    Q_OBJECT
public:
    PreferenceRow(Preference preference, QWidget* parent);

    const Preference& preference() const { return preference_; }
    /// All of `words` are in its title, help or key; upper and lower case alike.
    bool has(const QStringList& words) const;
    bool isWrong() const { return isWrong_; }
    /// The value as it is now, unless something wrong stands in the field.
    void refresh();
    /// Takes over what is in the field.
    void apply();
    /// Takes over also what was begun in it and not ended.
    void finish();
    /// What was typed and never taken over is gone.
    void discard();
    void focusField();

private:
    void check();
    void reset();
    void settle(const Result<void>& result);
    void showWhetherWrong(const Result<void>& result);
    QLabel* makeHelp();
    QString explanation() const;
    void describe(const QString& error);

    Preference preference_;
    ValueEditor* editor_;
    QPushButton* reset_;
    QWidget* wrong_;
    QLabel* error_;
    bool isWrong_ = false;
};

} // namespace shoal::ui
