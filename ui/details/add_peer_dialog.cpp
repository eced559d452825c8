#include "ui/details/add_peer_dialog.h"

#include "ui/details/peer_words.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace shoal::ui {

AddPeerDialog::AddPeerDialog(QWidget* parent)
    : QDialog{parent}
    , address_{new QLineEdit{this}}
    , hint_{new QLabel{this}}
{
    setWindowTitle(tr("Add a peer"));
    setObjectName(QStringLiteral("addPeer"));
    auto* title = new QLabel{tr("A&ddress and port:"), this};
    title->setBuddy(address_);
    address_->setObjectName(QStringLiteral("peerAddress"));
    address_->setPlaceholderText(QStringLiteral("192.0.2.7:6881"));
    address_->setMinimumWidth(32 * fontMetrics().averageCharWidth());
    hint_->setObjectName(QStringLiteral("peerHint"));
    hint_->setWordWrap(true);
    auto* buttons = new QDialogButtonBox{QDialogButtonBox::Cancel, this};
    add_ = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    add_->setObjectName(QStringLiteral("addPeerButton"));
    add_->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(address_, &QLineEdit::textChanged, this, &AddPeerDialog::check);

    auto* layout = new QVBoxLayout{this};
    layout->addWidget(title);
    layout->addWidget(address_);
    layout->addWidget(hint_);
    layout->addWidget(buttons);
    check();
}

QString AddPeerDialog::address() const { return address_->text().trimmed(); }

void AddPeerDialog::check()
{
    const bool isAddress = isPeerAddress(address_->text());
    add_->setEnabled(isAddress);
    hint_->setText(isAddress || address_->text().trimmed().isEmpty()
                       ? tr("An IPv4 address as in 192.0.2.7:6881, or an IPv6 address as in [2001:db8::7]:6881.")
                       : tr("This is no address with a port: write it as 192.0.2.7:6881 or [2001:db8::7]:6881."));
    address_->setAccessibleDescription(hint_->text());
}

} // namespace shoal::ui
