// A part of a sheet that few need: folded away until it is asked for.
#pragma once

#include <QToolButton>
#include <QWidget>

namespace shoal::ui {

class Fold : public QWidget {
    Q_OBJECT
public:
    Fold(const QString& title, QWidget* parent);

    /// Takes it over. Make it after the fold: it comes after it with the Tab key, then.
    void setInside(QWidget* inside);

Q_SIGNALS:
    void toggled(bool isOpen);

private:
    QToolButton* title_;
    QWidget* inside_ = nullptr;
};

} // namespace shoal::ui
