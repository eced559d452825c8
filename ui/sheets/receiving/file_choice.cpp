#include "ui/sheets/receiving/file_choice.h"

#include "ui/sheets/parts/sheet.h"
#include "ui/words/format.h"
#include "ui/words/state_words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QVBoxLayout>

namespace shoal::ui {

FileChoice::FileChoice(QWidget* parent)
    : QWidget{parent}
    , filter_{new QLineEdit{this}}
    , all_{new QPushButton{tr("Select &all"), this}}
    , none_{new QPushButton{tr("Select &none"), this}}
    , tree_{new FileTreeView{model_, this}}
    , sum_{wrappedLabel({}, "sum", this)}
{
    filter_->setObjectName(QStringLiteral("filter"));
    filter_->setPlaceholderText(tr("Filter the files"));
    filter_->setAccessibleName(tr("Filter the files"));
    filter_->setClearButtonEnabled(true);
    tree_->setColumnHidden(FileTreeModel::ProgressColumn, true);
    tree_->header()->setStretchLastSection(false);
    tree_->header()->setSectionResizeMode(FileTreeModel::NameColumn, QHeaderView::Stretch);
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char{'0'});
    tree_->setColumnWidth(FileTreeModel::SizeColumn, digit * 13);
    tree_->setColumnWidth(FileTreeModel::PriorityColumn, digit * 18);
    tree_->setMinimumHeight(fontMetrics().height() * 9);
    build();
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) { tree_->setFilter(text.trimmed()); });
    connect(tree_, &QWidget::customContextMenuRequested, this, &FileChoice::offerPriorities);
    connect(&model_, &FileTreeModel::sumsChanged, this, [this] {
        tellSum();
        Q_EMIT changed();
    });
}

void FileChoice::build()
{
    all_->setObjectName(QStringLiteral("all"));
    none_->setObjectName(QStringLiteral("none"));
    for (auto* button : {all_, none_})
        button->setAutoDefault(false);
    connect(all_, &QPushButton::clicked, this, [this] { chooseShown(FilePriority::Normal); });
    connect(none_, &QPushButton::clicked, this, [this] { chooseShown(FilePriority::Skip); });
    auto* row = new QHBoxLayout;
    row->addWidget(filter_, 1);
    row->addWidget(all_);
    row->addWidget(none_);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(tree_, 1);
    column->addWidget(sum_);
}

void FileChoice::setFiles(const std::vector<ShareFileRow>& rows)
{
    filter_->clear();
    model_.setFiles(rows);
}

std::uint32_t FileChoice::chosenCount() const
{
    return model_.fileCount() - model_.sums().withPriority(FilePriority::Skip);
}

void FileChoice::chooseShown(FilePriority priority)
{
    QModelIndexList top;
    for (int row = 0; row < model_.rowCount(); ++row)
        top.append(model_.index(row, 0));
    model_.setPriority(top, priority);
}

void FileChoice::offerPriorities(const QPoint& where)
{
    if (tree_->chosen().isEmpty())
        return;
    auto* menu = new QMenu{this};
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const auto priority : {FilePriority::High, FilePriority::Normal, FilePriority::Low, FilePriority::Skip})
        menu->addAction(filePriorityText(priority), this,
                        [this, priority] { model_.setPriority(tree_->selectionModel()->selectedRows(), priority); });
    menu->popup(tree_->viewport()->mapToGlobal(where));
}

void FileChoice::tellSum()
{
    const auto files = tr("%Ln file(s)", nullptr, static_cast<int>(model_.fileCount()));
    sum_->setText(tr("%L1 of %2 chosen, %3 of %4", "so many of so many files, and their sizes")
                      .arg(chosenCount())
                      .arg(files, bytesText(chosenSize()), bytesText(model_.sums().size)));
}

} // namespace shoal::ui
