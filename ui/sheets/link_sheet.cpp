#include "ui/sheets/link_sheet.h"

#include "ui/reply.h"
#include "ui/sheets/link/link_state.h"
#include "ui/words/format.h"

#include <QDir>
#include <QFileDialog>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace shoal::ui {
namespace {
/// In place of what was there, or not at all.
Result<std::filesystem::path> replaceFile(const std::filesystem::path& file, const std::string& bytes)
{
    QSaveFile target{text(file)};
    const bool isWritten = target.open(QIODevice::WriteOnly)
        && target.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size())
        && target.commit();
    if (!isWritten)
        return fail(ErrorKind::Io, file.string(), plain(target.errorString()));
    return file;
}
} // namespace

LinkSheet::LinkSheet(Desk& desk, ShareId id, QWidget* parent)
    : Sheet{tr("Link"), parent}
    , desk_{desk}
    , id_{id}
    , link_{new QLineEdit{this}}
    , state_{wrappedLabel({}, "state", this)}
    , code_{new QrView{this}}
    , done_{wrappedLabel({}, "done", this)}
    , copy_{addButton(tr("&Copy the link"), QDialogButtonBox::ActionRole, "copy")}
    , save_{addButton(tr("&Save the torrent file…"), QDialogButtonBox::ActionRole, "save")}
    , mail_{addButton(tr("&E-mail…"), QDialogButtonBox::ActionRole, "mail")}
{
    addButton(tr("C&lose"), QDialogButtonBox::RejectRole, "close");
    link_->setObjectName(QStringLiteral("link"));
    link_->setAccessibleName(tr("Link"));
    link_->setReadOnly(true);
    link_->setLayoutDirection(Qt::LeftToRight);
    code_->hide();
    done_->hide();
    setMinimumWidth(em() * 30);
    body().addWidget(link_);
    body().addWidget(state_);
    body().addWidget(code_, 1, Qt::AlignHCenter);
    body().addWidget(done_);
    copy_->setDefault(true);
    for (auto* button : {copy_, save_, mail_})
        button->setEnabled(false);
    connect(copy_, &QPushButton::clicked, this, [this] {
        desk_.surroundings.copy(link_->text());
        done_->setText(tr("The link is on the clipboard."));
        done_->show();
    });
    connect(save_, &QPushButton::clicked, this, &LinkSheet::saveTorrent);
    connect(mail_, &QPushButton::clicked, this, &LinkSheet::mail);
    const auto follow = [this](const ShareIds& ids) {
        if (std::ranges::find(ids, id_) != ids.end())
            ask();
    };
    connect(&desk.core, &CoreBridge::sharesChanged, this, follow);
    connect(&desk.core, &CoreBridge::sharesRemoved, this, follow);
    connect(&desk.core, &CoreBridge::shareAnnounced, this, [follow](ShareId changed) { follow({changed}); });
    connect(&desk.core, &CoreBridge::metadataReceived, this, [follow](ShareId changed) { follow({changed}); });
    connect(&desk.core, &CoreBridge::engineBack, this, &LinkSheet::ask);
    ask();
}

void LinkSheet::ask()
{
    if (isAsking_) {
        isAskedAgain_ = true;
        return;
    }
    isAsking_ = true;
    desk_.engine().details(id_, replyTo<ShareDetails>(this, [this](const auto& details) {
                               isAsking_ = false;
                               take(details);
                               if (std::exchange(isAskedAgain_, false))
                                   ask();
                           }));
}

void LinkSheet::take(const Result<ShareDetails>& details)
{
    save_->setEnabled(details && details->row.hasMetadata);
    for (auto* button : {copy_, mail_})
        button->setEnabled(details.has_value());
    if (!details) {
        state_->clear();
        if (details.error().kind == ErrorKind::NotFound)
            return showTrouble(tr("The share is no longer on the list."));
        return showTrouble(details.error());
    }
    clearTrouble();
    name_ = text(details->row.name);
    if (details->row.swarm)
        return showSwarm(details->row);
    setHeading(name_.isEmpty() ? tr("Link") : tr("Link of “%1”").arg(name_));
    const auto state = linkStateOf(*details);
    state_->setText(state.advice.isEmpty() ? state.words : tr("%1 %2", "two sentences").arg(state.words, state.advice));
    if (const auto link = text(details->link); link != link_->text())
        showLink(link);
}

void LinkSheet::showLink(const QString& link)
{
    link_->setText(link);
    link_->setSelection(static_cast<int>(link.size()), -static_cast<int>(link.size())); // shown from its beginning
    link_->setFocus();
    code_->setVisible(code_->setText(link));
    fitSoon();
}

/// Nobody outside of a private swarm can use a link to its shares, and members need none.
void LinkSheet::showSwarm(const ShareRow& row)
{
    for (auto* button : {copy_, save_, mail_})
        button->setEnabled(false);
    link_->hide();
    code_->hide();
    setHeading(tr("“%1” has no link").arg(name_));
    const auto swarm = text(row.swarmName);
    state_->setText((swarm.isEmpty() ? tr("It belongs to a private swarm.")
                                     : tr("It belongs to the private swarm “%1”.").arg(swarm))
                    + QLatin1Char{' '} + tr("Its members alone can get it: they find it in the catalogue."));
    fitSoon();
}

void LinkSheet::saveTorrent()
{
    auto file = name_;
    file.replace(QLatin1Char{'/'}, QLatin1Char{'_'});
    auto* dialog = new QFileDialog{this, tr("Save the torrent file")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setNameFilter(tr("Torrent files (*.torrent)"));
    dialog->setDefaultSuffix(QStringLiteral("torrent"));
    dialog->selectFile(file + QLatin1String{".torrent"});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) { saveTo(pathOf(chosen)); });
    dialog->open();
}

void LinkSheet::saveTo(const std::filesystem::path& file)
{
    desk_.engine().torrentFile(id_, replyTo<std::string>(this, [this, file](const auto& bytes) {
                                   if (bytes)
                                       write(*bytes, file);
                                   else
                                       showTrouble(bytes.error());
                               }));
}

void LinkSheet::write(std::string bytes, const std::filesystem::path& file)
{
    writing_ = inBackground<Result<std::filesystem::path>>(
        this, [bytes = std::move(bytes), file](const std::stop_token&) { return replaceFile(file, bytes); },
        [this](const auto& written) {
            if (!written)
                return showTrouble(written.error());
            clearTrouble();
            done_->setText(tr("Saved as %1.").arg(text(*written)));
            done_->show();
        });
}

void LinkSheet::mail()
{
    const auto encoded = [](const QString& words) { return QString::fromLatin1(QUrl::toPercentEncoding(words)); };
    desk_.surroundings.openUrl(
        QStringLiteral("mailto:?subject=%1&body=%2").arg(encoded(name_), encoded(link_->text())));
}

} // namespace shoal::ui
