#include "ui/sheets/share_sheet.h"

#include "ui/sheets/link_sheet.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"

#include <QFormLayout>
#include <QPointer>

namespace shoal::ui {

ShareSheet::ShareSheet(Desk& desk, std::vector<std::filesystem::path> paths, QWidget* parent)
    : Sheet{tr("Share"), parent}
    , desk_{desk}
    , paths_{std::move(paths)}
    , making_{desk}
    , form_{new QWidget{this}}
    , name_{new QLineEdit{form_}}
    , what_{wrappedLabel({}, "contents", form_)}
    , leftOut_{wrappedLabel({}, "leftOut", form_)}
    , more_{new Fold{tr("M&ore choices"), form_}}
    , options_{new ShareOptions{desk, more_}}
    , hashing_{new HashingPanel{this}}
    , start_{addButton(tr("&Share"), QDialogButtonBox::AcceptRole, "start")}
    , cancel_{addButton(tr("&Cancel"), QDialogButtonBox::RejectRole, "cancel")}
{
    buildForm();
    start_->setDefault(true);
    setHashing(false);
    connect(start_, &QPushButton::clicked, this, &ShareSheet::start);
    connect(hashing_, &HashingPanel::cancelled, &making_, &ShareMaking::cancel);
    connect(&making_, &ShareMaking::progressed, this, &ShareSheet::tellProgress);
    connect(&making_, &ShareMaking::made, this, &ShareSheet::made);
    connect(&making_, &ShareMaking::failed, this, &ShareSheet::failed);
    count();
}

void ShareSheet::buildForm()
{
    setMinimumWidth(em() * 30);
    name_->setObjectName(QStringLiteral("name"));
    name_->setMaxLength(255);
    // Until the disk has said how the whole is called.
    name_->setText(paths_.empty() ? QString{} : text(paths_.front().filename()));
    leftOut_->hide();
    makeSmall(*leftOut_);
    for (auto* line : {what_, leftOut_}) // a form leaves a gap below those that might need more
        line->setWordWrap(false);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("&Name:"), name_);
    form->addRow(tr("Contents:"), what_);
    form->addRow(QString{}, leftOut_);
    form->setRowVisible(leftOut_, false);
    auto* all = new QVBoxLayout{form_};
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(form);
    more_->setInside(options_);
    all->addWidget(more_);
    connect(more_, &Fold::toggled, this, &ShareSheet::fitSoon);
    body().addWidget(form_);
    body().addWidget(hashing_);
    body().addStretch();
}

void ShareSheet::count()
{
    what_->setText(tr("Counting…"));
    counting_ = inBackground<Result<Contents>>(
        this, [paths = paths_](const std::stop_token& stop) { return readContents(paths, stop); },
        [this](const auto& contents) { takeContents(contents); });
}

void ShareSheet::takeContents(const Result<Contents>& contents)
{
    if (!contents) {
        what_->setText(tr("It can't be shared as it is."));
        if (!making_.isRunning())
            showTrouble(contents.error());
        return;
    }
    contents_ = *contents;
    what_->setText(wordsFor(contents_));
    if (!name_->isModified())
        name_->setText(contents_.name);
    leftOut_->setText(
        tr("%Ln link(s) or special file(s) in it are left out.", nullptr, static_cast<int>(contents_.leftOut)));
    auto* form = static_cast<QFormLayout*>(form_->layout()->itemAt(0)->layout());
    form->setRowVisible(leftOut_, contents_.leftOut > 0);
    fitSoon();
}

void ShareSheet::start()
{
    clearTrouble();
    CreateRequest request;
    request.paths = paths_;
    if (name_->isModified())
        request.name = plain(name_->text().trimmed());
    const auto after = options_->fill(request);
    if (!after)
        return showTrouble(after.error());
    setHashing(true);
    making_.start(std::move(request), *after);
}

void ShareSheet::setHashing(bool isHashing)
{
    form_->setEnabled(!isHashing);
    start_->setVisible(!isHashing);
    hashing_->setVisible(isHashing);
    cancel_->setText(isHashing ? tr("&Close and go on") : tr("&Cancel"));
    cancel_->setToolTip(isHashing ? tr("The files are read on behind the window. A notice says when the link is there.")
                                  : QString{});
    if (isHashing)
        hashing_->begin();
    fitSoon();
}

void ShareSheet::tellProgress(const CreateProgress& progress)
{
    hashing_->tell(progress, contents_.fileAt(progress.done));
    if (isHidden() && progress.total > 0)
        Q_EMIT hashingBehind(
            tr("Reading “%1”: %2", "a share's name, and a part of a hundred")
                .arg(shownName(),
                     percentText(static_cast<double>(progress.done) / static_cast<double>(progress.total))));
}

void ShareSheet::reject()
{
    if (!making_.isRunning())
        return Sheet::reject();
    setAttribute(Qt::WA_DeleteOnClose, false);
    hide();
    Q_EMIT hashingBehind(tr("Reading “%1”").arg(shownName()));
}

void ShareSheet::made(ShareId id)
{
    setHashing(false);
    if (isVisible()) {
        Q_EMIT shared(id);
        return accept();
    }
    Q_EMIT hashingBehind({});
    Notice notice{tr("“%1” is shared").arg(shownName()), tr("Its link is there."), false, {}};
    notice.actions.push_back({tr("Show the link"), [desk = &desk_, id, window = QPointer{parentWidget()}] {
                                  (new LinkSheet{*desk, id, window})->open();
                              }});
    desk_.surroundings.notify(std::move(notice));
    deleteLater();
}

void ShareSheet::failed(const Error& error)
{
    setHashing(false);
    const bool wasHidden = isHidden();
    setAttribute(Qt::WA_DeleteOnClose);
    if (wasHidden)
        Q_EMIT hashingBehind({});
    if (error.kind == ErrorKind::Cancelled)
        return wasHidden ? deleteLater() : void();
    showTrouble(error);
    count(); // what is there may be something else by now
    if (!wasHidden)
        return;
    open();
    Notice notice{tr("“%1” couldn't be shared").arg(shownName()), wordsFor(error).what, true, {}};
    desk_.surroundings.notify(std::move(notice));
}

QString ShareSheet::shownName() const { return name_->text().trimmed(); }

} // namespace shoal::ui
