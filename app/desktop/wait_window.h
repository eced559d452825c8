// What is seen before the main window is there, and after: that something goes on, or what went wrong.
#pragma once

#include "core/result.h"

#include <QWidget>

class QDialogButtonBox;
class QLabel;
class QProgressBar;

namespace shoal::app {

class WaitWindow : public QWidget {
    Q_OBJECT
public:
    explicit WaitWindow(QWidget* parent = nullptr);

    void showBusy(const QString& words);
    void showError(const Error& error);

Q_SIGNALS:
    void retryWanted();
    void quitWanted();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void becomeVisible();

    QLabel* words_;
    QLabel* advice_;
    QProgressBar* busy_;
    QDialogButtonBox* buttons_;
};

} // namespace shoal::app
