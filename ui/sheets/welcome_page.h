// What stands where the list will be while there is none: how to begin.
#pragma once

#include "ui/desk.h"

#include <QLabel>
#include <QLineEdit>
#include <QWidget>

#include <filesystem>
#include <vector>

namespace shoal::ui {

/// Asks for things; does none of them.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(Desk& desk, QWidget* parent = nullptr);

Q_SIGNALS:
    void shareRequested(const std::vector<std::filesystem::path>& paths);
    void receiveRequested(const QString& text);
    void torrentFileRequested(const std::filesystem::path& file);

private:
    QWidget* buildSharing();
    QWidget* buildReceiving();
    void paste();
    void receive(const QString& text);
    void chooseFiles();
    void chooseFolder();
    void chooseTorrent();

    Desk& desk_;
    QLineEdit* link_ = nullptr;
    QLabel* hint_ = nullptr;
};

} // namespace shoal::ui
