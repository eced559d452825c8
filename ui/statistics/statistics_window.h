// What was sent and received, today, this month and ever, and how Shoal does now.
#pragma once

#include "ui/desk.h"

#include <QDialog>
#include <QTimer>

#include <array>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace shoal::ui {

class TransferGraph;
class TransferTable;

/// Asks the engine while it is on the screen, and not otherwise.
class StatisticsWindow : public QDialog {
    Q_OBJECT
public:
    using Today = std::function<std::chrono::sys_days()>;

    /// `today` as the engine counts days (UTC).
    StatisticsWindow(Desk& desk, QWidget* parent = nullptr, Today today = {},
                     std::chrono::milliseconds pace = std::chrono::seconds{2});

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// A column of figures: received, sent, ratio.
    struct Column {
        QLabel* received = nullptr;
        QLabel* sent = nullptr;
        QLabel* ratio = nullptr;
    };

    QWidget* makeFigures();
    QWidget* makeGraph();
    QWidget* makeNow();
    void ask();
    void take(const Statistics& statistics);
    void take(const EngineStatus& status);
    void showBars();
    void showFailure(const Error& error);
    static void fill(const Column& column, const Transferred& bytes);

    Desk& desk_;
    Today today_;
    Statistics statistics_;
    std::array<Column, 3> columns_; ///< today, this month, ever
    QLabel* since_ = nullptr;
    QComboBox* span_ = nullptr;
    QPushButton* asTable_ = nullptr;
    QStackedWidget* views_ = nullptr;
    TransferGraph* graph_ = nullptr;
    TransferTable* table_ = nullptr;
    QLabel* chosen_ = nullptr;
    QLabel* runningFor_ = nullptr;
    QLabel* shares_ = nullptr;
    QLabel* peers_ = nullptr;
    QLabel* failure_ = nullptr;
    QTimer timer_;
    int asked_ = 0; ///< grows with each question; answers to earlier ones are dropped
    bool isAnswered_ = true;
};

} // namespace shoal::ui
