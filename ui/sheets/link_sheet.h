// A share's link, and ways to hand it on.
#pragma once

#include "ui/desk.h"
#include "ui/sheets/link/qr_view.h"
#include "ui/sheets/parts/background.h"
#include "ui/sheets/parts/sheet.h"

#include <QLineEdit>

namespace shoal::ui {

class LinkSheet : public Sheet {
    Q_OBJECT
public:
    LinkSheet(Desk& desk, ShareId id, QWidget* parent = nullptr);

    /// Asks for the file's place.
    void saveTorrent();

private:
    void ask();
    void take(const Result<ShareDetails>& details);
    void showLink(const QString& link);
    void showSwarm(const ShareRow& row);
    void saveTo(const std::filesystem::path& file);
    void write(std::string bytes, const std::filesystem::path& file);
    void mail();

    Desk& desk_;
    ShareId id_;
    bool isAsking_ = false;
    bool isAskedAgain_ = false;
    QString name_;
    QLineEdit* link_;
    QLabel* state_;
    QrView* code_;
    QLabel* done_;
    QPushButton* copy_;
    QPushButton* save_;
    QPushButton* mail_;
    BackgroundWork writing_;
};

} // namespace shoal::ui
