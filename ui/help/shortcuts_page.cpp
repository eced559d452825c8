#include "ui/help/shortcuts_page.h"

#include "ui/words/mnemonic.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace shoal::ui {
namespace {
constexpr int helpColumn = 2;

/// Rows that have all the words, in any of their columns.
class AllWordsFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QStringList& words)
    {
        words_ = words;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        QString all;
        for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
            all += sourceModel()->index(row, column, parent).data().toString() + QLatin1Char{'\n'};
        return std::ranges::all_of(words_,
                                   [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList words_;
};

QStandardItem* shortcutCell(const QString& text)
{
    auto* cell = new QStandardItem{text};
    cell->setEditable(false);
    cell->setToolTip(text);
    return cell;
}
} // namespace

ShortcutsPage::ShortcutsPage(const std::vector<ShortcutRow>& rows, QWidget* parent)
    : QDialog{parent}
    , search_{new QLineEdit}
    , list_{new QTreeView}
    , found_{new QLabel}
    , shown_{new AllWordsFilter{this}}
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* model = new QStandardItemModel{this};
    model->setHorizontalHeaderLabels({tr("Action"), tr("Shortcut"), tr("What it does"), tr("Menu")});
    for (const auto& row : rows)
        model->appendRow({shortcutCell(withoutMnemonic(row.text)),
                          shortcutCell(row.shortcut.toString(QKeySequence::NativeText)), shortcutCell(row.help),
                          shortcutCell(withoutMnemonic(row.menu))});
    shown_->setSourceModel(model);

    search_->setObjectName(QStringLiteral("search"));
    search_->setPlaceholderText(tr("Type to find an action or a key"));
    search_->setAccessibleName(tr("Find an action or a key"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    list_->setObjectName(QStringLiteral("shortcuts"));
    list_->setAccessibleName(tr("Actions and their shortcuts"));
    list_->setModel(shown_);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAlternatingRowColors(true);
    list_->setAllColumnsShowFocus(true);
    list_->header()->setStretchLastSection(false);
    for (int column = 0; column < model->columnCount(); ++column) {
        list_->resizeColumnToContents(column);
        list_->header()->resizeSection(column, list_->columnWidth(column) + 2 * fontMetrics().averageCharWidth());
    }
    list_->header()->setSectionResizeMode(helpColumn, QHeaderView::Stretch);
    found_->setObjectName(QStringLiteral("found"));

    auto* buttons = new QDialogButtonBox;
    auto* close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("close"));
    close->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(search_, &QLineEdit::textChanged, this, &ShortcutsPage::search);
    auto* find = new QShortcut{QKeySequence::Find, this};
    connect(find, &QShortcut::activated, search_, [this] { search_->setFocus(Qt::ShortcutFocusReason); });

    auto* layout = new QVBoxLayout{this};
    layout->addWidget(search_);
    layout->addWidget(list_, 1);
    layout->addWidget(found_);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 30);
    search({});
}

void ShortcutsPage::search(const QString& text)
{
    static_cast<AllWordsFilter*>(shown_)->setWords(text.split(QLatin1Char{' '}, Qt::SkipEmptyParts));
    const int count = shown_->rowCount();
    found_->setText(count == 0 ? tr("No action has these words. Try fewer, or others.")
                               : tr("%n action(s)", nullptr, count));
}

bool ShortcutsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != search_ || event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Down || shown_->rowCount() == 0)
        return false;
    list_->setFocus(Qt::TabFocusReason);
    list_->setCurrentIndex(shown_->index(0, 0));
    return true;
}

} // namespace shoal::ui
