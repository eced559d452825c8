// The first page of the details: how a share does, in facts, pieces and speeds.
#pragma once

#include "ui/details/details_page.h"
#include "ui/details/facts_form.h"
#include "ui/details/piece_map_widget.h"
#include "ui/details/speed_graph_widget.h"

class QBoxLayout;
class QComboBox;
class QProgressBar;
class QScrollArea;

namespace shoal::ui {

class OverviewPage : public DetailsPage {
    Q_OBJECT
public:
    explicit OverviewPage(Desk& desk, QWidget* parent = nullptr);

protected:
    void clear() override;
    void ask() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* headPart();
    QWidget* speedPart();
    void askSpeeds();
    void take(const ShareDetails& share);
    SpeedSpan span() const;
    void arrange();

    QScrollArea* area_;
    QBoxLayout* parts_;   ///< side by side where there is room
    QBoxLayout* columns_; ///< likewise
    QWidget* speedPart_;
    QLabel* name_;
    QLabel* state_;
    QProgressBar* progress_;
    FactsForm* numbers_;
    FactsForm* facts_;
    PieceMapWidget* pieces_;
    QComboBox* spans_;
    SpeedGraphWidget* speeds_;
    std::filesystem::path place_;
};

} // namespace shoal::ui
