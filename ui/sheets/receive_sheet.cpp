#include "ui/sheets/receive_sheet.h"

#include "ui/reply.h"
#include "ui/words/format.h"
#include "ui/words/reason_words.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace shoal::ui {

ReceiveSheet::ReceiveSheet(Desk& desk, QWidget* parent)
    : Sheet{tr("Receive"), parent}
    , desk_{desk}
    , asking_{new QWidget{this}}
    , text_{new QLineEdit{asking_}}
    , about_{wrappedLabel({}, "about", this)}
    , form_{new QWidget{this}}
    , folder_{new FolderField{desk, form_}}
    , labels_{new LabelField{desk, form_}}
    , fetching_{new QWidget{form_}}
    , reason_{wrappedLabel({}, "reason", fetching_)}
    , files_{new FileChoice{form_}}
    , startsNow_{new QCheckBox{tr("Start at &once"), form_}}
    , isSequential_{new QCheckBox{tr("In or&der, from the beginning"), form_}}
    , start_{addButton(tr("&Start"), QDialogButtonBox::AcceptRole, "start")}
    , withoutWaiting_{addButton(tr("Start &without waiting"), QDialogButtonBox::ActionRole, "withoutWaiting")}
    , show_{addButton(tr("S&how it"), QDialogButtonBox::AcceptRole, "show")}
{
    addButton(tr("&Cancel"), QDialogButtonBox::RejectRole, "cancel");
    build();
    connectParts();
}

ReceiveSheet::ReceiveSheet(Desk& desk, const QString& text, QWidget* parent)
    : ReceiveSheet{desk, parent}
{
    if (text.trimmed().isEmpty()) {
        setStage(Stage::Asking);
        text_->setFocus();
    } else {
        readText(text);
    }
}

ReceiveSheet::ReceiveSheet(Desk& desk, const std::filesystem::path& torrentFile, QWidget* parent)
    : ReceiveSheet{desk, parent}
{
    readFile(torrentFile);
}

void ReceiveSheet::build()
{
    setMinimumWidth(em() * 34);
    text_->setObjectName(QStringLiteral("text"));
    text_->setPlaceholderText(QStringLiteral("magnet:?xt=…"));
    text_->setClearButtonEnabled(true);
    auto* textLabel = new QLabel{tr("&Link:"), asking_};
    textLabel->setBuddy(text_);
    auto* other = new QPushButton{tr("Open a &torrent file…"), asking_};
    other->setObjectName(QStringLiteral("openTorrent"));
    other->setAutoDefault(false);
    connect(other, &QPushButton::clicked, this, &ReceiveSheet::chooseFile);
    auto* askingRow = new QHBoxLayout{asking_};
    askingRow->setContentsMargins(0, 0, 0, 0);
    askingRow->addWidget(textLabel);
    askingRow->addWidget(text_, 1);
    askingRow->addWidget(other);

    auto* busy = new QProgressBar{fetching_};
    busy->setRange(0, 0);
    busy->setTextVisible(false);
    busy->setAccessibleName(tr("Fetching the list of files"));
    reason_->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    reason_->setMinimumHeight(fontMetrics().lineSpacing() * 3); // of the longest, so that the sheet keeps its size
    auto* fetchingColumn = new QVBoxLayout{fetching_};
    fetchingColumn->setContentsMargins(0, 0, 0, 0);
    fetchingColumn->addWidget(wrappedLabel(tr("Fetching the list of files…"), "fetching", fetching_));
    fetchingColumn->addWidget(busy);
    fetchingColumn->addWidget(reason_);
    fetchingColumn->addStretch();

    startsNow_->setObjectName(QStringLiteral("startsNow"));
    startsNow_->setChecked(true);
    isSequential_->setObjectName(QStringLiteral("sequential"));
    isSequential_->setToolTip(tr("So that a film can be watched while it comes. It takes longer in all."));
    folder_->setFolder(usualFolder(desk_));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("&Folder:"), folder_);
    form->addRow(tr("La&bels:"), labels_);
    auto* ticks = new QHBoxLayout;
    ticks->addWidget(startsNow_);
    ticks->addWidget(isSequential_);
    ticks->addStretch();
    auto* formColumn = new QVBoxLayout{form_};
    formColumn->setContentsMargins(0, 0, 0, 0);
    formColumn->setSpacing(em() / 2);
    formColumn->addLayout(form);
    formColumn->addWidget(fetching_, 1);
    formColumn->addWidget(files_, 1);
    formColumn->addLayout(ticks);
    body().addWidget(asking_);
    body().addWidget(about_);
    body().addWidget(form_, 1);
}

void ReceiveSheet::connectParts()
{
    connect(text_, &QLineEdit::textEdited, this, &ReceiveSheet::readText);
    connect(text_, &QLineEdit::returnPressed, this, [this] { readText(text_->text()); });
    connect(folder_, &FolderField::changed, this, &ReceiveSheet::follow);
    connect(files_, &FileChoice::changed, this, &ReceiveSheet::follow);
    connect(startsNow_, &QCheckBox::toggled, this,
            [this](bool isOn) { start_->setText(isOn ? tr("&Start") : tr("&Add paused")); });
    connect(start_, &QPushButton::clicked, this, &ReceiveSheet::start);
    connect(withoutWaiting_, &QPushButton::clicked, this, &ReceiveSheet::startWithoutWaiting);
    connect(show_, &QPushButton::clicked, this, [this] {
        Q_EMIT showWanted(*knownAs_);
        accept();
    });
}

void ReceiveSheet::setStage(Stage stage)
{
    stage_ = stage;
    const bool isForm = stage == Stage::Fetching || stage == Stage::Choosing || stage == Stage::Starting;
    asking_->setVisible(stage == Stage::Asking);
    about_->setVisible(stage == Stage::Reading || stage == Stage::Known);
    form_->setVisible(isForm);
    form_->setEnabled(stage != Stage::Starting);
    if (stage == Stage::Fetching || stage == Stage::Choosing) {
        fetching_->setVisible(stage == Stage::Fetching);
        files_->setVisible(stage == Stage::Choosing);
    }
    start_->setVisible(isForm && !fetching_->isVisibleTo(form_));
    withoutWaiting_->setVisible(isForm && fetching_->isVisibleTo(form_));
    show_->setVisible(stage == Stage::Known);
    start_->setDefault(isForm);
    show_->setDefault(stage == Stage::Known);
    follow();
    if (stage != Stage::Starting)
        fitSoon();
}

void ReceiveSheet::reject()
{
    // Half of what was asked for would be done. Nobody waits for an engine that is gone.
    if (stage_ != Stage::Starting || desk_.core.isLost())
        Sheet::reject();
}

void ReceiveSheet::readText(const QString& text)
{
    ++serial_;
    if (!text_->hasFocus() || text_->text() != text)
        text_->setText(text);
    if (const auto file = torrentFileNamedBy(text))
        return readFile(*file);
    take(readLink(text));
}

void ReceiveSheet::readFile(const std::filesystem::path& file)
{
    ++serial_;
    about_->setText(tr("Reading %1…").arg(ui::text(file)));
    setStage(Stage::Reading);
    reading_ = inBackground<ReceiveSourceOrWords>(
        this, [file](const std::stop_token&) { return readTorrentSource(file); },
        [this](const auto& source) { take(source); });
}

void ReceiveSheet::chooseFile()
{
    auto* dialog = new QFileDialog{this, tr("Open a torrent file"), QDir::homePath()};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Torrent files (*.torrent)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) { readFile(pathOf(file)); });
    dialog->open();
}

void ReceiveSheet::take(const ReceiveSourceOrWords& source)
{
    if (!source) {
        setStage(Stage::Asking);
        showTrouble(source.error().what, source.error().advice);
        return text_->setFocus();
    }
    clearTrouble();
    source_ = *source;
    setHeading(source_.name.isEmpty() ? tr("Receive") : tr("Receive “%1”").arg(source_.name));
    lookUp();
}

void ReceiveSheet::lookUp()
{
    about_->setText(tr("Looking whether it is on the list…"));
    setStage(Stage::Reading);
    ShareFilter same;
    same.hashes = source_.hashes;
    constexpr Range firstRows{0, 8};
    desk_.engine().query(same, {}, firstRows, replyTo<SharePage>(this, [this, serial = serial_](const auto& page) {
                             if (serial != serial_)
                                 return;
                             if (!page) {
                                 setStage(Stage::Asking);
                                 return showTrouble(page.error());
                             }
                             const auto row = std::ranges::find_if(page->rows, [this](const ShareRow& each) {
                                 return each.hashes.matches(source_.hashes);
                             });
                             row == page->rows.end() ? begin() : known(*row);
                         }));
}

void ReceiveSheet::known(const ShareRow& row)
{
    knownAs_ = row.id;
    const auto name = row.name.empty() ? source_.name : text(row.name);
    about_->setText(name.isEmpty() ? tr("It is on the list already.") : tr("“%1” is on the list already.").arg(name));
    setStage(Stage::Known);
    show_->setFocus();
}

void ReceiveSheet::begin()
{
    if (source_.isLink())
        return addLink();
    choose(source_.name, source_.files);
}

void ReceiveSheet::addLink()
{
    const auto folder = folder_->folder();
    addedTo_ = folder ? *folder : usualFolder(desk_);
    setStage(Stage::Fetching);
    reason_->setText(tr("The network is being asked."));
    link_ = std::make_unique<LinkShare>(desk_);
    connect(link_.get(), &LinkShare::changed, this, &ReceiveSheet::tellFetching);
    connect(link_.get(), &LinkShare::filesKnown, this, &ReceiveSheet::choose);
    connect(link_.get(), &LinkShare::gone, this, [this] {
        form_->setEnabled(false);
        start_->setEnabled(false);
        withoutWaiting_->setEnabled(false);
        showTrouble(tr("It was removed from the list meanwhile."), tr("Close this, and paste the link again."));
    });
    connect(link_.get(), &LinkShare::failed, this, [this](const Error& error) {
        link_.release()->deleteLater(); // it speaks still
        setStage(Stage::Asking);
        showTrouble(error);
    });
    AddRequest request;
    request.source = source_.source;
    request.folder = addedTo_;
    link_->add(std::move(request));
}

void ReceiveSheet::tellFetching(const ShareRow& row)
{
    if (stage_ != Stage::Fetching)
        return;
    follow();
    if (!row.name.empty())
        setHeading(tr("Receive “%1”").arg(text(row.name)));
    const auto words = wordsFor(row.reason);
    reason_->setText(
        words.what.isEmpty()
            ? tr("The network is being asked.")
            : tr("Why it isn't here yet: %1. %2", "a reason, and what to do").arg(words.what, words.advice));
    fitSoon();
}

void ReceiveSheet::choose(const QString& name, const std::vector<ShareFileRow>& files)
{
    setHeading(tr("Receive “%1”").arg(name));
    files_->setFiles(files);
    setStage(Stage::Choosing);
    start_->setFocus();
}

void ReceiveSheet::follow()
{
    const bool isFolder = folder_->folder().has_value();
    const bool isChosen = stage_ == Stage::Choosing && files_->chosenCount() > 0;
    start_->setEnabled(isFolder && isChosen);
    withoutWaiting_->setEnabled(isFolder && stage_ == Stage::Fetching && link_ && link_->id());
    folder_->setNeeded(stage_ == Stage::Choosing ? files_->chosenSize() : 0);
}

std::optional<AddRequest> ReceiveSheet::request()
{
    const auto labels = labels_->labels();
    if (!labels) {
        showTrouble(labels.error());
        return std::nullopt;
    }
    clearTrouble();
    AddRequest request;
    request.source = source_.source;
    request.folder = *folder_->folder();
    request.order = isSequential_->isChecked() ? PieceOrder::Sequential : PieceOrder::RarestFirst;
    request.labels = *labels;
    request.isPaused = !startsNow_->isChecked();
    return request;
}

void ReceiveSheet::start()
{
    auto wanted = request();
    if (!wanted)
        return;
    wanted->wanted = files_->model().wanted();
    chain_ = std::make_unique<CommandChain>();
    source_.isLink() ? addStepsOfLink(std::move(*wanted)) : addStepsOfTorrent(std::move(*wanted));
    run();
}

void ReceiveSheet::addStepsOfTorrent(AddRequest request)
{
    auto& engine = desk_.engine();
    ShareEdit edit;
    for (const auto& change : files_->model().changes())
        if (change.priority != FilePriority::Skip)
            edit.files.push_back(change);
    const bool isStarted = !request.isPaused;
    // Priorities first: nothing is fetched in another order meanwhile.
    request.isPaused = request.isPaused || !edit.files.empty();
    const auto added = std::make_shared<ShareId>();
    chain_->add([&engine, request, added](Reply<ShareId> reply) {
        engine.add(request, [added, reply = std::move(reply)](const Result<ShareId>& id) {
            *added = id.value_or(ShareId{});
            reply(id);
        });
    });
    if (edit.files.empty())
        return;
    chain_->add([&engine, edit, added](Reply<ShareId> reply) { engine.edit(*added, edit, std::move(reply)); });
    if (isStarted)
        chain_->add([&engine, added](Reply<ShareId> reply) { engine.resume(*added, std::move(reply)); });
}

/// Its share rests on the list since its files are known.
void ReceiveSheet::addStepsOfLink(AddRequest request)
{
    auto& engine = desk_.engine();
    const auto id = *link_->id();
    const bool isStarted = !request.isPaused;
    ShareEdit edit;
    edit.files = files_->model().changes();
    edit.addLabels = request.labels;
    // An order is told with the whole request alone; what has priorities comes after it.
    if (request.order == PieceOrder::Sequential) {
        auto again = request;
        again.isPaused = true;
        chain_->add([&engine, again](Reply<ShareId> reply) { engine.add(again, std::move(reply)); });
    } else if (request.folder != addedTo_) {
        chain_->add([&engine, id, folder = request.folder](Reply<ShareId> reply) {
            engine.move(id, folder, std::move(reply));
        });
    }
    if (!edit.files.empty() || !edit.addLabels.empty())
        chain_->add([&engine, id, edit](Reply<ShareId> reply) { engine.edit(id, edit, std::move(reply)); });
    if (isStarted)
        chain_->add([&engine, id](Reply<ShareId> reply) { engine.resume(id, std::move(reply)); });
    else
        chain_->add([&engine, id](Reply<ShareId> reply) { engine.pause(id, std::move(reply)); });
}

void ReceiveSheet::startWithoutWaiting()
{
    auto whole = request();
    if (!whole)
        return;
    chain_ = std::make_unique<CommandChain>();
    // Adding it again says that it shall not rest any more; a share that is resumed would.
    chain_->add(
        [&engine = desk_.engine(), again = *whole](Reply<ShareId> reply) { engine.add(again, std::move(reply)); });
    run();
}

void ReceiveSheet::run()
{
    const auto before = stage_;
    setStage(Stage::Starting);
    chain_->run([this, before](const Result<ShareId>& id) {
        if (!id) {
            setStage(before);
            return showTrouble(id.error());
        }
        folder_->remember();
        if (link_)
            link_->keep();
        Q_EMIT received(*id);
        accept();
    });
}

} // namespace shoal::ui
