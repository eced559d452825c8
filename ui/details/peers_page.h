// Who a share is exchanged with.
#pragma once

#include "ui/details/details_page.h"
#include "ui/details/peer_model.h"
#include "ui/details/piece_map_widget.h"
#include "ui/details/table_view.h"

class QAction;

namespace shoal::ui {

class PeersPage : public DetailsPage {
    Q_OBJECT
public:
    explicit PeersPage(Desk& desk, QWidget* parent = nullptr);
    TableView& table() { return *table_; }

protected:
    void clear() override;
    void ask() override;

private:
    QAction* newAction(const QString& text, const QString& name, void (PeersPage::*run)());
    QWidget* buttons();
    QString chosenAddress() const;
    void take(const PeerPage& page);
    void followChoice();
    void askPieces();
    void addPeer();
    void banPeer();
    void copyAddress();
    void offer(const QPoint& where);

    PeerModel* model_;
    TableView* table_;
    QLabel* count_;
    PieceMapWidget* pieces_;
    QAction* add_;
    QAction* ban_;
    QAction* copy_;
    QString shownPeer_; ///< whose pieces are on the screen
};

} // namespace shoal::ui
