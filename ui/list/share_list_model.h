// The list of shares as views want it: as many rows as there are, of which those that somebody looks at are fetched.
#pragma once

#include "ui/core_bridge.h"
#include "ui/list/row_window.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>
#include <set>

class QItemSelection;

namespace shoal::ui {

/// Never reset: rows come, go, move and change one by one.
class ShareListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, ProgressRole, StateRole };

    explicit ShareListModel(CoreBridge& core, QObject* parent = nullptr);

    void setFilter(const ShareFilter& filter);
    const ShareFilter& filter() const { return filter_; }
    /// Rows from `first` to `last` are on the screen.
    void setVisible(int first, int last);

    /// Null where the row was not fetched.
    const ShareRow* shareAt(int row) const;
    QModelIndex indexOf(ShareId id) const;
    /// The shares of rows, also of those that were never fetched. Called later, once, on this thread.
    void idsOf(const std::set<int>& rows, std::function<void(ShareIds)> take);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Another name for a share.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// The rows are what the engine has.
    void settled();
    void failed(const shoal::Error& error);

private:
    void want(int row) const;
    void fetchSoon(std::chrono::milliseconds delay);
    void fetch();
    void takePage(std::size_t first, SharePage page);
    void take(FetchedRows next);
    void moveIndexes(const RowWindow::Settled& settled);
    void tellChanged(const std::vector<std::size_t>& rows);
    void readIds(const std::set<int>& rows, ShareIds found, std::function<void(ShareIds)> take);

    CoreBridge& core_;
    ShareFilter filter_;
    ShareSort sort_;
    RowWindow window_;
    std::set<ShareId> gone_;
    std::size_t lookedAtFirst_ = 0;
    std::size_t lookedAtEnd_ = 0;
    QTimer timer_;
    int asked_ = 0; ///< grows with each question
    bool isAsking_ = false;
    bool isAskedAgain_ = false;
};

} // namespace shoal::ui
