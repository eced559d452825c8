// Makes files or a folder into a share.
#pragma once

#include "ui/desk.h"
#include "ui/sheets/making/contents.h"
#include "ui/sheets/making/hashing_panel.h"
#include "ui/sheets/making/share_making.h"
#include "ui/sheets/making/share_options.h"
#include "ui/sheets/parts/background.h"
#include "ui/sheets/parts/fold.h"
#include "ui/sheets/parts/sheet.h"

#include <QLineEdit>

namespace shoal::ui {

/// Closed while it hashes, it hides and goes on: a notice says how it ended, and after a failure it is there again, to
/// be corrected.
class ShareSheet : public Sheet {
    Q_OBJECT
public:
    ShareSheet(Desk& desk, std::vector<std::filesystem::path> paths, QWidget* parent = nullptr);

    bool isHashing() const { return making_.isRunning(); }
    void reject() override;

Q_SIGNALS:
    /// It is on the list, while somebody watched: show the link.
    void shared(shoal::ShareId id);
    /// While it hashes behind a closed sheet: a few words for a status line. Empty: that is over.
    void hashingBehind(const QString& words);

private:
    void buildForm();
    void count();
    void takeContents(const Result<Contents>& contents);
    void start();
    void setHashing(bool isHashing);
    void tellProgress(const CreateProgress& progress);
    void made(ShareId id);
    void failed(const Error& error);
    QString shownName() const;

    Desk& desk_;
    std::vector<std::filesystem::path> paths_;
    Contents contents_;
    BackgroundWork counting_;
    ShareMaking making_;
    QWidget* form_;
    QLineEdit* name_;
    QLabel* what_;
    QLabel* leftOut_;
    Fold* more_;
    ShareOptions* options_;
    HashingPanel* hashing_;
    QPushButton* start_;
    QPushButton* cancel_;
};

} // namespace shoal::ui
