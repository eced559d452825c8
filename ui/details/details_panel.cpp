#include "ui/details/details_panel.h"

#include "ui/details/files_page.h"
#include "ui/details/overview_page.h"
#include "ui/details/peers_page.h"
#include "ui/details/share_log_page.h"
#include "ui/details/sources_page.h"

#include <QDataStream>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace shoal::ui {
namespace {
using namespace std::chrono_literals;
constexpr auto pauseAfterChange = 250ms;

} // namespace

DetailsPanel::DetailsPanel(Desk& desk, QWidget* parent)
    : QWidget{parent}
    , stack_{new QStackedWidget{this}}
    , tabs_{new QTabWidget{this}}
    , everySecond_{new QTimer{this}}
    , soon_{new QTimer{this}}
{
    setObjectName(QStringLiteral("details"));
    setAccessibleName(tr("Details"));
    auto* nothing = new QLabel{tr("Choose a share to see its details"), this};
    nothing->setObjectName(QStringLiteral("noDetails"));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    stack_->addWidget(nothing);
    stack_->addWidget(tabs_);
    tabs_->setObjectName(QStringLiteral("detailPages"));
    tabs_->setAccessibleName(tr("Details"));
    tabs_->setDocumentMode(true);
    addPage(new OverviewPage{desk, tabs_}, tr("Overview"), QStringLiteral("overviewPage"));
    addPage(new FilesPage{desk, tabs_}, tr("Files"), QStringLiteral("filesPage"));
    addPage(new PeersPage{desk, tabs_}, tr("Peers"), QStringLiteral("peersPage"));
    addPage(new SourcesPage{desk, tabs_}, tr("Sources"), QStringLiteral("sourcesPage"));
    addPage(new ShareLogPage{desk, tabs_}, tr("Log"), QStringLiteral("logPage"));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins({});
    layout->addWidget(stack_);

    everySecond_->setObjectName(QStringLiteral("everySecond"));
    everySecond_->setInterval(1s);
    soon_->setObjectName(QStringLiteral("soon"));
    soon_->setSingleShot(true);
    soon_->setInterval(pauseAfterChange);
    connect(everySecond_, &QTimer::timeout, this, &DetailsPanel::refresh);
    connect(soon_, &QTimer::timeout, this, &DetailsPanel::refresh);
    connect(tabs_, &QTabWidget::currentChanged, this, &DetailsPanel::refresh);
    connect(&desk.core, &CoreBridge::engineBack, this, &DetailsPanel::refresh);
    connect(&desk.core, &CoreBridge::sharesChanged, this, [this](const ShareIds& ids) {
        if (share_ && isSeen_ && !soon_->isActive() && std::ranges::find(ids, *share_) != ids.end())
            soon_->start();
    });
    connect(&desk.core, &CoreBridge::sharesRemoved, this, [this](const ShareIds& ids) {
        if (share_ && std::ranges::find(ids, *share_) != ids.end())
            show(std::nullopt);
    });
}

void DetailsPanel::addPage(DetailsPage* page, const QString& title, const QString& name)
{
    page->setObjectName(name);
    pages_.push_back(page);
    tabs_->addTab(page, title);
}

void DetailsPanel::show(std::optional<ShareId> share)
{
    if (share == share_)
        return;
    share_ = share;
    for (auto* page : pages_)
        page->setShare(share);
    stack_->setCurrentIndex(share ? 1 : 0);
    setFocusProxy(share ? tabs_ : nullptr); // Tab would go to pages that are not there
    follow();
}

void DetailsPanel::follow()
{
    const bool isLookedAt = share_ && isSeen_;
    if (isLookedAt == everySecond_->isActive())
        return refresh();
    if (!isLookedAt) {
        soon_->stop();
        return everySecond_->stop();
    }
    everySecond_->start();
    refresh();
}

void DetailsPanel::refresh()
{
    if (share_ && isSeen_)
        pages_[static_cast<std::size_t>(tabs_->currentIndex())]->refresh();
}

void DetailsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    isSeen_ = true;
    follow();
}

/// Also when the window is minimised.
void DetailsPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    isSeen_ = false;
    follow();
}

QByteArray DetailsPanel::layoutState() const
{
    QByteArray state;
    QDataStream stream{&state, QIODevice::WriteOnly};
    stream.setVersion(QDataStream::Qt_6_4);
    QMap<QString, QByteArray> headers;
    for (const auto* view : tabs_->findChildren<QTreeView*>())
        headers[view->objectName()] = view->header()->saveState();
    stream << tabs_->currentWidget()->objectName() << headers;
    return state;
}

void DetailsPanel::restoreLayoutState(const QByteArray& state)
{
    QDataStream stream{state};
    stream.setVersion(QDataStream::Qt_6_4);
    QString page;
    QMap<QString, QByteArray> headers;
    stream >> page >> headers;
    if (stream.status() != QDataStream::Ok)
        return;
    if (auto* widget = tabs_->findChild<DetailsPage*>(page))
        tabs_->setCurrentWidget(widget);
    for (auto* view : tabs_->findChildren<QTreeView*>())
        view->header()->restoreState(headers.value(view->objectName()));
}

} // namespace shoal::ui
