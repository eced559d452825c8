// The preferences: every setting of the profile and every choice of the desktop, with a search over all.
#pragma once

#include "ui/desk.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QScrollArea;
class QVBoxLayout;

namespace shoal::ui {

class PreferenceRow;
struct Preference;

/// There is nothing to confirm: a value holds once its field is left.
class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    explicit PreferencesDialog(Desk& desk, QWidget* parent = nullptr);

    /// Turns to a setting or choice, as a link from an error does. An unknown key changes nothing.
    void showPreference(const std::string& key);
    /// Takes over what was begun; stays open once for what can't be taken.
    void done(int result) override;

private:
    struct Section {
        QLabel* heading;
        std::vector<PreferenceRow*> rows;
    };

    void addSections(const std::vector<Preference>& preferences, QVBoxLayout& page);
    QWidget* makeFoot();
    void search(const QString& text);
    void showSection(int section);
    void refresh();
    void tellNextStart();
    void showFailure(const Error& error);
    bool isAnythingWrong() const;

    Desk& desk_;
    std::vector<Section> sections_;
    QLineEdit* search_;
    QLabel* found_;
    QListWidget* names_;
    QScrollArea* scroll_;
    QWidget* nextStart_ = nullptr;
    QLabel* nextStartText_ = nullptr;
    QLabel* failure_ = nullptr;
};

} // namespace shoal::ui
