#include "ui/details/share_log_page.h"

#include "ui/details/log_words.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace shoal::ui {
namespace {
constexpr std::size_t mostEntries = 1000; ///< of one question: of what is older, the log in the statistics tells
}

ShareLogPage::ShareLogPage(Desk& desk, QWidget* parent)
    : DetailsPage{desk, parent}
    , model_{new LogModel{this}}
    , view_{new QTreeView{this}}
    , copy_{new QPushButton{tr("&Copy"), this}}
{
    view_->setObjectName(QStringLiteral("log"));
    view_->setAccessibleName(tr("Log of the share"));
    view_->setModel(model_);
    view_->setRootIsDecorated(false);
    view_->setItemsExpandable(false);
    view_->setUniformRowHeights(true);
    view_->setAlternatingRowColors(true);
    view_->setAllColumnsShowFocus(true);
    view_->setTabKeyNavigation(false);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setTextElideMode(Qt::ElideMiddle);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char{'0'});
    view_->setColumnWidth(LogModel::TimeColumn, 20 * digit);
    view_->setColumnWidth(LogModel::KindColumn, 26 * digit);
    copy_->setObjectName(QStringLiteral("copyLog"));
    copy_->setToolTip(tr("Copies the chosen lines, or all of them when none is chosen"));
    connect(copy_, &QPushButton::clicked, this, &ShareLogPage::copy);
    auto* shortcut = new QShortcut{QKeySequence::Copy, view_};
    shortcut->setContext(Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, &ShareLogPage::copy);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(copy_);
    auto* layout = new QVBoxLayout{this};
    layout->addWidget(view_, 1);
    layout->addLayout(buttons);
    layout->addWidget(trouble());

    const auto grew = [this] {
        isStale_ = true;
        if (isVisible())
            refresh();
    };
    connect(&desk.core, &CoreBridge::logGrew, this, grew);
    connect(&desk.core, &CoreBridge::engineBack, this, grew);
    clear();
}

void ShareLogPage::clear()
{
    model_->clear();
    copy_->setEnabled(false);
    isStale_ = true;
}

void ShareLogPage::ask()
{
    if (!isStale_)
        return;
    isStale_ = false;
    const LogFilter filter{.share = share(), .after = model_->newest()};
    engine().log(filter, {0, mostEntries},
                 answer<LogPage>([this](const LogPage& page) { take(page); },
                                 [this](const Error& error) {
                                     isStale_ = true;
                                     tellFailure(error);
                                 }));
}

/// Who reads what is newest goes along with it; who has scrolled up stays there.
void ShareLogPage::take(const LogPage& page)
{
    const auto* bar = view_->verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    model_->grow(page.rows);
    copy_->setEnabled(model_->rowCount() > 0);
    if (isAtEnd && !page.rows.empty())
        view_->scrollToBottom();
    if (isStale_)
        refresh();
}

void ShareLogPage::copy()
{
    std::vector<int> rows;
    for (const auto& index : view_->selectionModel()->selectedRows())
        rows.push_back(index.row());
    const bool isAll = rows.empty();
    for (int row = 0; isAll && row < model_->rowCount(); ++row)
        rows.push_back(row);
    std::ranges::sort(rows);
    QStringList lines;
    for (const auto row : rows)
        lines.append(logLine(model_->entryAt(row)));
    desk().surroundings.copy(lines.join(QLatin1Char{'\n'}));
}

} // namespace shoal::ui
