#include "ui/preferences/text_list_editor.h"

#include "ui/words/format.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>

namespace shoal::ui {
namespace {
constexpr int linesShown = 4;
}

TextListEditor::TextListEditor(QWidget* parent)
    : ValueEditor{parent}
    , lines_{new QListWidget}
    , next_{new QLineEdit}
    , add_{new QPushButton{tr("A&dd")}}
    , remove_{new QPushButton{tr("Remo&ve")}}
{
    auto* layout = new QGridLayout{this};
    layout->setContentsMargins({});
    layout->addWidget(lines_, 0, 0);
    layout->addWidget(remove_, 0, 1, Qt::AlignTop);
    layout->addWidget(next_, 1, 0);
    layout->addWidget(add_, 1, 1);
    layout->setColumnStretch(0, 1);
    setFocusProxy(lines_);
    lines_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    lines_->setFixedHeight(fontMetrics().lineSpacing() * (linesShown + 1));
    lines_->installEventFilter(this);
    next_->setObjectName(QStringLiteral("next"));
    next_->setPlaceholderText(tr("One more"));
    next_->installEventFilter(this);
    add_->setObjectName(QStringLiteral("add"));
    remove_->setObjectName(QStringLiteral("remove"));
    for (auto* button : {add_, remove_})
        button->setAutoDefault(false);
    setTabOrder(lines_, remove_);
    setTabOrder(remove_, next_);
    setTabOrder(next_, add_);
    add_->setEnabled(false);
    remove_->setEnabled(false);
    connect(next_, &QLineEdit::textChanged, this,
            [this](const QString& line) { add_->setEnabled(!line.trimmed().isEmpty()); });
    connect(add_, &QPushButton::clicked, this, &TextListEditor::addTyped);
    connect(remove_, &QPushButton::clicked, this, &TextListEditor::removeChosen);
    connect(lines_, &QListWidget::itemSelectionChanged, this,
            [this] { remove_->setEnabled(!lines_->selectedItems().isEmpty()); });
    connect(lines_, &QListWidget::itemChanged, this, [this] {
        // Not within the list's own dealings with that line.
        QMetaObject::invokeMethod(this, &TextListEditor::dropBlanks, Qt::QueuedConnection);
        Q_EMIT committed();
    });
}

std::string TextListEditor::value() const
{
    QStringList lines;
    for (int i = 0; i < lines_->count(); ++i)
        if (const auto line = lines_->item(i)->text().trimmed(); !line.isEmpty())
            lines.append(line);
    return plain(lines.join(QLatin1Char{','}));
}

void TextListEditor::append(const QString& line)
{
    auto* item = new QListWidgetItem{line, lines_};
    item->setFlags(item->flags() | Qt::ItemIsEditable);
}

void TextListEditor::setValue(const std::string& value)
{
    const QSignalBlocker silence{lines_};
    const auto chosen = lines_->currentRow();
    lines_->clear();
    for (const auto& line : text(value).split(QLatin1Char{','}, Qt::SkipEmptyParts))
        append(line);
    lines_->setCurrentRow(std::min(chosen, lines_->count() - 1));
    remove_->setEnabled(!lines_->selectedItems().isEmpty());
}

void TextListEditor::addTyped()
{
    const QSignalBlocker silence{lines_};
    for (const auto& line : next_->text().split(QLatin1Char{','}, Qt::SkipEmptyParts))
        if (!line.trimmed().isEmpty())
            append(line.trimmed());
    next_->clear();
    Q_EMIT committed();
}

void TextListEditor::removeChosen()
{
    qDeleteAll(lines_->selectedItems());
    Q_EMIT committed();
}

void TextListEditor::dropBlanks()
{
    for (int i = lines_->count() - 1; i >= 0; --i)
        if (lines_->item(i)->text().trimmed().isEmpty())
            delete lines_->takeItem(i);
}

void TextListEditor::finish()
{
    if (!next_->text().trimmed().isEmpty())
        addTyped();
}

bool TextListEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn && watched == lines_ && lines_->selectedItems().isEmpty())
        lines_->setCurrentRow(0);
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto key = static_cast<QKeyEvent*>(event)->key();
    if (watched == lines_ && key == Qt::Key_Delete && remove_->isEnabled()) {
        removeChosen();
        return true;
    }
    if (watched == next_ && (key == Qt::Key_Return || key == Qt::Key_Enter) && add_->isEnabled()) {
        addTyped();
        return true;
    }
    return false;
}

void TextListEditor::describe(const QString& title, const QString& description)
{
    ValueEditor::describe(title, description);
    next_->setAccessibleName(tr("One more for “%1”").arg(title));
    add_->setAccessibleName(tr("Add to “%1”").arg(title));
    remove_->setAccessibleName(tr("Remove from “%1”").arg(title));
}

} // namespace shoal::ui
