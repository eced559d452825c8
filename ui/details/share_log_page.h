// What happened to a share, on a page of the details.
#pragma once

#include "ui/details/details_page.h"
#include "ui/details/log_model.h"

class QPushButton;
class QTreeView;

namespace shoal::ui {

/// Asks only when the log has grown.
class ShareLogPage : public DetailsPage {
    Q_OBJECT
public:
    explicit ShareLogPage(Desk& desk, QWidget* parent = nullptr);
    QTreeView& table() { return *view_; }

protected:
    void clear() override;
    void ask() override;

private:
    void take(const LogPage& page);
    void copy();

    LogModel* model_;
    QTreeView* view_;
    QPushButton* copy_;
    bool isStale_ = true;
};

} // namespace shoal::ui
