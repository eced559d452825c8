// The place that says "drop it here": an outline, drawn boldly while something hangs over it.
#pragma once

#include <QFrame>
#include <QLabel>

namespace shoal::ui {

class DropArea : public QFrame {
    Q_OBJECT
public:
    DropArea(const QString& words, QWidget* parent);

    /// What letting go would do; empty: its own words again.
    void setHovered(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString own_;
    QLabel* words_;
    bool isHovered_ = false;
};

} // namespace shoal::ui
