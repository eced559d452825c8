// The list of shares on the screen.
#pragma once

#include "ui/list/share_list_model.h"

#include <QTreeView>

namespace shoal::ui {

class ShareListView : public QTreeView {
    Q_OBJECT
public:
    explicit ShareListView(ShareListModel& model, QWidget* parent = nullptr);

    std::set<int> selectedRows() const;
    /// The one that the details are about.
    std::optional<ShareId> current() const;
    void choose(ShareId id);

    /// Once it is on the screen, the state's column takes what width is left: reasons are long.
    void fillWidth() { isToFill_ = true; }
    QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray& state);

Q_SIGNALS:
    void choiceChanged();
    void activatedShare(shoal::ShareId id);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void tellVisible();
    void offerColumns(const QPoint& where);

    bool isToFill_ = false;
    ShareListModel& model_;
};

} // namespace shoal::ui
