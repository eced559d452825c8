// The panel below the list: everything about one share, page by page.
#pragma once

#include "ui/desk.h"

#include <QWidget>

#include <optional>
#include <vector>

class QStackedWidget;
class QTabWidget;
class QTimer;

namespace shoal::ui {

class DetailsPage;

/// Only the page that is looked at asks the engine: once a second, and when the share changes.
class DetailsPanel : public QWidget {
    Q_OBJECT
public:
    explicit DetailsPanel(Desk& desk, QWidget* parent = nullptr);

    /// None: nothing is chosen.
    void show(std::optional<ShareId> share);
    using QWidget::show;
    std::optional<ShareId> share() const { return share_; }

    /// Which page is open, and how the columns stand.
    QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray& state);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addPage(DetailsPage* page, const QString& title, const QString& name);
    void follow();
    void refresh();

    std::optional<ShareId> share_;
    QStackedWidget* stack_;
    QTabWidget* tabs_;
    std::vector<DetailsPage*> pages_;
    QTimer* everySecond_;
    QTimer* soon_; ///< after a change: several are one question
    bool isSeen_ = false;
};

} // namespace shoal::ui
