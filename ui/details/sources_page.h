// Where a share's peers come from, and how that goes.
#pragma once

#include "ui/details/details_page.h"
#include "ui/details/source_model.h"
#include "ui/details/table_view.h"

class QPushButton;

namespace shoal::ui {

class SourcesPage : public DetailsPage {
    Q_OBJECT
public:
    explicit SourcesPage(Desk& desk, QWidget* parent = nullptr);
    TableView& table() { return *table_; }

protected:
    void clear() override;
    void ask() override;

private:
    void offer(const QPoint& where);

    SourceModel* model_;
    TableView* table_;
    QPushButton* askAll_;
};

} // namespace shoal::ui
