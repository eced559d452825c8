// What is seen before the main window is there, and after: that something goes on, or what went wrong.
#pragma once

#include "core/result.h"

#include <QWidget>

#include <filesystem>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace shoal::app {

class WaitWindow : public QWidget {
    Q_OBJECT
public:
    explicit WaitWindow(QWidget* parent = nullptr);

    void showBusy(const QString& words);
    /// `settingsFile`: of the profile; there are no preferences yet in which a setting could be mended.
    void showError(const Error& error, const std::filesystem::path& settingsFile);

Q_SIGNALS:
    void retryWanted();
    void quitWanted();
    void settingsFileWanted();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void becomeVisible();

    QString adviceFor(const Error& error, const std::filesystem::path& settingsFile) const;

    QLabel* words_;
    QLabel* advice_;
    QProgressBar* busy_;
    QDialogButtonBox* buttons_;
    QPushButton* settings_;
};

} // namespace shoal::app
