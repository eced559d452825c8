#include "ui/details/peers_page.h"

#include "ui/details/add_peer_dialog.h"
#include "ui/list/progress_delegate.h"
#include "ui/words/format.h"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace shoal::ui {
namespace {
constexpr std::size_t mostPeers = 2000; ///< on the page
}

PeersPage::PeersPage(Desk& desk, QWidget* parent)
    : DetailsPage{desk, parent}
    , model_{new PeerModel{[&desk](const std::string& host) { return desk.surroundings.countryOf(host); }, this}}
    , table_{new TableView{this}}
    , count_{new QLabel{this}}
    , pieces_{new PieceMapWidget{PieceMapWidget::Of::Peer, this}}
    , add_{newAction(tr("&Add a peer…"), QStringLiteral("addPeer"), &PeersPage::addPeer)}
    , ban_{newAction(tr("&Ban…"), QStringLiteral("banPeer"), &PeersPage::banPeer)}
    , copy_{newAction(tr("&Copy address"), QStringLiteral("copyPeer"), &PeersPage::copyAddress)}
{
    table_->setObjectName(QStringLiteral("peers"));
    table_->setAccessibleName(tr("Peers"));
    table_->showTable(*model_);
    table_->setItemDelegateForColumn(PeerModel::progressColumn, new ProgressDelegate{table_});
    pieces_->setEmptyText(tr("It has not said which pieces it has"));
    pieces_->hide();
    count_->setObjectName(QStringLiteral("peerCount"));

    auto* layout = new QVBoxLayout{this};
    layout->addWidget(table_, 1);
    layout->addWidget(pieces_);
    layout->addWidget(buttons());
    layout->addWidget(trouble());
    connect(table_, &TableView::choiceChanged, this, &PeersPage::followChoice);
    connect(table_, &QWidget::customContextMenuRequested, this, &PeersPage::offer);
    clear();
}

QAction* PeersPage::newAction(const QString& text, const QString& name, void (PeersPage::*run)())
{
    auto* action = new QAction{text, this};
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, run);
    return action;
}

QWidget* PeersPage::buttons()
{
    auto* row = new QWidget{this};
    auto* layout = new QHBoxLayout{row};
    layout->setContentsMargins({});
    layout->addWidget(count_, 1);
    for (auto* action : {copy_, ban_, add_}) {
        auto* button = new QPushButton{action->text(), row};
        button->setObjectName(action->objectName() + QLatin1String{"Button"});
        button->setEnabled(action->isEnabled());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
        layout->addWidget(button);
    }
    return row;
}

void PeersPage::clear()
{
    take({});
    add_->setEnabled(hasShare());
    followChoice();
}

void PeersPage::ask()
{
    engine().peers(share(), {0, mostPeers}, answer<PeerPage>([this](const PeerPage& page) { take(page); }));
    askPieces();
}

void PeersPage::take(const PeerPage& page)
{
    model_->takePeers(page.rows);
    count_->setText(page.total == 0 ? tr("Nobody is connected")
                                    : tr("%n peer(s)", nullptr, static_cast<int>(page.total)));
}

QString PeersPage::chosenAddress() const
{
    const auto chosen = table_->chosen();
    return chosen.isValid() ? chosen.data(PeerModel::KeyRole).toString() : QString{};
}

void PeersPage::followChoice()
{
    const auto address = chosenAddress();
    ban_->setEnabled(!address.isEmpty());
    copy_->setEnabled(!address.isEmpty());
    pieces_->setVisible(!address.isEmpty());
    if (address == shownPeer_)
        return;
    shownPeer_ = address;
    pieces_->setPieces({});
    askPieces();
}

void PeersPage::askPieces()
{
    const auto address = chosenAddress();
    if (address.isEmpty() || !hasShare())
        return;
    const auto take = [this, address](PieceMap pieces) {
        if (address == shownPeer_)
            pieces_->setPieces(std::move(pieces));
    };
    // Who has just gone has no pieces, and is gone from the table with the next answer.
    engine().peerPieces(share(), plain(address), answer<PieceMap>(take, [take](const Error&) { take({}); }));
}

void PeersPage::addPeer()
{
    auto* dialog = new AddPeerDialog{this};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, id = share()] { engine().addPeer(id, plain(dialog->address()), done()); });
    dialog->open();
}

void PeersPage::banPeer()
{
    const auto address = chosenAddress();
    if (address.isEmpty())
        return;
    auto* question = new QMessageBox{QMessageBox::Question, tr("Ban a peer"), tr("Ban %1?", "an address").arg(address),
                                     QMessageBox::Cancel, this};
    question->setObjectName(QStringLiteral("banQuestion"));
    question->setTextFormat(Qt::PlainText);
    question->setInformativeText(tr("No share deals with this address any more, until Shoal is started again."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* yes = question->addButton(tr("&Ban"), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("banYes"));
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this,
            [this, address, id = share()] { engine().banPeer(id, plain(address), done()); });
    question->open();
}

void PeersPage::copyAddress() { desk().surroundings.copy(chosenAddress()); }

void PeersPage::offer(const QPoint& where)
{
    QMenu menu{this};
    menu.addActions({copy_, ban_});
    menu.addSeparator();
    menu.addAction(add_);
    menu.exec(table_->viewport()->mapToGlobal(where));
}

} // namespace shoal::ui
