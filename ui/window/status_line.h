// The status bar: speeds, how the DHT is, whether others can connect, limits.
#pragma once

#include "ui/desk.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QToolButton;

namespace shoal::ui {

/// Asks the engine while the window can be seen.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    explicit StatusLine(Desk& desk, QWidget* parent = nullptr);

Q_SIGNALS:
    void told(const shoal::EngineStatus& status);
    /// The button with the limits was pressed: open what changes them beside it.
    void limitsWanted(QWidget* button);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void ask();
    void tell(const EngineStatus& status);
    void tellLimits();

    Desk& desk_;
    QLabel* speeds_;
    QLabel* dht_;
    QLabel* reach_;
    QToolButton* limits_;
    QTimer timer_;
    bool isAsking_ = false;
};

} // namespace shoal::ui
