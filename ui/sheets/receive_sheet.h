// Receives what a link or a torrent file names: where to, and which of its files.
#pragma once

#include "ui/desk.h"
#include "ui/sheets/parts/background.h"
#include "ui/sheets/parts/folder_field.h"
#include "ui/sheets/parts/label_field.h"
#include "ui/sheets/parts/sheet.h"
#include "ui/sheets/receiving/command_chain.h"
#include "ui/sheets/receiving/file_choice.h"
#include "ui/sheets/receiving/link_share.h"
#include "ui/sheets/receiving/receive_source.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QProgressBar>

#include <memory>

namespace shoal::ui {

/// A link is put on the list at once, so that its files can be asked for; closing the sheet takes it off again.
class ReceiveSheet : public Sheet {
    Q_OBJECT
public:
    /// A text that names a torrent file is taken as that. Empty: it asks for one.
    ReceiveSheet(Desk& desk, const QString& text, QWidget* parent = nullptr);
    ReceiveSheet(Desk& desk, const std::filesystem::path& torrentFile, QWidget* parent = nullptr);

    void reject() override;

Q_SIGNALS:
    /// It is on the list already, and somebody wants to see it there.
    void showWanted(shoal::ShareId id);
    void received(shoal::ShareId id);

private:
    /// What the sheet is about now; each shows other parts.
    enum class Stage {
        Asking,   ///< for a link or another file: what there was can't be used
        Reading,  ///< a torrent file, or whether it is on the list
        Known,    ///< it is on the list already
        Fetching, ///< a link's list of files
        Choosing,
        Starting,
    };

    ReceiveSheet(Desk& desk, QWidget* parent);
    void build();
    void connectParts();
    void setStage(Stage stage);
    void readText(const QString& text);
    void readFile(const std::filesystem::path& file);
    void chooseFile();
    void take(const ReceiveSourceOrWords& source);
    void lookUp();
    void known(const ShareRow& row);
    void begin();
    void addLink();
    void tellFetching(const ShareRow& row);
    void choose(const QString& name, const std::vector<ShareFileRow>& files);
    void follow();
    /// None, and the trouble is told, while something that was typed can't be used.
    std::optional<AddRequest> request();
    void start();
    void startWithoutWaiting();
    void addStepsOfTorrent(AddRequest request);
    void addStepsOfLink(AddRequest request);
    void run();

    Desk& desk_;
    ReceiveSource source_;
    Stage stage_ = Stage::Asking;
    int serial_ = 0; ///< grows with each source
    std::optional<ShareId> knownAs_;
    std::filesystem::path addedTo_; ///< the folder that a link was added with
    BackgroundWork reading_;
    std::unique_ptr<LinkShare> link_;
    std::unique_ptr<CommandChain> chain_;

    QWidget* asking_;
    QLineEdit* text_;
    QLabel* about_;
    QWidget* form_;
    FolderField* folder_;
    LabelField* labels_;
    QWidget* fetching_;
    QLabel* reason_;
    FileChoice* files_;
    QCheckBox* startsNow_;
    QCheckBox* isSequential_;
    QPushButton* start_;
    QPushButton* withoutWaiting_;
    QPushButton* show_;
};

} // namespace shoal::ui
