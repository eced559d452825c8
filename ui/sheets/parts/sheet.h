// A dialog over its window: a heading, what is asked, what went wrong, and buttons.
#pragma once

#include "core/result.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace shoal::ui {

/// Opened by `open()`; deletes itself when it is closed.
class Sheet : public QDialog {
    Q_OBJECT
public:
    /// What went wrong stands above the buttons until it is cleared. It is read out to those who can't see it.
    void showTrouble(const QString& what, const QString& advice = {});
    void showTrouble(const Error& error);
    void clearTrouble();
    QString trouble() const;

protected:
    Sheet(const QString& heading, QWidget* parent);

    void setHeading(const QString& heading);
    QVBoxLayout& body() { return *body_; }
    QPushButton* addButton(const QString& text, QDialogButtonBox::ButtonRole role, const char* name);
    /// A line's height: what widths and gaps are thought in.
    int em() const;
    /// Takes the size that what it shows now needs, once the layouts know.
    void fitSoon();
    void showEvent(QShowEvent* event) override;

private:
    QLabel* heading_;
    QVBoxLayout* body_;
    QWidget* trouble_;
    QLabel* troubleText_;
    QDialogButtonBox* buttons_;
};

/// Wraps in whatever width there is; can be chosen and copied.
QLabel* wrappedLabel(const QString& text, const char* name, QWidget* parent);
/// Takes less of the eye than what it explains.
void makeSmall(QLabel& label);

} // namespace shoal::ui
