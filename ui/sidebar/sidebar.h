// The filters beside the list.
#pragma once

#include "ui/core_bridge.h"
#include "ui/sidebar/filter_list_model.h"

#include <QListView>
#include <QTimer>

namespace shoal::ui {

/// Asks for the counts when something changed, at most once a second.
class Sidebar : public QListView {
    Q_OBJECT
public:
    explicit Sidebar(CoreBridge& core, QWidget* parent = nullptr);

    const FilterListModel& filters() const { return filters_; }
    QSize sizeHint() const override;
    void chooseAll() { setCurrentIndex(filters_.index(filters_.rowOfAll())); }

Q_SIGNALS:
    void chosen(const shoal::ShareFilter& filter);
    void counted(const shoal::ShareCounts& counts);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void askSoon();
    void ask();

    CoreBridge& core_;
    FilterListModel filters_;
    QTimer timer_;
    bool isAsking_ = false;
    bool isAskedAgain_ = false;
};

} // namespace shoal::ui
