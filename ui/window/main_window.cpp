#include "ui/window/main_window.h"

#include "ui/details/details_panel.h"
#include "ui/list/list_menus.h"
#include "ui/list/share_list_view.h"
#include "ui/reply.h"
#include "ui/sheets/drop.h"
#include "ui/sheets/welcome_page.h"
#include "ui/sidebar/sidebar.h"
#include "ui/system/icons.h"
#include "ui/window/clipboard_offer.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_line.h"

#include <QCloseEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QScreen>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

namespace shoal::ui {
namespace {
enum Middle { Welcome, List, NothingFits };

QSplitter* splitterOf(Qt::Orientation orientation, QWidget* first, QWidget* second)
{
    auto* splitter = new QSplitter{orientation};
    splitter->addWidget(first);
    splitter->addWidget(second);
    splitter->setChildrenCollapsible(false);
    return splitter;
}
} // namespace

MainWindow::MainWindow(Desk& desk, QSettings& kept, QWidget* parent)
    : QMainWindow{parent}
    , desk_{desk}
    , kept_{kept}
    , actions_{*this}
    , commands_{desk}
    , model_{desk.core}
{
    setWindowTitle(QStringLiteral("Shoal"));
    setWindowIcon(QIcon{QStringLiteral(":/icons/shoal.svg")});
    build();
    connectParts();
    connectActions();
    connectShareActions();
    restore(WindowLayout::load(kept));
    showCounts({});
    setEngineThere(!desk.core.isLost());
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    search_ = new QLineEdit;
    search_->setObjectName(QStringLiteral("search"));
    search_->setPlaceholderText(tr("Filter by name"));
    search_->setAccessibleName(tr("Filter by name"));
    search_->setClearButtonEnabled(true);
    search_->setMaximumWidth(fontMetrics().averageCharWidth() * 36);
    message_ = new MessageBar;
    list_ = new ShareListView{model_};
    nothingFits_ = new QLabel{tr("No share fits this filter.")};
    nothingFits_->setObjectName(QStringLiteral("nothingFits"));
    nothingFits_->setAlignment(Qt::AlignCenter);
    middle_ = new QStackedWidget;
    auto* welcome = new WelcomePage{desk_};
    middle_->insertWidget(Welcome, welcome);
    middle_->insertWidget(List, list_);
    middle_->insertWidget(NothingFits, nothingFits_);
    details_ = new DetailsPanel{desk_};
    sidebar_ = new Sidebar{desk_.core};
    status_ = new StatusLine{desk_};

    below_ = splitterOf(Qt::Vertical, middle_, details_);
    below_->setStretchFactor(0, 1);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout{right};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(message_);
    column->addWidget(below_, 1);
    beside_ = splitterOf(Qt::Horizontal, sidebar_, right);
    beside_->setStretchFactor(1, 1);
    setCentralWidget(beside_);
    setStatusBar(status_);

    actions_.fill(*menuBar());
    actions_.menuOf(Menu::View).addSeparator();
    offerLayout(actions_.menuOf(Menu::View), *list_);
    auto* bar = addToolBar(tr("Tool bar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    actions_.fill(*bar);
    auto* space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addWidget(search_);
    setTabOrder(sidebar_, search_);
    setTabOrder(search_, list_);
    setTabOrder(list_, details_);

    connect(welcome, &WelcomePage::shareRequested, this, &MainWindow::share);
    connect(welcome, &WelcomePage::receiveRequested, this, &MainWindow::receive);
    connect(welcome, &WelcomePage::torrentFileRequested, this, &MainWindow::receiveFile);
}

void MainWindow::connectParts()
{
    auto* drops = new DropTarget{*this};
    connect(drops, &DropTarget::shareRequested, this, &MainWindow::share);
    connect(drops, &DropTarget::receiveRequested, this, &MainWindow::receive);
    connect(drops, &DropTarget::torrentFileRequested, this, &MainWindow::receiveFile);
    connect(drops, &DropTarget::hovered, status_, [this](const QString& words) { status_->showMessage(words); });
    auto* clipboard = new ClipboardOffer{desk_, *this};
    connect(clipboard, &ClipboardOffer::found, this, [this](const QString& link, const QString& name) {
        message_->offer(name.isEmpty() ? tr("There is a link on the clipboard.")
                                       : tr("There is a link to “%1” on the clipboard.").arg(name),
                        tr("&Receive it…"), [this, link] { receive(link); });
    });
    connect(sidebar_, &Sidebar::chosen, this, [this](const ShareFilter& filter) {
        filter_ = filter;
        filterChanged();
    });
    connect(sidebar_, &Sidebar::counted, this, &MainWindow::showCounts);
    connect(search_, &QLineEdit::textChanged, this, &MainWindow::filterChanged);
    connect(&model_, &ShareListModel::settled, this, [this] {
        chooseAwaited();
        follow();
        if (middle_->currentIndex() != Welcome)
            middle_->setCurrentIndex(model_.rowCount() == 0 ? NothingFits : List);
    });
    connect(list_, &ShareListView::choiceChanged, this, [this] {
        awaited_.reset();
        follow();
    });
    connect(list_->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { awaited_.reset(); });
    connect(list_, &QWidget::customContextMenuRequested, this, &MainWindow::offerActions);
    connect(list_, &ShareListView::activatedShare, &commands_, &ShareCommands::open);
    connect(status_, &StatusLine::told, this, &MainWindow::told);

    const auto complain = [this](const Error& error) { message_->tell(error); };
    connect(&commands_, &ShareCommands::failed, this, complain);
    connect(&commands_, &ShareCommands::done, this,
            [this](const QString& words) { status_->showMessage(words, 4000); });
    connect(&model_, &ShareListModel::failed, this, complain);
    connect(&desk_.settings, &SettingsHome::failed, this, complain);
    connect(&desk_.core, &CoreBridge::warned, this, complain);
    connect(&desk_.core, &CoreBridge::shareFailed, this,
            [this](const ShareFailed& failed) { message_->tell(failed.error); });
    connect(&desk_.core, &CoreBridge::filesKept, this, [this](const FilesKept& kept) {
        message_->tell(tr("%n file(s) stay on the disk.", nullptr, static_cast<int>(kept.files)),
                       tr("Another share of the list has them, too."));
    });
    connect(&desk_.core, &CoreBridge::engineLost, this, [this] { setEngineThere(false); });
    connect(&desk_.core, &CoreBridge::engineBack, this, [this] { setEngineThere(true); });
}

void MainWindow::restore(const WindowLayout& layout)
{
    if (!restoreGeometry(layout.geometry))
        resize(QSize{fontMetrics().averageCharWidth() * 170, fontMetrics().height() * 42}.boundedTo(
            screen()->availableSize()));
    if (layout.columns.isEmpty())
        list_->fillWidth();
    else
        list_->restoreLayoutState(layout.columns);
    details_->restoreLayoutState(layout.details);
    if (!beside_->restoreState(layout.beside))
        beside_->setSizes({sidebar_->sizeHint().width(), width() - sidebar_->sizeHint().width()});
    if (!below_->restoreState(layout.below))
        below_->setSizes({height() * 3 / 5, height() * 2 / 5});
    actions_[Act::ShowSidebar].setChecked(layout.hasSidebar);
    sidebar_->setVisible(layout.hasSidebar);
    actions_[Act::ShowDetails].setChecked(layout.hasDetails);
}

void MainWindow::keep()
{
    WindowLayout{.geometry = saveGeometry(),
                 .columns = list_->layoutState(),
                 .beside = beside_->saveState(),
                 .below = below_->saveState(),
                 .details = details_->layoutState(),
                 .hasSidebar = actions_[Act::ShowSidebar].isChecked(),
                 .hasDetails = actions_[Act::ShowDetails].isChecked()}
        .save(kept_);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    keep();
    event->ignore();
    Q_EMIT closeWanted();
}

void MainWindow::comeToFront()
{
    if (isMinimized())
        showNormal();
    show();
    raise();
    activateWindow();
}

void MainWindow::showCounts(const ShareCounts& counts)
{
    const bool isEmpty = counts.shares == 0;
    if (isEmpty)
        middle_->setCurrentIndex(Welcome);
    else if (middle_->currentIndex() == Welcome)
        middle_->setCurrentIndex(model_.rowCount() == 0 ? NothingFits : List);
    details_->setVisible(!isEmpty && actions_[Act::ShowDetails].isChecked());
    search_->setEnabled(!isEmpty);
}

void MainWindow::follow()
{
    actions_.setChosen(list_->selectedRows().size(), isEngineThere_);
    details_->show(list_->current());
}

void MainWindow::awaitInList(ShareId id)
{
    awaited_ = id;
    chooseAwaited();
}

void MainWindow::chooseAwaited()
{
    if (awaited_ && model_.indexOf(*awaited_).isValid())
        list_->choose(*std::exchange(awaited_, std::nullopt));
}

void MainWindow::showInList(ShareId id)
{
    if (!model_.indexOf(id).isValid()) {
        search_->clear();
        sidebar_->chooseAll();
    }
    awaitInList(id);
}

void MainWindow::filterChanged()
{
    awaited_.reset();
    auto filter = filter_;
    filter.text = search_->text().trimmed().toStdString();
    model_.setFilter(filter);
}

void MainWindow::setEngineThere(bool isThere)
{
    isEngineThere_ = isThere;
    list_->setEnabled(isThere);
    if (isThere)
        message_->endLasting();
    else
        message_->setLasting(tr("The Shoal that runs the transfers does not answer."),
                             tr("The list shows what was known. Shoal waits for it, and goes on by itself."));
    follow();
}

} // namespace shoal::ui
