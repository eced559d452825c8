// A part of a sheet that few need: folded away until it is asked for.
#pragma once

#include <QToolButton>
#include <QWidget>

namespace shoal::ui {

class Fold : public QWidget {
    Q_OBJECT
public:
    /// Takes `inside` over.
    Fold(const QString& title, QWidget* inside, QWidget* parent);

    void setOpen(bool isOpen);

private:
    QToolButton* title_;
    QWidget* inside_;
};

} // namespace shoal::ui
