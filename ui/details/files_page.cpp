#include "ui/details/files_page.h"

#include "ui/words/format.h"
#include "ui/words/state_words.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shoal::ui {
namespace {
constexpr std::size_t filesOfPage = 1000;

std::filesystem::path placeOfFile(const ShareDetails& share, const std::string& path)
{
    for (const auto& place : share.places)
        if (share.torrent && place.index < share.torrent->files.size()
            && share.torrent->files[place.index].path == path)
            return place.path;
    return share.row.folder / path;
}
} // namespace

FilesPage::FilesPage(Desk& desk, QWidget* parent)
    : DetailsPage{desk, parent}
    , model_{new FileTreeModel{this}}
    , tree_{new FileTreeView{*model_, this}}
    , filter_{new QLineEdit{this}}
    , sums_{new QLabel{this}}
{
    auto* layout = new QVBoxLayout{this};
    layout->addWidget(topLine());
    layout->addWidget(tree_, 1);
    layout->addWidget(trouble());
    connect(model_, &FileTreeModel::chosen, this, &FilesPage::edit);
    connect(model_, &FileTreeModel::sumsChanged, this, &FilesPage::tellSums);
    connect(filter_, &QLineEdit::textChanged, tree_, &FileTreeView::setFilter);
    connect(tree_, &QWidget::customContextMenuRequested, this, &FilesPage::offer);
    connect(tree_, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (index.siblingAtColumn(FileTreeModel::NameColumn).data(FileTreeModel::FileRole).isValid())
            withPlace([this](const auto& place) { this->desk().surroundings.openFile(place); });
    });
    tellSums();
}

QWidget* FilesPage::topLine()
{
    auto* line = new QWidget{this};
    filter_->setObjectName(QStringLiteral("fileFilter"));
    filter_->setPlaceholderText(tr("Part of a name"));
    filter_->setClearButtonEnabled(true);
    auto* title = new QLabel{tr("F&ilter:"), line};
    title->setBuddy(filter_);
    sums_->setObjectName(QStringLiteral("fileSums"));
    auto* open = new QPushButton{tr("&Open all folders"), line};
    open->setObjectName(QStringLiteral("expandFiles"));
    connect(open, &QPushButton::clicked, tree_, &QTreeView::expandAll);
    auto* layout = new QHBoxLayout{line};
    layout->setContentsMargins({});
    layout->addWidget(title);
    layout->addWidget(filter_, 1);
    layout->addWidget(sums_, 2);
    layout->addWidget(open);
    return line;
}

void FilesPage::clear()
{
    loaded_ = 0;
    total_ = 0;
    inTurn_ = 0;
    ++edits_;
    filter_->clear();
    model_->setFiles({});
    tellSums();
}

void FilesPage::ask()
{
    if (loaded_ < total_ || total_ <= filesOfPage)
        return askPage(loaded_ < total_ ? loaded_ : 0);
    isTurnOfOthers_ = !isTurnOfOthers_;
    if (const auto seen = isTurnOfOthers_ ? std::nullopt : tree_->visibleFile())
        return askPage(*seen / filesOfPage * filesOfPage);
    askPage(inTurn_);
    inTurn_ = inTurn_ + filesOfPage < total_ ? inTurn_ + filesOfPage : 0;
}

void FilesPage::askPage(std::size_t first)
{
    engine().files(share(), {first, filesOfPage}, answer<FilePage>([this, first, edits = edits_](const FilePage& page) {
                       if (edits == edits_)
                           take(first, page);
                       else
                           askPage(first);
                   }));
}

void FilesPage::take(std::size_t first, const FilePage& page)
{
    total_ = page.total;
    if (first == loaded_)
        loaded_ += page.rows.size();
    model_->take(page.rows);
    tellSums();
    if (loaded_ < total_ && !page.rows.empty())
        askPage(loaded_);
}

void FilesPage::edit(const std::vector<FileChange>& changes)
{
    ++edits_;
    const auto over = [this, id = share()] {
        // Whatever the engine thought of it, the rows say how it is.
        if (id == share())
            loaded_ = 0;
    };
    engine().edit(share(), {.files = changes}, done(over));
}

void FilesPage::tellSums()
{
    const auto& sums = model_->sums();
    const auto count = static_cast<int>(sums.count());
    const auto wanted = count - static_cast<int>(sums.withPriority(FilePriority::Skip));
    if (count == 0)
        sums_->setText(hasShare() ? tr("The list of files has not come yet") : QString{});
    else if (wanted == count)
        sums_->setText(tr("%n file(s), %1", "how many, their size", count).arg(bytesText(sums.size)));
    else
        sums_->setText(tr("%1 of %n file(s) wanted: %2 of %3", "how many, their sizes", count)
                           .arg(locale().toString(wanted), bytesText(sums.wantedSize), bytesText(sums.size)));
}

void FilesPage::withPlace(std::function<void(const std::filesystem::path&)> use)
{
    const auto chosen = tree_->chosen();
    if (chosen.isEmpty() || !hasShare())
        return;
    const auto path = plain(model_->pathOf(chosen.front()));
    engine().details(share(), answer<ShareDetails>([path, use = std::move(use)](const ShareDetails& share) {
                         use(placeOfFile(share, path));
                     }));
}

void FilesPage::addPriorities(QMenu& menu)
{
    for (const auto priority : {FilePriority::High, FilePriority::Normal, FilePriority::Low, FilePriority::Skip})
        menu.addAction(filePriorityText(priority), tree_, [this, priority] { tree_->setPriority(priority); });
}

void FilesPage::offer(const QPoint& where)
{
    QMenu menu{this};
    auto& surroundings = desk().surroundings;
    auto* open = menu.addAction(tr("&Open"), this, [this, &surroundings] {
        withPlace([&surroundings](const auto& place) { surroundings.openFile(place); });
    });
    auto* show = menu.addAction(tr("&Show in folder"), this, [this, &surroundings] {
        withPlace([&surroundings](const auto& place) { surroundings.showInFolder(place); });
    });
    auto* priorities = menu.addMenu(tr("&Priority"));
    addPriorities(*priorities);
    const bool isChosen = !tree_->chosen().isEmpty();
    open->setEnabled(isChosen);
    show->setEnabled(isChosen);
    priorities->setEnabled(isChosen);
    menu.addSeparator();
    menu.addAction(tr("Open &all folders"), tree_, &QTreeView::expandAll);
    menu.addAction(tr("&Close all folders"), tree_, &QTreeView::collapseAll);
    menu.exec(tree_->viewport()->mapToGlobal(where));
}

} // namespace shoal::ui
